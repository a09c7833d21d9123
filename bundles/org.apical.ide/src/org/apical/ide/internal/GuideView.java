package org.apical.ide.internal;

import java.util.ArrayList;
import java.util.List;
import org.apical.ui.Failures;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.osgi.service.prefs.BackingStoreException;

/** The guide through the first experiment: what to do, why, a button that does it, and a tick when it is done. */
public final class GuideView extends ViewPart {

    /** The view's id in plugin.xml. */
    public static final String ID = "org.apical.ide.view.guide";

    private final List<Button> ticks = new ArrayList<>();
    private ScrolledComposite scrolled;
    private Composite page;

    @Override
    public void createPartControl(Composite parent) {
        scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
        scrolled.setExpandHorizontal(true);
        scrolled.setExpandVertical(true);
        page = new Composite(scrolled, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 16;
        layout.marginHeight = 14;
        layout.verticalSpacing = 14;
        page.setLayout(layout);
        wrapped(page, "In about ten minutes: synthetic patients, an experiment of your own, its training, its figures, "
                + "and where the network looks. All of it can be repeated on the command line.");
        int number = 1;
        for (GuideSteps.Step step : GuideSteps.FIRST_EXPERIMENT) {
            add(number++, step);
        }
        scrolled.setContent(page);
        scrolled.addListener(SWT.Resize, event -> scrolled.setMinHeight(
                page.computeSize(scrolled.getClientArea().width, SWT.DEFAULT).y));
    }

    private void add(int number, GuideSteps.Step step) {
        Composite row = new Composite(page, SWT.NONE);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        row.setLayout(layout);
        Button tick = new Button(row, SWT.CHECK);
        tick.setText(number + ". " + step.title());
        tick.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        tick.setToolTipText("Tick it when it is done.");
        tick.setSelection(settings().getBoolean(step.key(), false));
        tick.addListener(SWT.Selection, event -> done(step, tick.getSelection()));
        ticks.add(tick);
        wrapped(row, step.text());
        Command command = getSite().getService(ICommandService.class).getCommand(step.command());
        if (command.isDefined()) {
            Button button = new Button(row, SWT.PUSH);
            button.setText(step.action());
            button.setToolTipText(step.title());
            button.addListener(SWT.Selection, event -> perform(step, tick));
        }
    }

    private static void wrapped(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        label.setLayoutData(data);
    }

    private void perform(GuideSteps.Step step, Button tick) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(step.command(), null);
            if (!tick.isDisposed()) {
                tick.setSelection(true);
            }
            done(step, true);
        } catch (CommandException notNow) {
            Failures.log(step.title(), notNow);
            if (!tick.isDisposed()) {
                tick.setToolTipText("This needs an open experiment: do the step before it first.");
            }
        }
    }

    private static void done(GuideSteps.Step step, boolean done) {
        settings().putBoolean(step.key(), done);
        try {
            settings().flush();
        } catch (BackingStoreException failure) {
            Failures.log("Keep the state of the guide", failure);
        }
    }

    private static IEclipsePreferences settings() {
        return InstanceScope.INSTANCE.getNode("org.apical.ide.guide");
    }

    @Override
    public void setFocus() {
        ticks.get(0).setFocus();
    }
}

package org.apical.ui.results.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.experiment.run.RunFolder;
import org.apical.ui.Choices;
import org.apical.ui.Failures;
import org.apical.ui.PageView;
import org.eclipse.jface.widgets.WidgetFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.browser.Browser;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/**
 * The report of the chosen run, or another page that was opened, inside the window; where no browser can be embedded, the
 * system's opens it.
 */
public final class ReportView extends ViewPart implements PageView {

    private Composite all;
    private StackLayout stack;
    private Composite page;
    private Label words;
    private Button outside;
    private Browser browser;
    /** Whether this system has no browser to embed, such as Linux without WebKitGTK. */
    private boolean missing;
    private Path report;

    /** Shows the view, and the report of the chosen run in it. */
    static void show(IWorkbenchPage page) {
        try {
            page.showView(ID);
        } catch (PartInitException failure) {
            Failures.show("Open the report", failure);
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        all = new Composite(parent, SWT.NONE);
        stack = new StackLayout();
        all.setLayout(stack);
        page = new Composite(all, SWT.NONE);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 12;
        layout.marginHeight = 10;
        page.setLayout(layout);
        words = WidgetFactory.label(SWT.WRAP).layoutData(new GridData(SWT.FILL, SWT.TOP, true, false)).create(page);
        outside = WidgetFactory.button(SWT.PUSH).text("Open in the &Browser of the System")
                .onSelect(event -> Program.launch(report.toString())).create(page);
        stack.topControl = page;
        Choices.get().listen(all, choice -> showRun(choice.run().orElse(null)));
    }

    private void showRun(Path run) {
        report = run == null ? null : new RunFolder(run).report();
        if (report != null && Files.exists(report)) {
            show(report);
        } else {
            say(run == null ? "Choose a run in the view Runs." : "'" + run.getFileName()
                    + "' has no report yet: it is written when the run is finished.", false);
        }
    }

    @Override
    public void show(Path shown) {
        report = shown;
        browse();
        if (browser == null) {
            say("This system offers no browser that could show the report in this window (on Linux, install the package "
                    + "webkit2gtk). The report lies in " + report + ".", true);
        } else {
            stack.topControl = browser;
            all.layout(true, true);
        }
    }

    private void say(String sentence, boolean elsewhere) {
        words.setText(sentence);
        outside.setVisible(elsewhere);
        stack.topControl = page;
        all.layout(true, true);
    }

    /** A browser starts processes of its own, and WebKit keeps some of what they used: only a report is worth one. */
    private void browse() {
        if (browser == null && !missing) {
            try {
                browser = new Browser(all, SWT.NONE);
            } catch (SWTError withoutWebKit) {
                missing = true;
            }
        }
        if (browser != null) {
            browser.setUrl(report.toUri().toString());
        }
    }

    /** Returns the report that is shown, {@code null} for none. */
    Path report() {
        return report;
    }

    @Override
    public void setFocus() {
        stack.topControl.setFocus();
    }
}

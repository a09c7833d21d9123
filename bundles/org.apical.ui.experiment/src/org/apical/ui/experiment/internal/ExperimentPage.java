package org.apical.ui.experiment.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.apical.ui.experiment.internal.schema.Part;
import org.apical.ui.experiment.internal.schema.TextFault;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.eclipse.ui.forms.widgets.Section;

/** A page of forms: sections in columns, which follow the text and are closed while it is no YAML. */
abstract class ExperimentPage extends FormPage {

    private final int columns;
    private final List<Consumer<ExperimentModel.State>> followers = new ArrayList<>();
    private ScrolledForm form;
    private Composite content;
    private Composite notice;
    private Hyperlink noticeLink;

    ExperimentPage(ExperimentEditor editor, String id, String title, int columns) {
        super(editor, id, title);
        this.columns = columns;
    }

    final ExperimentModel model() {
        return ((ExperimentEditor) getEditor()).model();
    }

    final ExperimentEditor experimentEditor() {
        return (ExperimentEditor) getEditor();
    }

    @Override
    protected final void createFormContent(IManagedForm managed) {
        FormToolkit toolkit = managed.getToolkit();
        form = managed.getForm();
        Composite body = form.getBody();
        GridLayout outer = new GridLayout();
        outer.marginWidth = 12;
        outer.marginHeight = 8;
        body.setLayout(outer);
        notice = toolkit.createComposite(body);
        GridLayout line = new GridLayout(2, false);
        line.marginWidth = 0;
        notice.setLayout(line);
        GridData hidden = new GridData(SWT.FILL, SWT.TOP, true, false);
        hidden.exclude = true;
        notice.setLayoutData(hidden);
        notice.setVisible(false);
        Label sign = toolkit.createLabel(notice, "");
        sign.setImage(org.apical.ui.Icons.image("error"));
        noticeLink = toolkit.createHyperlink(notice, "", SWT.WRAP);
        wide(noticeLink);
        noticeLink.addHyperlinkListener(new HyperlinkAdapter() {

            @Override
            public void linkActivated(HyperlinkEvent event) {
                model().state().checked().faults().stream().findFirst()
                        .ifPresent(fault -> experimentEditor().reveal(fault.offset(), fault.length()));
            }
        });
        content = toolkit.createComposite(body);
        GridLayout layout = new GridLayout(columns, true);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.horizontalSpacing = 28;
        layout.verticalSpacing = 16;
        content.setLayout(layout);
        content.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        build(content, toolkit);
        model().listen(form, this::show);
        // The toolkit keeps the colours of the theme in which the editor was opened.
        form.getDisplay().asyncExec(() -> {
            if (!form.isDisposed()) {
                form.reskin(SWT.ALL);
            }
        });
    }

    /** Makes the sections. */
    abstract void build(Composite body, FormToolkit toolkit);

    /** Tells a part of this page of every state of the text that is YAML. */
    final void follow(Consumer<ExperimentModel.State> follower) {
        followers.add(follower);
    }

    private void show(ExperimentModel.State state) {
        YamlTree.Fault fault = state.tree().fault().orElse(null);
        boolean broken = fault != null;
        if (broken) {
            String told = state.checked().faults().stream().findFirst().map(TextFault::sentence)
                    .orElse("This is not valid YAML.");
            noticeLink.setText("Line " + fault.line() + " of the source: " + told
                    + " Until it is mended there, this form shows what was read last.");
        } else {
            followers.forEach(follower -> follower.accept(state));
        }
        content.setEnabled(!broken);
        if (broken != notice.getVisible() || broken) {
            notice.setVisible(broken);
            ((GridData) notice.getLayoutData()).exclude = !broken;
            form.getBody().layout(true, true);
        }
    }

    /** Lays out again after something appeared or went. */
    final void reflow() {
        if (form != null && !form.isDisposed()) {
            form.getBody().layout(true, true);
            form.reflow(true);
        }
    }

    /** Makes a section with a title and a sentence under it; returns where its content goes. */
    final Composite section(Composite parent, FormToolkit toolkit, String title, String description, int span) {
        // A title bar would be a picture that keeps the colours of the theme in which it was made.
        Section section = toolkit.createSection(parent, ExpandableComposite.EXPANDED | ExpandableComposite.TWISTIE);
        section.setText(title);
        section.setSeparatorControl(new Label(section, SWT.SEPARATOR | SWT.HORIZONTAL));
        section.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, span, 1));
        section.addExpansionListener(org.eclipse.ui.forms.events.IExpansionListener
                .expansionStateChangedAdapter(event -> reflow()));
        Composite inside = toolkit.createComposite(section);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 4;
        layout.marginHeight = 4;
        inside.setLayout(layout);
        section.setClient(inside);
        if (!description.isEmpty()) {
            Label sentence = toolkit.createLabel(inside, description, SWT.WRAP);
            sentence.setFont(JFaceResources.getFontRegistry().getItalic(JFaceResources.DEFAULT_FONT));
            wide(sentence);
        }
        return inside;
    }

    /** Makes a column of sections. */
    static Composite column(Composite body, FormToolkit toolkit) {
        Composite column = toolkit.createComposite(body);
        plain(column);
        ((GridLayout) column.getLayout()).verticalSpacing = 14;
        return column;
    }

    /** Lays out a part below each other, without margins. */
    static void plain(Composite part) {
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        part.setLayout(layout);
        part.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
    }

    /** Returns which plug-ins may stand at a place. */
    final Part.Choice choice(List<String> path) {
        Part part = model().schema().part(path, any -> Optional.empty()).orElseThrow();
        return part instanceof Part.Choices choices ? choices.item() : (Part.Choice) part;
    }

    /** Lets a control fill the width of its section and wrap within it. */
    static void wide(Control control) {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        control.setLayoutData(data);
    }
}

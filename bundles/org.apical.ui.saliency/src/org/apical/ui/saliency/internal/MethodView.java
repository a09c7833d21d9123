package org.apical.ui.saliency.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.catalog.CatalogEntry;
import org.apical.api.catalog.Kind;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.PassCount;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.Chosen;
import org.apical.ui.Failures;
import org.apical.ui.Services;
import org.apical.ui.SettingsForm;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.part.ViewPart;

/** Chooses how maps are drawn and what they are about; whatever changes is drawn at once. */
public final class MethodView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.saliency.view.method";

    /** So long nothing must change before maps are drawn anew. */
    private static final int PAUSE_MS = 400;
    private static final String FIRST = "smoothGrad";

    private SaliencySession session;
    private ScrolledComposite scroll;
    private Composite body;
    private Combo outputs;
    private Combo methods;
    private Label description;
    private Composite place;
    private SettingsForm form;
    private Label cost;
    private Spinner seed;
    private Scale opacity;
    private List<CatalogEntry> entries = List.of();
    private List<OutputChoice> listed = List.of();
    private Interpreter<?> interpreter;
    private long asked;

    @Override
    public void createPartControl(Composite parent) {
        session = SaliencySession.get();
        scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        body = new Composite(scroll, SWT.NONE);
        body.setLayout(new GridLayout(2, false));
        outputs = combo("&Output", "What the maps are about");
        outputs.addListener(SWT.Selection, event -> session.setOutput(listed.get(outputs.getSelectionIndex())));
        methods = combo("&Method", "The interpreter that draws the maps; plug-ins may bring further ones");
        methods.addListener(SWT.Selection, event -> choose(entries.get(methods.getSelectionIndex()), Map.of()));
        description = wide();
        place = new Composite(body, SWT.NONE);
        place.setLayout(new GridLayout());
        place.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        label("S&eed");
        seed = new Spinner(body, SWT.BORDER);
        seed.setValues(1, 0, Integer.MAX_VALUE, 0, 1, 10);
        seed.setToolTipText("The seed of everything random in the method");
        seed.addListener(SWT.Selection, event -> later());
        label("O&pacity");
        opacity = new Scale(body, SWT.HORIZONTAL);
        opacity.setMaximum(100);
        opacity.setSelection(85);
        opacity.setToolTipText("How much the strongest colours cover the frame");
        opacity.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        opacity.addListener(SWT.Selection, event -> {
            if (getSite().getPage().findView(MapsView.ID) instanceof MapsView maps) {
                maps.setOpacity(opacity.getSelection() / 100.0);
            }
        });
        cost = wide();
        scroll.setContent(body);
        entries = Services.catalog().entries(Kind.INTERPRETER).stream()
                .filter(entry -> entry.state() == CatalogEntry.State.READY)
                // What is hidden there is drawn with the brush.
                .filter(entry -> !entry.shortId().equals("maskOcclusion")).toList();
        entries.forEach(entry -> methods.add(entry.name()));
        Chosen<Interpreter<?>> before = session.method();
        CatalogEntry first = before != null ? before.entry() : entries.stream()
                .filter(entry -> entry.shortId().equals(FIRST)).findFirst().orElse(entries.get(0));
        seed.setSelection((int) session.seed());
        choose(first, before == null ? Map.of() : before.values());
        session.listen(body, this::update);
    }

    private void label(String text) {
        new Label(body, SWT.NONE).setText(text);
    }

    private Combo combo(String title, String tip) {
        label(title);
        Combo combo = new Combo(body, SWT.READ_ONLY | SWT.DROP_DOWN);
        combo.setToolTipText(tip);
        combo.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return combo;
    }

    private Label wide() {
        Label label = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        data.widthHint = 200;
        label.setLayoutData(data);
        return label;
    }

    @Override
    public void setFocus() {
        methods.setFocus();
    }

    private void update() {
        if (!session.outputs().equals(listed)) {
            listed = session.outputs();
            outputs.setItems(listed.stream().map(OutputChoice::label).toArray(String[]::new));
        }
        int at = session.output() == null ? -1 : listed.indexOf(session.output());
        if (at >= 0 && outputs.getSelectionIndex() != at) {
            outputs.select(at);
        }
        tellCost();
    }

    /** Chooses a method by its short id, with settings by name. */
    void choose(String shortId, Map<String, ?> values) {
        entries.stream().filter(entry -> entry.shortId().equals(shortId)).findFirst()
                .ifPresent(entry -> choose(entry, values));
    }

    private void choose(CatalogEntry entry, Map<String, ?> values) {
        methods.select(entries.indexOf(entry));
        if (form != null) {
            form.dispose();
            form = null;
        }
        try {
            interpreter = Services.catalog().contribution(Kind.INTERPRETER, entry);
            form = new SettingsForm(place, SettingsType.of(interpreter.settingsType()));
            form.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            form.setValues(values);
            form.addChangeListener(this::later);
            description.setText(entry.description() + (interpreter.caution().isEmpty() ? ""
                    : " Beware: " + interpreter.caution()) + (entry.reference().isEmpty() ? ""
                            : " (" + entry.reference() + ")"));
        } catch (ApicalException e) {
            Failures.show("Choose a method", e);
            return;
        }
        body.layout(true, true);
        scroll.setMinSize(body.computeSize(Math.max(200, scroll.getClientArea().width), SWT.DEFAULT));
        later();
    }

    /** Draws when nothing has changed for a moment. */
    private void later() {
        tellCost();
        long mine = ++asked;
        body.getDisplay().timerExec(PAUSE_MS, () -> {
            if (!body.isDisposed() && mine == asked) {
                apply();
            }
        });
    }

    private void apply() {
        if (form != null && form.faults().isEmpty()) {
            CatalogEntry entry = entries.get(methods.getSelectionIndex());
            try {
                session.setMethod(chosen(entry, interpreter, form.settings()), seed.getSelection());
            } catch (SettingsException e) {
                throw new IllegalStateException("A form without faults makes settings.", e);
            }
        }
    }

    private static <S extends Record> Chosen<Interpreter<?>> chosen(CatalogEntry entry, Interpreter<S> interpreter,
            Record settings) {
        return new Chosen<>(entry, interpreter, SettingsType.of(interpreter.settingsType())
                .toMap(interpreter.settingsType().cast(settings)));
    }

    private void tellCost() {
        String text = "";
        if (form != null && form.faults().isEmpty()) {
            try {
                PassCount passes = cost(interpreter, form.settings());
                text = String.format(Locale.ROOT, "A map costs %d forward and %d backward passes.", passes.forward(),
                        passes.backward());
            } catch (SettingsException e) {
                throw new IllegalStateException("A form without faults makes settings.", e);
            }
        }
        if (!text.equals(cost.getText())) {
            cost.setText(text);
        }
    }

    private static <S extends Record> PassCount cost(Interpreter<S> interpreter, Record settings) {
        return interpreter.cost(interpreter.settingsType().cast(settings));
    }
}

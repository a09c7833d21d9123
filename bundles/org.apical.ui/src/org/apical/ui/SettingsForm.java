package org.apical.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsException;
import org.apical.api.settings.SettingsException.Fault;
import org.apical.api.settings.SettingsType;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/**
 * A form for any settings record: one line a setting, with label, range, unit, help and a check while it is typed.
 *
 * <p>What a plug-in declares with {@link org.apical.api.settings.Setting} shows up here without a line of interface
 * code. An empty field stands for the default, which it shows in grey.
 */
public final class SettingsForm extends Composite {

    private final SettingsType<?> type;
    private final Map<String, SettingsRow> rows = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Label whole;

    /**
     * Creates a form of defaults.
     *
     * @param parent the widget that holds it
     * @param type the settings record
     */
    public SettingsForm(Composite parent, SettingsType<?> type) {
        super(parent, SWT.NONE);
        this.type = type;
        setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayout layout = new GridLayout(SettingsRow.COLUMNS, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 4;
        setLayout(layout);
        for (SettingField field : type.fields()) {
            rows.put(field.name(), new SettingsRow(this, field, this::changed));
        }
        if (rows.isEmpty()) {
            Label nothing = new Label(this, SWT.NONE);
            nothing.setText("There is nothing to set.");
            nothing.setFont(JFaceResources.getFontRegistry().getItalic(JFaceResources.DEFAULT_FONT));
        }
        whole = new Label(this, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, SettingsRow.COLUMNS, 1);
        data.widthHint = 100;
        data.exclude = true;
        whole.setLayoutData(data);
        whole.setForeground(Palette.color(Palette.BAD));
        whole.setVisible(false);
        validate();
    }

    /**
     * Fills the form; what is not named shows its default. Listeners are not told.
     *
     * @param values numbers, strings, booleans or lists by setting name; unknown names are left out
     */
    public void setValues(Map<String, ?> values) {
        checkWidget();
        rows.forEach((name, row) -> row.set(values.get(name)));
        validate();
    }

    /**
     * Returns what was filled in; defaults that were left alone are not among it.
     *
     * @return texts, booleans and lists of texts by setting name, which {@link SettingsType#bind} takes
     */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        rows.forEach((name, row) -> row.given().ifPresent(value -> values.put(name, value)));
        return values;
    }

    /**
     * Returns what does not fit, as the messages beside the fields say.
     *
     * @return the faults, none when the settings can be used
     */
    public List<Fault> faults() {
        try {
            type.bind(values());
            return List.of();
        } catch (SettingsException exception) {
            return exception.faults();
        }
    }

    /**
     * Makes the settings record.
     *
     * @return the record
     * @throws SettingsException with everything that does not fit
     */
    public Record settings() throws SettingsException {
        return type.bind(values());
    }

    /**
     * Tells a listener whenever the user changed a setting.
     *
     * @param listener what to tell
     */
    public void addChangeListener(Runnable listener) {
        listeners.add(listener);
    }

    /**
     * Shows a field and puts the cursor into it.
     *
     * @param name the setting's name
     */
    public void reveal(String name) {
        SettingsRow row = rows.get(name);
        if (row != null) {
            row.focus();
        }
    }

    @Override
    public boolean setFocus() {
        return rows.isEmpty() ? super.setFocus() : rows.values().iterator().next().focus();
    }

    private void changed() {
        validate();
        listeners.forEach(Runnable::run);
    }

    private void validate() {
        List<Fault> faults = faults();
        List<String> general = new ArrayList<>();
        rows.values().forEach(row -> row.setFault(null));
        for (Fault fault : faults) {
            SettingsRow row = rows.get(fault.key());
            if (row == null) {
                general.add(text(fault));
            } else {
                row.setFault(text(fault));
            }
        }
        String text = String.join(" ", general);
        boolean shown = !text.isEmpty();
        whole.setText(text);
        if (shown != whole.getVisible()) {
            whole.setVisible(shown);
            ((GridData) whole.getLayoutData()).exclude = !shown;
            requestLayout();
        }
    }

    private static String text(Fault fault) {
        return (fault.message() + " " + fault.remedy()).strip();
    }
}

package org.apical.ui.experiment.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.apical.api.settings.SettingField;
import org.apical.api.settings.SettingsType;
import org.apical.ui.SettingsForm;
import org.apical.ui.experiment.internal.yaml.YamlEdit;
import org.apical.ui.experiment.internal.yaml.YamlTree;
import org.apical.ui.experiment.internal.yaml.YamlValues;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;

/** The form of a settings record that stands at a place of the text; each change is written there at once. */
final class BoundForm {

    /** How an empty text is written, which is something else than no text. */
    private static final String EMPTY = "\"\"";

    private final ExperimentModel model;
    private final List<String> path;
    private final SettingsType<?> type;
    private final SettingsForm form;
    private Map<String, Object> shown = new HashMap<>();

    BoundForm(Composite parent, ExperimentModel model, List<String> path, SettingsType<?> type) {
        this.model = model;
        this.path = path;
        this.type = type;
        this.form = new SettingsForm(parent, type);
        form.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        form.addChangeListener(this::write);
    }

    SettingsForm control() {
        return form;
    }

    /** Shows what the text says. */
    void show(YamlTree tree) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (SettingField field : type.fields()) {
            List<String> place = YamlEdit.child(path, field.name());
            if (field.list()) {
                tree.scalars(place).ifPresent(items -> values.put(field.name(), items));
            } else {
                tree.scalar(place).ifPresent(value -> values.put(field.name(), value.isEmpty() ? EMPTY : value));
            }
        }
        // What is being typed is not written anew when it says the same.
        if (!values.equals(form.values())) {
            form.setValues(values);
        }
        shown = form.values();
    }

    private void write() {
        Map<String, Object> now = form.values();
        for (SettingField field : type.fields()) {
            Object value = now.get(field.name());
            if (!Objects.equals(value, shown.get(field.name()))) {
                List<String> place = YamlEdit.child(path, field.name());
                model.edit(place, edit -> value == null ? edit.remove(place) : edit.set(place, written(field, value)));
            }
        }
        shown = now;
    }

    private static String written(SettingField field, Object value) {
        if (value instanceof List<?> items) {
            return YamlValues.list(items.stream().map(item -> one(field, item.toString())).toList());
        }
        return value.equals(EMPTY) ? EMPTY : one(field, value.toString());
    }

    private static String one(SettingField field, String value) {
        return field.type() == String.class || field.type() == java.nio.file.Path.class ? YamlValues.text(value)
                : YamlValues.plain(value);
    }
}

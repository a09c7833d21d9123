package org.apical.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apical.api.settings.SettingField;
import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** One line of a form of settings: label, field, unit and range. */
final class SettingsRow {

    static final int COLUMNS = 3;

    private final SettingField field;
    private final Runnable changed;
    private final Control control;
    private final ControlDecoration decoration;
    private final String help;
    private boolean filling;

    SettingsRow(Composite parent, SettingField field, Runnable changed) {
        this.field = field;
        this.changed = changed;
        this.help = help(field);
        Label label = new Label(parent, SWT.NONE);
        label.setText(field.label() + (field.defaultText().isEmpty() ? " *" : ""));
        label.setToolTipText(help);
        label.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        control = control(parent);
        control.setToolTipText(help);
        control.setData("setting", field.name());
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            public void getName(AccessibleEvent event) {
                event.result = field.label();
            }

            @Override
            public void getHelp(AccessibleEvent event) {
                event.result = help;
            }
        });
        String words = field.rangeText().isEmpty() ? field.unit() : field.rangeText();
        if (words.isEmpty()) {
            Control whole = control.getParent() == parent ? control : control.getParent();
            ((GridData) whole.getLayoutData()).horizontalSpan = COLUMNS - 1;
        } else {
            Label range = new Label(parent, SWT.NONE);
            range.setText(words);
            range.setToolTipText(help);
            range.setEnabled(false);
            range.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        }
        decoration = new ControlDecoration(control, SWT.LEFT | SWT.CENTER, parent);
        decoration.setImage(FieldDecorationRegistry.getDefault()
                .getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
        decoration.hide();
    }

    private static String help(SettingField field) {
        String text = field.help();
        if (field.list()) {
            text += " Several are separated by commas.";
        }
        return field.defaultText().map(value -> value.isEmpty() ? "" : "\nDefault: " + value).map(text::concat)
                .orElse(text + "\nMust be given.") + "\nKey: " + field.name();
    }

    private Control control(Composite parent) {
        Control made;
        if (field.type() == boolean.class || field.type() == Boolean.class) {
            // Three states in one: what is not said takes the default, which its name tells.
            made = combo(parent, List.of("true", "false"), List.of("yes", "no"));
        } else if (!field.choices().isEmpty() && !field.list()) {
            made = combo(parent, field.choices(), field.choices());
        } else if (field.type() == Path.class) {
            return path(parent);
        } else {
            made = text(parent);
        }
        made.setLayoutData(data());
        return made;
    }

    private static GridData data() {
        GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
        data.horizontalIndent = 10;
        data.widthHint = 120;
        data.minimumWidth = 70;
        return data;
    }

    private Combo combo(Composite parent, List<String> words, List<String> shown) {
        Combo combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
        List<String> items = new ArrayList<>();
        items.add(field.defaultText().map(word -> "default (" + shown(words, shown, word) + ")").orElse(""));
        items.addAll(shown);
        combo.setItems(items.toArray(String[]::new));
        combo.setData(words);
        combo.select(0);
        combo.addListener(SWT.Selection, event -> tell());
        // Scrolling a form must not change what lies under the pointer.
        combo.addListener(SWT.MouseVerticalWheel, event -> event.doit = false);
        return combo;
    }

    private static String shown(List<String> words, List<String> shown, String word) {
        int at = words.indexOf(word);
        return at < 0 ? word : shown.get(at);
    }

    private Text text(Composite parent) {
        Text text = new Text(parent, SWT.BORDER | SWT.SINGLE);
        field.defaultText().ifPresent(text::setMessage);
        text.addListener(SWT.Modify, event -> tell());
        return text;
    }

    private Text path(Composite parent) {
        Composite both = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        both.setLayout(layout);
        both.setLayoutData(data());
        Text text = text(both);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        Button browse = new Button(both, SWT.PUSH);
        browse.setText("Browse...");
        browse.setToolTipText("Choose a file for: " + field.label());
        browse.addListener(SWT.Selection, event -> {
            FileDialog dialog = new FileDialog(browse.getShell(), SWT.OPEN);
            dialog.setText(field.label());
            String chosen = dialog.open();
            if (chosen != null) {
                text.setText(chosen);
            }
        });
        return text;
    }

    private void tell() {
        if (!filling) {
            changed.run();
        }
    }

    void set(Object value) {
        filling = true;
        try {
            if (control instanceof Combo combo) {
                combo.select(value == null ? 0 : words(combo).indexOf(value.toString()) + 1);
            } else {
                Text text = (Text) control;
                String next = value == null ? "" : written(value);
                if (!next.equals(text.getText())) {
                    text.setText(next);
                }
            }
        } finally {
            filling = false;
        }
    }

    private static String written(Object value) {
        return value instanceof List<?> items
                ? items.stream().map(String::valueOf).collect(Collectors.joining(", ")) : value.toString();
    }

    Optional<Object> given() {
        if (control instanceof Combo combo) {
            int chosen = combo.getSelectionIndex();
            return chosen < 1 ? Optional.empty() : Optional.of(words(combo).get(chosen - 1));
        }
        String text = ((Text) control).getText().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(field.list() ? Arrays.stream(text.split(",")).map(String::strip)
                .filter(part -> !part.isEmpty()).toList() : text);
    }

    @SuppressWarnings("unchecked") // The list was put there above.
    private static List<String> words(Combo combo) {
        return (List<String>) combo.getData();
    }

    boolean focus() {
        return control.setFocus();
    }

    void setFault(String text) {
        if (text == null) {
            decoration.hide();
            control.setToolTipText(help);
        } else {
            decoration.setDescriptionText(text);
            decoration.show();
            control.setToolTipText(text + "\n\n" + help);
        }
    }
}

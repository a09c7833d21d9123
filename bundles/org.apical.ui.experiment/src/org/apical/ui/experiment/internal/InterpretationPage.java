package org.apical.ui.experiment.internal;

import java.util.List;

import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.ShortcutSettings;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The page of what comes after training: how frames become a patient, which maps and controls are made. */
final class InterpretationPage extends ExperimentPage {

    static final String ID = "org.apical.ui.experiment.page.interpretation";

    InterpretationPage(ExperimentEditor editor) {
        super(editor, ID, "Interpretation", 2);
    }

    @Override
    void build(Composite body, FormToolkit toolkit) {
        Composite left = column(body, toolkit);
        Composite right = column(body, toolkit);
        Composite maps = section(left, toolkit, "Maps", "Which maps show what the network looked at.", 1);
        new PlugInList(maps, toolkit, this, List.of("interpret"), choice(List.of("interpret")), "Maps");
        Composite aggregate = section(right, toolkit, "Aggregation",
                "How the predictions of frames become one of the patient.", 1);
        new PlugInField(aggregate, toolkit, this, List.of("aggregate"), choice(List.of("aggregate")), "Aggregation",
                "Default (mean)");
        Composite shortcuts = section(right, toolkit, "Shortcut check",
                "Which controls 'apical check-shortcuts' trains to find shortcuts and leaks.", 1);
        BoundForm form = new BoundForm(shortcuts, model(), List.of("shortcuts"),
                SettingsType.of(ShortcutSettings.class));
        follow(state -> form.show(state.tree()));
    }
}

package org.apical.ui.experiment.internal;

import java.util.List;

import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.EarlyStoppingSettings;
import org.apical.experiment.file.ScheduleSettings;
import org.apical.experiment.file.TrainingSettings;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The page of the training: engine and batches, optimiser, loss, schedule and early stopping. */
final class TrainingPage extends ExperimentPage {

    static final String ID = "org.apical.ui.experiment.page.training";

    TrainingPage(ExperimentEditor editor) {
        super(editor, ID, "Training", 2);
    }

    @Override
    void build(Composite body, FormToolkit toolkit) {
        Composite left = column(body, toolkit);
        Composite right = column(body, toolkit);
        Composite general = section(left, toolkit, "Training", "How long and on what the network is trained.", 1);
        bind(general, List.of("training"), TrainingSettings.class);
        List<String> optimizer = List.of("training", "optimizer");
        new PlugInField(section(right, toolkit, "Optimiser", "How steps are made of gradients.", 1), toolkit, this,
                optimizer, choice(optimizer), "Optimiser", "Default (adam)");
        List<String> loss = List.of("training", "loss");
        new PlugInField(section(right, toolkit, "Loss", "What training lowers. Of several tasks each has its own.", 1),
                toolkit, this, loss, choice(loss), "Loss", "Default (that of the task)");
        bind(section(right, toolkit, "Schedule", "How the learning rate changes over the epochs.", 1),
                List.of("training", "schedule"), ScheduleSettings.class);
        bind(section(right, toolkit, "Early stopping", "", 1), List.of("training", "earlyStopping"),
                EarlyStoppingSettings.class);
    }

    private void bind(Composite parent, List<String> path, Class<? extends Record> type) {
        BoundForm form = new BoundForm(parent, model(), path, SettingsType.of(type));
        follow(state -> form.show(state.tree()));
    }
}

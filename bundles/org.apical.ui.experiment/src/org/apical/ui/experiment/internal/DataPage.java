package org.apical.ui.experiment.internal;

import java.util.List;

import org.apical.api.settings.SettingsType;
import org.apical.experiment.file.DataSettings;
import org.apical.experiment.file.SplitSettings;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The page of the data: source, frames, split and augmentation. */
final class DataPage extends ExperimentPage {

    static final String ID = "org.apical.ui.experiment.page.data";

    DataPage(ExperimentEditor editor) {
        super(editor, ID, "Data", 2);
    }

    @Override
    void build(Composite body, FormToolkit toolkit) {
        Composite left = column(body, toolkit);
        Composite right = column(body, toolkit);
        List<String> place = List.of("data", "source");
        Composite source = section(left, toolkit, "Source", "Where the clips and their labels come from.", 1);
        new PathField(source, toolkit, this, List.of("data", "source", "path"), "Folder", "The folder or file of "
                + "clips, or a cohort that was imported. Relative paths begin at the experiment file.", true);
        new PathField(source, toolkit, this, List.of("data", "source", "labels"), "Labels", "A CSV table with a row a "
                + "patient or study. Leave it empty when the source brings its own labels.", false);
        new PlugInField(source, toolkit, this, place, choice(place), "Kind", "Choose a source");
        Composite frames = section(left, toolkit, "Frames", "How clips become what the network sees.", 1);
        BoundForm data = new BoundForm(frames, model(), List.of("data"), SettingsType.of(DataSettings.class));
        follow(state -> data.show(state.tree()));
        Composite patients = section(right, toolkit, "Patients",
                "How patients are divided into training, validation and test part.", 1);
        BoundForm split = new BoundForm(patients, model(), List.of("split"), SettingsType.of(SplitSettings.class));
        follow(state -> split.show(state.tree()));
        Composite augment = section(right, toolkit, "Augmentation", "What varies the frames of training, in this "
                + "order. Nothing is varied when a model is judged.", 1);
        new PlugInList(augment, toolkit, this, List.of("augment"), choice(List.of("augment")), "Augmentations");
    }
}

package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.Tensor;
import org.apical.api.engine.Model;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.interpreter.SaliencyMethod;
import org.apical.api.report.PatientPrediction;
import org.apical.data.Part;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.experiment.file.Contributions;
import org.apical.experiment.file.Experiment;

/** Draws the maps of a few test patients spread from the lowest to the highest prediction. */
final class SaliencyStep {

    private static final int PATIENTS = 6;

    private final Experiment experiment;
    private final Dataset dataset;
    private final Normalisation normalisation;
    private final RunFolder folder;

    private final Heads.Head head;

    SaliencyStep(Experiment experiment, Dataset dataset, Heads.Head head, Normalisation normalisation,
            RunFolder folder) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.head = head;
        this.normalisation = normalisation;
        this.folder = folder;
    }

    void draw(Model model, List<PatientPrediction> test, Progress progress) throws ApicalException {
        List<PatientPrediction> shown = spread(test);
        SaliencyFiles files = new SaliencyFiles(folder.saliency());
        progress.begin("Drawing saliency maps", (long) shown.size() * experiment.interpret().size());
        int rows = dataset.cohort().info().rows();
        int columns = dataset.cohort().info().columns();
        for (Chosen<Interpreter<?>> interpreter : experiment.interpret()) {
            SaliencyMethod method = Contributions.saliency(interpreter);
            for (PatientPrediction patient : shown) {
                progress.checkCancelled();
                StoredClip clip = firstClip(patient.patient());
                byte[] frame = firstFrame(clip);
                Tensor input = FrameInputs.of(List.of(frame), rows, columns, normalisation);
                int output = head.offset() + (head.target().outputs() == 1 ? 0 : (int) patient.prediction());
                Tensor map = method.map(model, input, output, Seeds.mix(experiment.seed(), 3), progress.quiet());
                clear(map.data(), dataset.cohort().sector(clip.index()));
                files.add(patient.patient(), interpreter.entry().shortId(), interpreter.entry().name(), frame,
                        map.data(), rows, columns);
                progress.advance(1);
            }
        }
        files.finish();
    }

    private StoredClip firstClip(String subject) {
        return dataset.clips(Part.TEST).stream().filter(clip -> clip.subject().equals(subject)).findFirst()
                .orElseThrow().clip();
    }

    private byte[] firstFrame(StoredClip clip) {
        byte[] frame = new byte[dataset.cohort().info().rows() * dataset.cohort().info().columns()];
        dataset.read(clip.firstFrame(), frame);
        return frame;
    }

    /** Outside the sector every frame is black; what a map says there is about no picture that can be. */
    private static void clear(float[] map, boolean[] sector) {
        for (int i = 0; i < map.length; i++) {
            map[i] = sector[i % sector.length] ? map[i] : 0;
        }
    }

    private static List<PatientPrediction> spread(List<PatientPrediction> test) {
        List<PatientPrediction> sorted = test.stream().sorted(Comparator
                .comparingDouble(PatientPrediction::prediction).thenComparing(PatientPrediction::patient)).toList();
        int count = Math.min(PATIENTS, sorted.size());
        List<PatientPrediction> spread = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            spread.add(sorted.get(count == 1 ? 0 : (int) Math.round(i * (sorted.size() - 1.0) / (count - 1))));
        }
        return spread;
    }
}

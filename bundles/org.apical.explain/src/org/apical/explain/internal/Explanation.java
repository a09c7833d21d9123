package org.apical.explain.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.interpreter.Interpreter;
import org.apical.api.report.PatientPrediction;
import org.apical.data.StoredClip;
import org.apical.experiment.file.Chosen;
import org.apical.explain.ExplainedRun;
import org.apical.explain.StructureMasks;
import org.apical.interpret.RelevanceMass;
import org.apical.trust.Badge;
import org.apical.trust.MapMeasures;
import org.apical.trust.Measure;
import org.apical.trust.Region;
import org.apical.trust.TrustReport;
import org.apical.trust.counterfactual.ClipMask;

/** Draws and measures the maps of some patients, and hides a structure from the network, clip by clip. */
final class Explanation {

    private final ExplainSettings settings;
    private final ExplainedRun run;
    private final List<Chosen<Interpreter<?>>> interpreters;
    private final Optional<StructureMasks> structure;
    private final ExplanationFiles files;
    private final List<MapRow> maps = new ArrayList<>();
    private final List<HiddenRow> hidden = new ArrayList<>();

    Explanation(ExplainSettings settings, ExplainedRun run, List<Chosen<Interpreter<?>>> interpreters,
            Optional<StructureMasks> structure, ExplanationFiles files) {
        this.settings = settings;
        this.run = run;
        this.interpreters = interpreters;
        this.structure = structure;
        this.files = files;
    }

    List<MapRow> maps() {
        return maps;
    }

    List<HiddenRow> hidden() {
        return hidden;
    }

    void explain(List<Subjects.One> subjects, Progress progress) throws ApicalException {
        int total = 0;
        for (Subjects.One subject : subjects) {
            for (StoredClip clip : subject.clips()) {
                total += interpreters.size() * Math.min(settings.frames(), clip.frames());
            }
        }
        progress.begin("Drawing maps", total);
        for (Subjects.One subject : subjects) {
            for (StoredClip clip : subject.clips()) {
                Optional<ClipMask> mask = structure.isPresent() ? structure.get().of(clip) : Optional.empty();
                for (Chosen<Interpreter<?>> interpreter : interpreters) {
                    draw(subject.prediction(), clip, mask, interpreter, progress);
                }
            }
        }
        if (structure.isPresent()) {
            progress.begin("Hiding the structure", subjects.stream().mapToInt(one -> one.clips().size()).sum());
            for (Subjects.One subject : subjects) {
                for (StoredClip clip : subject.clips()) {
                    progress.checkCancelled();
                    hide(subject.prediction(), clip, progress);
                    progress.advance(1);
                }
            }
        }
    }

    private void draw(PatientPrediction patient, StoredClip clip, Optional<ClipMask> mask,
            Chosen<Interpreter<?>> interpreter, Progress progress) throws ApicalException {
        List<byte[]> all = run.frames(clip);
        boolean[] sector = run.cohort().sector(clip.index());
        int output = run.task().output(patient.prediction());
        for (int frame : Subjects.places(clip.frames(), settings.frames())) {
            progress.checkCancelled();
            byte[] pixels = all.get(frame);
            float[] map = run.maps(interpreter, List.of(pixels), sector, output, settings.seed(),
                    progress.quiet()).get(0);
            Region region = new Region(sector, mask.map(known -> known.frame(frame)));
            Map<String, Double> measures = measures(map, region);
            Optional<TrustReport> trust = settings.trust() ? Optional.of(run.trust(interpreter, pixels, map, region,
                    output, settings.seed(), progress.quiet())) : Optional.empty();
            trust.ifPresent(report -> report.measures().forEach(measure -> add(measures, measure)));
            MapRow row = new MapRow(patient.patient(), clip.file(), frame, clip.frameTimesMs()[frame],
                    interpreter.entry().shortId(), patient.truth(), patient.prediction(), measures,
                    trust.map(TrustReport::badge).orElse(Badge.NONE),
                    trust.map(report -> String.join(" ", report.reasons())).orElse(""),
                    files.name(maps.size() + 1, patient.patient(), interpreter.entry().shortId(), frame));
            files.map(row, pixels, map);
            maps.add(row);
            progress.advance(1);
        }
    }

    private Map<String, Double> measures(float[] map, Region region) {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("entropy", RelevanceMass.entropy(map, region.sector()));
        measures.put("sparseness", MapMeasures.sparseness(map, region.sector()));
        region.structure().ifPresent(structure -> {
            measures.put("massInStructure", RelevanceMass.share(map, structure));
            measures.put("areaOfStructure", RelevanceMass.areaShare(structure, region.sector()));
            measures.put("massOverArea", MapMeasures.mass(map, region));
            measures.put("pointing", MapMeasures.pointing(map, region, new int[] {
                run.cohort().info().rows(), run.cohort().info().columns()}));
        });
        return measures;
    }

    private static void add(Map<String, Double> measures, Measure measure) {
        String id = measure.kind().id();
        if (!id.equals("mass")) {
            measures.putIfAbsent(id, measure.value());
        }
    }

    private void hide(PatientPrediction patient, StoredClip clip, Progress progress) throws ApicalException {
        Optional<ClipMask> mask = structure.orElseThrow().of(clip);
        if (mask.isPresent()) {
            hidden.add(new HiddenRow(patient.patient(), clip.file(), patient.truth(), run.without(clip, mask.get(),
                    patient.prediction(), settings.counterfactual(), settings.seed(), progress.quiet())));
            files.hidden(patient.patient(), run.frames(clip).get(0), mask.get(), settings);
        }
    }
}

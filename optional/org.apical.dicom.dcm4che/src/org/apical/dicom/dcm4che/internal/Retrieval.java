package org.apical.dicom.dcm4che.internal;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;

/** Finds what is wanted, leaves out what is there, and fetches the rest series by series. */
final class Retrieval {
    /** How many instances are named in one request, so that none grows beyond what archives take. */
    private static final int BATCH = 100;

    /** Asks for what the keys name; returns the command set that ends it. */
    @FunctionalInterface
    interface Fetch {
        Attributes fetch(Attributes keys) throws ApicalException;
    }

    private final GetSettings settings;
    private final Incoming incoming;
    private final Progress progress;
    private final List<Problem> problems = new ArrayList<>();
    private int studies;
    private int wanted;
    private int there;

    /** The instances of a series that are not there yet, and whether that is all of it. */
    private record Missing(String study, String series, List<String> instances, boolean all) {
    }

    Retrieval(GetSettings settings, Incoming incoming, Progress progress) {
        this.settings = settings;
        this.incoming = incoming;
        this.progress = progress;
    }

    int studies() {
        return studies;
    }

    int wanted() {
        return wanted;
    }

    int alreadyThere() {
        return there;
    }

    List<Problem> problems() {
        return problems;
    }

    void run() throws ApicalException {
        Attributes keys = settings.studies().keys();
        List<Missing> missing = new ArrayList<>();
        progress.begin("Searching studies", 0);
        try (Archive archive = Archive.forFind(settings.peer(), progress)) {
            for (Attributes study : archive.find("STUDY", keys, settings.studies().maxStudies(), progress)) {
                studies++;
                search(archive, study.getString(Tag.StudyInstanceUID), missing);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        progress.begin("Fetching instances", wanted - there);
        if (settings.how() == GetSettings.How.GET) {
            try (Archive archive = Archive.forGet(settings.peer(), incoming, progress)) {
                fetch(missing, series -> archive.get(series, progress));
            }
        } else {
            try (Node node = Node.listener(settings.peer().aet(), settings.bind(), settings.listenPort(),
                    settings.peer().timeoutSeconds(), incoming);
                    Archive archive = Archive.forMove(settings.peer(), progress)) {
                fetch(missing, series -> archive.move(series, settings.peer().aet(), progress));
            }
        }
    }

    private void search(Archive archive, String study, List<Missing> missing) throws ApicalException {
        if (!named("study", study)) {
            return;
        }
        String modality = settings.studies().modality().strip();
        Attributes keys = keys(study, null);
        keys.setNull(Tag.SeriesInstanceUID, VR.UI);
        if (modality.isEmpty()) {
            keys.setNull(Tag.Modality, VR.CS);
        } else {
            keys.setString(Tag.Modality, VR.CS, modality);
        }
        for (Attributes series : archive.find("SERIES", keys, 0, progress)) {
            String uid = series.getString(Tag.SeriesInstanceUID);
            if (!named("series", uid)) {
                continue;
            }
            Attributes images = keys(study, uid);
            images.setNull(Tag.SOPInstanceUID, VR.UI);
            List<String> lacking = new ArrayList<>();
            int all = 0;
            for (Attributes image : archive.find("IMAGE", images, 0, progress)) {
                String instance = image.getString(Tag.SOPInstanceUID);
                if (!named("instance", instance)) {
                    continue;
                }
                all++;
                if (!Files.exists(incoming.file(study, instance))) {
                    lacking.add(instance);
                }
            }
            wanted += all;
            there += all - lacking.size();
            if (!lacking.isEmpty()) {
                missing.add(new Missing(study, uid, lacking, lacking.size() == all));
            }
        }
    }

    private boolean named(String what, String uid) {
        if (!Uids.isUid(uid)) {
            problems.add(new Problem("The archive names " + (what.startsWith("i") ? "an " : "a ") + what + " by '" + uid
                    + "', which is no unique identifier.", settings.peer().address(), "", ""));
            return false;
        }
        return true;
    }

    private void fetch(List<Missing> missing, Fetch fetch) throws ApicalException {
        for (Missing series : missing) {
            if (series.all()) {
                Attributes keys = keys(series.study(), series.series());
                keys.setString(Tag.QueryRetrieveLevel, VR.CS, "SERIES");
                note(series, fetch.fetch(keys));
            } else {
                for (int from = 0; from < series.instances().size(); from += BATCH) {
                    List<String> some = series.instances().subList(from,
                            Math.min(from + BATCH, series.instances().size()));
                    Attributes keys = keys(series.study(), series.series());
                    keys.setString(Tag.QueryRetrieveLevel, VR.CS, "IMAGE");
                    keys.setString(Tag.SOPInstanceUID, VR.UI, some.toArray(String[]::new));
                    note(series, fetch.fetch(keys));
                }
            }
            for (String instance : series.instances()) {
                if (!Files.exists(incoming.file(series.study(), instance))) {
                    problems.add(new Problem("The archive did not send it in an encoding and kind that was asked for.",
                            "instance " + instance, "study " + series.study(), "Try --how move."));
                }
            }
        }
    }

    private void note(Missing series, Attributes end) {
        int failed = end.getInt(Tag.NumberOfFailedSuboperations, 0);
        if (failed > 0) {
            problems.add(new Problem("The archive says that " + failed + " instances failed.",
                    "series " + series.series(), "study " + series.study(), "Start again for what is missing."));
        }
    }

    private static Attributes keys(String study, String series) {
        Attributes keys = new Attributes();
        keys.setString(Tag.StudyInstanceUID, VR.UI, study);
        if (series != null) {
            keys.setString(Tag.SeriesInstanceUID, VR.UI, series);
        }
        return keys;
    }
}

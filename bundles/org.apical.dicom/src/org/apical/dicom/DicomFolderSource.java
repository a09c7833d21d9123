package org.apical.dicom;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.DataSource;
import org.apical.api.source.Listing;
import org.apical.api.source.ScanRegion;

/**
 * Lists the clips and stills among the DICOM files below a folder, or those that a DICOMDIR refers to.
 *
 * <p>The patient is PatientID, the study StudyInstanceUID, the clip SOPInstanceUID. The view is recognised in
 * ViewCodeSequence, ViewName or SeriesDescription. Where identifiers are missing the folder or file takes their
 * place. Files without pixels, in an encoding that cannot be decoded, or seen before under the same SOPInstanceUID
 * are passed over with their reason.
 *
 * <p>Of a folder everything is read, whatever a DICOMDIR in it says; clips that it does not refer to carry a problem
 * that says so. When the DICOMDIR itself is named, only what it refers to is read, and the other DICOM files beside and
 * below it are passed over, each named. In both cases files that it refers to but that are missing are named.
 *
 * @since 1.0
 */
public final class DicomFolderSource implements DataSource<DicomFolderSettings> {
    @Override
    public Class<DicomFolderSettings> settingsType() {
        return DicomFolderSettings.class;
    }

    @Override
    public Listing list(DicomFolderSettings settings, Path path, Progress progress) throws ApicalException {
        if (DicomDirectory.isDirectory(path)) {
            return listDirectory(settings, DicomDirectory.read(path), progress);
        }
        DicomFiles.Listing files = DicomFiles.list(path, progress);
        List<Problem> skipped = new ArrayList<>(files.skipped());
        List<DicomDirectory> directories = DicomDirectory.above(path, files.dicom(), skipped);
        directories.forEach(directory -> skipped.addAll(directory.missing()));
        return list(settings, path, files.dicom(), directories, skipped, progress);
    }

    private static Listing listDirectory(DicomFolderSettings settings, DicomDirectory directory, Progress progress)
            throws ApicalException {
        Path root = directory.file().toAbsolutePath().normalize().getParent();
        List<Problem> skipped = new ArrayList<>(directory.missing());
        List<Path> referenced = new ArrayList<>();
        for (Path file : DicomFiles.list(root, progress).dicom()) {
            if (directory.refersTo(file)) {
                referenced.add(file);
            } else {
                skipped.add(new Problem("The DICOMDIR does not refer to this file.", file.toString(), "",
                        "Name the folder instead of the DICOMDIR to read it too."));
            }
        }
        return list(settings, root, referenced, List.of(), skipped, progress);
    }

    private static Listing list(DicomFolderSettings settings, Path root, List<Path> files,
            List<DicomDirectory> directories, List<Problem> skipped, Progress progress) throws ApicalException {
        List<ClipReference> clips = new ArrayList<>();
        Map<String, Path> seen = new HashMap<>();
        progress.begin("Reading headers", files.size());
        for (Path file : files) {
            progress.checkCancelled();
            try {
                ClipInfo info = read(settings, root, file);
                Path earlier = seen.putIfAbsent(info.clip(), file);
                if (earlier == null) {
                    clips.add(new Reference(info, file, DicomDirectory.notReferenced(file, directories)));
                } else {
                    skipped.add(new Problem("It holds the same SOPInstanceUID as " + earlier + ".", file.toString(),
                            "element " + Tag.toString(Tag.SOP_INSTANCE_UID), ""));
                }
            } catch (ApicalException e) {
                skipped.add(e.problem());
            }
            progress.advance(1);
        }
        return new Listing(clips, skipped);
    }

    private static ClipInfo read(DicomFolderSettings settings, Path root, Path path) throws ApicalException {
        DicomFile file = DicomReader.read(path);
        DicomFrames frames = DicomFrames.of(file);
        if (!frames.isDecodable()) {
            throw ApicalException.badInput(frames.problems().get(frames.problems().size() - 1));
        }
        DicomObject o = file.dataset();
        String relative = Files.isDirectory(root) ? root.relativize(path).toString() : path.getFileName().toString();
        relative = relative.replace('\\', '/');
        int slash = relative.lastIndexOf('/');
        String folder = slash < 0 ? relative : relative.substring(0, slash);
        String study = text(o, Tag.STUDY_INSTANCE_UID, folder);
        String view = EchoViewNames.of(o);
        return new ClipInfo(text(o, Tag.PATIENT_ID, study), study, text(o, Tag.SOP_INSTANCE_UID, relative),
                view.isEmpty() ? settings.assumeView() : view, relative, attributes(file, frames));
    }

    private static String text(DicomObject o, int tag, String otherwise) {
        return o.getString(tag).map(Printable::of).filter(s -> !s.isBlank()).orElse(otherwise);
    }

    private static Map<String, String> attributes(DicomFile file, DicomFrames frames) {
        Map<String, String> attributes = new TreeMap<>();
        DicomObject o = file.dataset();
        o.getString(Tag.MODALITY).map(Printable::of).ifPresent(v -> attributes.put("modality", v));
        o.getString(Tag.ACCESSION_NUMBER).map(Printable::of).filter(v -> !v.isBlank())
                .ifPresent(v -> attributes.put("accession", v));
        o.getString(Tag.MANUFACTURER).map(Printable::of).ifPresent(v -> attributes.put("manufacturer", v));
        o.getString(Tag.MANUFACTURER_MODEL_NAME).map(Printable::of).ifPresent(v -> attributes.put("model", v));
        o.getString(Tag.HEART_RATE).map(Printable::of).ifPresent(v -> attributes.put("heartRate", v));
        doppler(o, frames.description()).ifPresent(v -> attributes.put("doppler", v));
        attributes.put("frames", Integer.toString(frames.count()));
        List<Double> times = FrameTimes.of(o, "", frames.count()).timesMs();
        if (times.size() > 1) {
            attributes.put("fps", String.format(Locale.ROOT, "%.1f", 1000 * (times.size() - 1)
                    / times.get(times.size() - 1)));
        }
        attributes.put("photometric", frames.description().photometric().code());
        attributes.put("transferSyntax", file.transferSyntax().uid());
        return attributes;
    }

    /** "spectral" or "colour" when the scanner declares such a region or colour data, else empty. */
    private static Optional<String> doppler(DicomObject o, PixelDescription pixels) {
        List<UltrasoundRegion> regions = UltrasoundRegion.of(o, pixels.rows(), pixels.columns(), problem -> { });
        if (regions.stream().anyMatch(region -> region.toScanRegion().kind() == ScanRegion.Kind.SPECTRAL)) {
            return Optional.of("spectral");
        }
        boolean colour = regions.stream().anyMatch(UltrasoundRegion::isColorFlow2d)
                || o.getString(Tag.ULTRASOUND_COLOR_DATA_PRESENT).filter("1"::equals).isPresent();
        return colour ? Optional.of("colour") : Optional.empty();
    }

    private record Reference(ClipInfo info, Path file, List<Problem> known) implements ClipReference {
        @Override
        public Clip open() throws ApicalException {
            return new DicomClip(info, DicomReader.read(file), known);
        }

        @Override
        public List<Path> files() {
            return List.of(file);
        }
    }
}

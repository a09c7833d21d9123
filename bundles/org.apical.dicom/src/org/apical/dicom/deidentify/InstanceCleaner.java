package org.apical.dicom.deidentify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Progress;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Photometric;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;

/** Cleans one file: header and pixels, and checks what was written. */
final class InstanceCleaner {
    private static final Set<String> ULTRASOUND = Set.of("1.2.840.10008.5.1.4.1.1.3", "1.2.840.10008.5.1.4.1.1.3.1",
            "1.2.840.10008.5.1.4.1.1.6", "1.2.840.10008.5.1.4.1.1.6.1", "1.2.840.10008.5.1.4.1.1.6.2");
    private static final Set<TransferSyntax> LOSSY = Set.of(TransferSyntax.JPEG_BASELINE, TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_LS_NEAR_LOSSLESS, TransferSyntax.JPEG_2000, TransferSyntax.HTJ2K);
    /** How bright blanked pixels may be once decoded; the darkest colour of a palette need not be black. */
    private static final int BLACK = 48;

    private final DeidentifyOptions options;
    private final Pseudonyms pseudonyms;

    InstanceCleaner(DeidentifyOptions options, Pseudonyms pseudonyms) {
        this.options = options;
        this.pseudonyms = pseudonyms;
    }

    /**
     * A cleaned instance, not written yet.
     *
     * @param patient  pseudonym of the patient
     * @param study    pseudonym of the study
     * @param instance pseudonym of the instance
     * @param dataset  the header
     * @param pixels   the pixels
     * @param actions  how many elements each action was taken on
     */
    record Cleaned(String patient, String study, String instance, DicomObject dataset, CleanedPixels pixels,
            Map<Action, Integer> actions) {

        /** Where the file lies below the folder of released files. */
        Path path() {
            return Path.of(patient, study, instance + ".dcm");
        }
    }

    /**
     * Cleans a file.
     *
     * @param source   the file
     * @param relative its name below the source, which stands in for identifiers that it lacks
     */
    Cleaned clean(Path source, String relative, Progress progress) throws ApicalException, RefusedException {
        DicomFile file = DicomReader.read(source);
        DicomObject o = file.dataset();
        if (!file.hasPixelData()) {
            throw new RefusedException(Refusal.NO_IMAGE, "");
        }
        if (!ULTRASOUND.contains(o.getString(Tag.SOP_CLASS_UID).orElse(""))
                && !o.getString(Tag.MODALITY).orElse("").equals("US")) {
            throw new RefusedException(Refusal.NOT_ULTRASOUND, "");
        }
        CleanedPixels pixels = PixelCleaner.clean(file, progress);
        String parent = relative.substring(0, relative.lastIndexOf('/') + 1);
        String study = o.getString(Tag.STUDY_INSTANCE_UID).orElse("folder " + parent);
        String instance = o.getString(Tag.SOP_INSTANCE_UID).orElse("file " + relative);
        String patientId = o.getString(Tag.PATIENT_ID).or(() -> o.getString(Tag.PATIENT_NAME)
                .map(name -> name + " " + o.getString(Tag.PATIENT_BIRTH_DATE).orElse(""))).orElse(study);
        HeaderCleaner header = new HeaderCleaner(options, pseudonyms, patientId, IdentifyingTokens.of(o));
        DicomObject cleaned = header.clean(o);
        String patient = pseudonyms.name("patient", patientId);
        identify(cleaned, o, study, instance);
        describe(cleaned, pixels, file.transferSyntax());
        ReleaseNotes.write(cleaned, options, patient);
        return new Cleaned(patient, pseudonyms.name("study", study), pseudonyms.name("clip", instance), cleaned,
                pixels, header.counts());
    }

    private void identify(DicomObject cleaned, DicomObject source, String study, String instance) {
        putUid(cleaned, Tag.STUDY_INSTANCE_UID, study);
        putUid(cleaned, Tag.SERIES_INSTANCE_UID, "series of " + study);
        putUid(cleaned, Tag.SOP_INSTANCE_UID, instance);
        // The zero action allows a dummy; with it, tables that know a study by this number still join under the key.
        source.getString(Tag.ACCESSION_NUMBER).ifPresent(number -> cleaned.putString(Tag.ACCESSION_NUMBER, Vr.SH,
                pseudonyms.name("accession", number)));
    }

    private void putUid(DicomObject cleaned, int tag, String otherwise) {
        if (cleaned.getString(tag).isEmpty()) {
            cleaned.putString(tag, Vr.UI, pseudonyms.uid(otherwise));
        }
    }

    private static void describe(DicomObject o, CleanedPixels pixels, TransferSyntax source) {
        StoredFrame form = pixels.form();
        Photometric photometric = form.photometric();
        o.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, photometric.code());
        o.putInts(Tag.SAMPLES_PER_PIXEL, Vr.US, form.samplesPerPixel());
        if (form.samplesPerPixel() == 3) {
            // The ultrasound image module wants planes for YBR_FULL (PS3.3 section C.8.5.6.1.16); RLE has them anyway.
            o.putInts(Tag.PLANAR_CONFIGURATION, Vr.US, photometric == Photometric.YBR_FULL ? 1 : 0);
        }
        o.putInts(Tag.BITS_ALLOCATED, Vr.US, 8 * form.bytesPerSample());
        if (o.contains(Tag.NUMBER_OF_FRAMES)) {
            o.putInts(Tag.NUMBER_OF_FRAMES, Vr.IS, pixels.frames().size());
        }
        if (LOSSY.contains(source)) {
            o.putString(Tag.LOSSY_IMAGE_COMPRESSION, Vr.CS, "01");
        }
        List<String> type = o.getStrings(Tag.IMAGE_TYPE);
        if (!type.isEmpty()) {
            String[] derived = type.toArray(String[]::new);
            derived[0] = "DERIVED";
            o.putString(Tag.IMAGE_TYPE, Vr.CS, derived);
        }
    }

    /** Writes a cleaned instance and reads it again: every frame must decode, and be black where it was blanked. */
    void write(Cleaned cleaned, Path file, Progress progress) throws ApicalException, RefusedException {
        try {
            DicomWriter.write(file, cleaned.dataset(), TransferSyntax.RLE, cleaned.pixels().frames());
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
        try {
            check(cleaned.pixels(), DicomFrames.of(DicomReader.read(file)), progress);
        } catch (ApicalException e) {
            if (e.kind() == ApicalException.Cause.INTERRUPTED) {
                throw e;
            }
            throw new RefusedException(Refusal.NOT_CLEAN, e.problem().message());
        }
    }

    private static void check(CleanedPixels pixels, DicomFrames frames, Progress progress)
            throws ApicalException, RefusedException {
        int ground = -1;
        for (int k = 0; k < frames.count(); k++) {
            progress.checkCancelled();
            byte[] bright = Brightness.of(frames.rgb(k));
            for (int i = 0; i < pixels.kept().length; i++) {
                int value = bright[i] & 0xFF;
                ground = !pixels.kept()[i] && ground < 0 ? value : ground;
                if (!pixels.kept()[i] && (value != ground || value > BLACK)) {
                    throw new RefusedException(Refusal.NOT_CLEAN, "");
                }
            }
        }
        if (frames.count() != pixels.frames().size()) {
            throw new RefusedException(Refusal.NOT_CLEAN, "");
        }
    }
}

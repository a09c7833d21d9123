package org.apical.phantom.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.JpegBaselineEncoder;
import org.apical.dicom.RleEncoder;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;
import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;

/** Draws and writes the clips of one patient. */
public final class PatientWriter {
    private static final JpegBaselineEncoder JPEG = new JpegBaselineEncoder(0.9);

    private final PhantomSettings settings;
    private final Texture texture;
    private final Path out;

    /**
     * Opens a writer that may be used by several threads.
     *
     * @param settings the settings of the cohort
     * @param texture  its speckle
     * @param out      the cohort's folder
     */
    public PatientWriter(PhantomSettings settings, Texture texture, Path out) {
        this.settings = settings;
        this.texture = texture;
        this.out = out;
    }

    /**
     * What was written of one clip.
     *
     * @param patientId    the patient
     * @param studyUid     Study Instance UID
     * @param sopUid       SOP Instance UID
     * @param view         code of the view
     * @param kind         {@code cine}, {@code colour} or {@code still}
     * @param dicom        path of the DICOM file below the cohort's folder
     * @param mask         path of the masks below the cohort's folder
     * @param syntax       transfer syntax UID
     * @param timing       how the file gives the times
     * @param rows         height of a frame
     * @param columns      width of a frame
     * @param cmPerPixel   scale
     * @param frameTimesMs times of the frames
     * @param lvMl         true volumes
     */
    public record Written(String patientId, String studyUid, String sopUid, String view, String kind, String dicom,
            String mask, String syntax, String timing, int rows, int columns, double cmPerPixel,
            double[] frameTimesMs, double[] lvMl) {
    }

    /**
     * Writes all clips of a patient.
     *
     * @param patient the patient
     * @return what was written
     * @throws IOException when a file cannot be written
     */
    public List<Written> write(PhantomPatient patient) throws IOException {
        Heart heart = new Heart(patient, settings);
        List<Written> written = new ArrayList<>();
        written.add(clip(ClipPlan.of(patient, heart, settings, "1-A4C", 1, EchoView.A4C, false, false), heart));
        if (settings.views()) {
            written.add(clip(ClipPlan.of(patient, heart, settings, "2-A2C", 2, EchoView.A2C, false, false), heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "3-PLAX", 3, EchoView.PLAX, false, false), heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "4-PSAX", 4, EchoView.PSAX, false, false), heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "5-A4C-colour", 5, EchoView.A4C, true, false),
                    heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "6-A4C-still", 6, EchoView.A4C, false, true),
                    heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "7-A3C", 7, EchoView.A3C, false, false), heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "8-SC", 8, EchoView.SC, false, false), heart));
            written.add(clip(ClipPlan.of(patient, heart, settings, "9-SSN", 9, EchoView.SSN, false, false), heart));
        }
        return written;
    }

    private Written clip(ClipPlan plan, Heart heart) throws IOException {
        PhantomPatient patient = plan.patient();
        RenderedClip clip = draw(plan, heart);
        BetrayingText.of(plan, settings).ifPresent(text -> text.burnInto(clip));
        int rows = plan.sector().rows();
        int columns = plan.sector().columns();
        String place = patient.patientId() + "/study-1/" + plan.name();
        Path dicom = out.resolve("dicom").resolve(place + ".dcm");
        Path mask = out.resolve("masks").resolve(place + ".png");
        Files.createDirectories(dicom.getParent());
        Files.createDirectories(mask.getParent());
        List<byte[]> frames = new ArrayList<>();
        long stored = 0;
        for (byte[] frame : plan.colour() ? clip.colour() : clip.grey()) {
            byte[] encoded = encode(plan, frame);
            stored += encoded.length;
            frames.add(encoded);
        }
        DicomObject header = ClipHeader.of(plan, clip);
        if (plan.syntax() == TransferSyntax.JPEG_BASELINE) {
            double ratio = (double) rows * columns * (plan.colour() ? 3 : 1) * frames.size() / stored;
            header.putString(Tag.LOSSY_IMAGE_COMPRESSION_RATIO, Vr.DS, String.format(Locale.ROOT, "%.1f", ratio));
            header.putString(Tag.LOSSY_IMAGE_COMPRESSION_METHOD, Vr.CS, "ISO_10918_1");
        }
        DicomWriter.write(dicom, header, plan.syntax(), frames);
        MaskFile.write(mask, clip.masks(), rows, columns);
        String kind = plan.colour() ? "colour" : plan.frameTimesMs().length == 1 ? "still" : "cine";
        return new Written(patient.patientId(), patient.studyUid(), plan.sopUid(), plan.view().name(), kind,
                "dicom/" + place + ".dcm", "masks/" + place + ".png", plan.syntax().uid(), plan.timing().name(), rows,
                columns, 1 / plan.sector().pixelsPerCm(), plan.frameTimesMs(), clip.lvMl());
    }

    /** Draws a clip with its burned-in name and date. */
    RenderedClip draw(ClipPlan plan, Heart heart) {
        String name = ClipHeader.patientName(plan.patient()).replace("^", ", ");
        String date = ClipHeader.studyDate(plan.patient());
        return RenderedClip.of(plan, heart, texture, settings.seed(), name,
                date.substring(6) + "/" + date.substring(4, 6) + "/" + date.substring(0, 4));
    }

    private static byte[] encode(ClipPlan plan, byte[] frame) throws IOException {
        int rows = plan.sector().rows();
        int columns = plan.sector().columns();
        return switch (plan.syntax()) {
            case RLE -> RleEncoder.encode(frame, rows, columns, plan.colour() ? 3 : 1, 1);
            case JPEG_BASELINE -> plan.colour() ? JPEG.encodeRgb(frame, rows, columns)
                    : JPEG.encodeGrey(frame, rows, columns);
            default -> frame;
        };
    }
}

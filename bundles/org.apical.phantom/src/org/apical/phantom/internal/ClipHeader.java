package org.apical.phantom.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomUids;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;
import org.apical.phantom.PhantomPatient;

/** Writes a plan down as a DICOM data set: Ultrasound Multi-frame Image, or Ultrasound Image for a still. */
final class ClipHeader {
    private static final String[][] BRANDS = {{"Cardia Systems", "Meridian 7", "7.2.1"},
        {"Northlight Medical", "Boreal E9", "113.04"}, {"Sonora Imaging", "SV-500", "50.80.103"},
        {"Altair Ultrasound", "Prisma", "4.0"}};
    private static final int TISSUE = 1;
    private static final int COLOUR_FLOW = 2;
    private static final int ECG = 10;
    private static final int CENTIMETRES = 3;
    private static final int SECONDS = 4;

    private ClipHeader() {
    }

    static String patientName(PhantomPatient patient) {
        int number = Integer.parseInt(patient.patientId().substring(1));
        String[] given = patient.male() ? Overlay.GIVEN_MAN : Overlay.GIVEN_WOMAN;
        return Overlay.FAMILY[number % Overlay.FAMILY.length] + "^" + given[number / Overlay.FAMILY.length
                % given.length];
    }

    /** Returns the day of the study as YYYYMMDD; the paper's studies are of 2017 and 2018. */
    static String studyDate(PhantomPatient patient) {
        int number = Integer.parseInt(patient.patientId().substring(1));
        int day = (number * 211) % 672;
        return String.format(Locale.ROOT, "%04d%02d%02d", 2017 + day / 336, 1 + day % 336 / 28, 1 + day % 28);
    }

    static DicomObject of(ClipPlan plan, RenderedClip clip) {
        PhantomPatient patient = plan.patient();
        DicomObject set = new DicomObject();
        String date = studyDate(patient);
        String time = String.format(Locale.ROOT, "%02d%02d%02d", 8 + plan.brand(), (plan.number() * 3) % 60,
                plan.number());
        boolean still = plan.frameTimesMs().length == 1;
        set.putString(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 100");
        boolean lossy = plan.syntax() == TransferSyntax.JPEG_BASELINE;
        set.putString(Tag.IMAGE_TYPE, Vr.CS, lossy ? "DERIVED" : "ORIGINAL", "PRIMARY", "TTE",
                plan.colour() ? "0011" : "0001");
        set.putString(Tag.SOP_CLASS_UID, Vr.UI, still ? DicomUids.ULTRASOUND_IMAGE
                : DicomUids.ULTRASOUND_MULTIFRAME_IMAGE);
        set.putString(Tag.SOP_INSTANCE_UID, Vr.UI, plan.sopUid());
        for (int tag : new int[] {Tag.STUDY_DATE, Tag.SERIES_DATE, Tag.CONTENT_DATE}) {
            set.putString(tag, Vr.DA, date);
        }
        for (int tag : new int[] {Tag.STUDY_TIME, Tag.SERIES_TIME, Tag.CONTENT_TIME}) {
            set.putString(tag, Vr.TM, time);
        }
        set.putString(Tag.ACCESSION_NUMBER, Vr.SH, "A" + patient.patientId().substring(1));
        set.putString(Tag.MODALITY, Vr.CS, "US");
        String[] brand = BRANDS[plan.brand()];
        set.putString(Tag.MANUFACTURER, Vr.LO, brand[0]);
        set.putString(Tag.MANUFACTURER_MODEL_NAME, Vr.LO, brand[1]);
        set.putString(Tag.SOFTWARE_VERSIONS, Vr.LO, brand[2]);
        set.putString(Tag.INSTITUTION_NAME, Vr.LO, "Phantom Hospital");
        set.putString(Tag.REFERRING_PHYSICIAN_NAME, Vr.PN);
        set.putString(Tag.STUDY_DESCRIPTION, Vr.LO, "Transthoracic echocardiogram");
        String words = plan.view().name() + (plan.colour() ? " colour Doppler" : "") + (still ? " still" : "");
        set.putString(Tag.SERIES_DESCRIPTION, Vr.LO, words);
        set.putString(Tag.IMAGE_COMMENTS, Vr.LT, plan.view().meaning());
        person(set, patient, date);
        identity(set, plan);
        timing(set, plan);
        picture(set, plan, lossy);
        regions(set, plan, clip);
        return set;
    }

    private static void person(DicomObject set, PhantomPatient patient, String date) {
        int birthYear = Integer.parseInt(date.substring(0, 4)) - patient.ageYears();
        set.putString(Tag.PATIENT_NAME, Vr.PN, patientName(patient));
        set.putString(Tag.PATIENT_ID, Vr.LO, patient.patientId());
        set.putString(Tag.PATIENT_BIRTH_DATE, Vr.DA, birthYear + "0101");
        set.putString(Tag.PATIENT_SEX, Vr.CS, patient.male() ? "M" : "F");
        set.putString(Tag.PATIENT_AGE, Vr.AS, String.format(Locale.ROOT, "%03dY", patient.ageYears()));
        set.putString(Tag.PATIENT_SIZE, Vr.DS, String.format(Locale.ROOT, "%.2f", patient.heightM()));
        set.putString(Tag.PATIENT_WEIGHT, Vr.DS, String.format(Locale.ROOT, "%.1f", patient.weightKg()));
    }

    private static void identity(DicomObject set, ClipPlan plan) {
        set.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, plan.patient().studyUid());
        set.putString(Tag.SERIES_INSTANCE_UID, Vr.UI, DicomUids.of(plan.patient().studyUid() + " series 1"));
        set.putString(Tag.STUDY_ID, Vr.SH, "1");
        set.putInts(Tag.SERIES_NUMBER, Vr.IS, 1);
        set.putInts(Tag.INSTANCE_NUMBER, Vr.IS, plan.number());
        set.putString(Tag.LATERALITY, Vr.CS);
        set.putString(Tag.PATIENT_ORIENTATION, Vr.CS);
        DicomObject view = new DicomObject();
        view.putString(Tag.CODE_VALUE, Vr.SH, plan.view().code());
        view.putString(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, "SCT");
        view.putString(Tag.CODE_MEANING, Vr.LO, plan.view().meaning());
        set.putSequence(Tag.VIEW_CODE_SEQUENCE, List.of(view));
    }

    private static void timing(DicomObject set, ClipPlan plan) {
        double[] times = plan.frameTimesMs();
        if (times.length == 1) {
            return;
        }
        set.putInts(Tag.HEART_RATE, Vr.IS, (int) Math.round(plan.patient().heartRateBpm()));
        set.putInts(Tag.NUMBER_OF_FRAMES, Vr.IS, times.length);
        switch (plan.timing()) {
            case FRAME_TIME -> {
                set.putString(Tag.FRAME_TIME, Vr.DS, decimal(times[1]));
                pointer(set, Tag.FRAME_TIME);
            }
            case FRAME_TIME_VECTOR -> {
                String[] steps = new String[times.length];
                steps[0] = "0";
                for (int i = 1; i < times.length; i++) {
                    steps[i] = decimal(times[i] - times[i - 1]);
                }
                set.putString(Tag.FRAME_TIME_VECTOR, Vr.DS, steps);
                pointer(set, Tag.FRAME_TIME_VECTOR);
            }
            default -> {
                set.putInts(Tag.CINE_RATE, Vr.IS, (int) Math.round(plan.rateHz()));
                pointer(set, Tag.CINE_RATE);
            }
        }
    }

    /** Points at the attribute that holds the times, as group and element in little endian. */
    private static void pointer(DicomObject set, int tag) {
        set.putBytes(Tag.FRAME_INCREMENT_POINTER, Vr.AT, new byte[] {(byte) (tag >>> 16), (byte) (tag >>> 24),
            (byte) tag, (byte) (tag >>> 8)});
    }

    private static void picture(DicomObject set, ClipPlan plan, boolean lossy) {
        Sector sector = plan.sector();
        set.putInts(Tag.SAMPLES_PER_PIXEL, Vr.US, plan.colour() ? 3 : 1);
        set.putString(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, !plan.colour() ? "MONOCHROME2"
                : lossy ? "YBR_FULL_422" : "RGB");
        if (plan.colour()) {
            set.putInts(Tag.PLANAR_CONFIGURATION, Vr.US, plan.syntax() == TransferSyntax.RLE ? 1 : 0);
        }
        set.putInts(Tag.ROWS, Vr.US, sector.rows());
        set.putInts(Tag.COLUMNS, Vr.US, sector.columns());
        set.putInts(Tag.ULTRASOUND_COLOR_DATA_PRESENT, Vr.US, plan.colour() ? 1 : 0);
        set.putInts(Tag.BITS_ALLOCATED, Vr.US, 8);
        set.putInts(Tag.BITS_STORED, Vr.US, 8);
        set.putInts(Tag.HIGH_BIT, Vr.US, 7);
        set.putInts(Tag.PIXEL_REPRESENTATION, Vr.US, 0);
        set.putString(Tag.BURNED_IN_ANNOTATION, Vr.CS, "YES");
        set.putString(Tag.LOSSY_IMAGE_COMPRESSION, Vr.CS, lossy ? "01" : "00");
    }

    private static void regions(DicomObject set, ClipPlan plan, RenderedClip clip) {
        List<DicomObject> regions = new ArrayList<>();
        Sector sector = plan.sector();
        DicomObject scan = region(sector.box(), 1, plan.colour() ? COLOUR_FLOW : TISSUE, CENTIMETRES, CENTIMETRES,
                1 / sector.pixelsPerCm(), 1 / sector.pixelsPerCm());
        scan.putInts(Tag.REFERENCE_PIXEL_X0, Vr.SL, (int) Math.round(sector.apexX()) - sector.box()[0]);
        scan.putInts(Tag.REFERENCE_PIXEL_Y0, Vr.SL, (int) Math.round(sector.apexY()) - sector.box()[1]);
        regions.add(scan);
        double[] times = plan.frameTimesMs();
        if (plan.ecgRegion() && times.length > 1) {
            int[] box = clip.overlay().ecgBox();
            DicomObject ecg = region(box, 4, ECG, SECONDS, 0,
                    times[times.length - 1] / 1000 / (box[2] - box[0]), 1);
            regions.add(plan.brand() % 2, ecg);
        }
        set.putSequence(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS, regions);
    }

    private static DicomObject region(int[] box, int format, int type, int unitX, int unitY, double deltaX,
            double deltaY) {
        DicomObject region = new DicomObject();
        region.putInts(Tag.REGION_SPATIAL_FORMAT, Vr.US, format);
        region.putInts(Tag.REGION_DATA_TYPE, Vr.US, type);
        region.putInts(Tag.REGION_FLAGS, Vr.UL, 0);
        region.putInts(Tag.REGION_LOCATION_MIN_X0, Vr.UL, box[0]);
        region.putInts(Tag.REGION_LOCATION_MIN_Y0, Vr.UL, box[1]);
        region.putInts(Tag.REGION_LOCATION_MAX_X1, Vr.UL, box[2]);
        region.putInts(Tag.REGION_LOCATION_MAX_Y1, Vr.UL, box[3]);
        region.putInts(Tag.PHYSICAL_UNITS_X_DIRECTION, Vr.US, unitX);
        region.putInts(Tag.PHYSICAL_UNITS_Y_DIRECTION, Vr.US, unitY);
        region.putDoubles(Tag.PHYSICAL_DELTA_X, Vr.FD, deltaX);
        region.putDoubles(Tag.PHYSICAL_DELTA_Y, Vr.FD, deltaY);
        return region;
    }

    private static String decimal(double ms) {
        return String.format(Locale.ROOT, "%.3f", ms);
    }
}

package org.apical.phantom.internal;

import java.util.ArrayList;
import java.util.List;
import org.apical.dicom.DicomUids;
import org.apical.dicom.TransferSyntax;
import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;

/**
 * Everything that is decided about a clip before the first frame is drawn.
 *
 * @param patient       whose it is
 * @param name          name of its file without ending, such as {@code 1-A4C}
 * @param number        its number in the study, from 1
 * @param view          what it shows
 * @param colour        whether it has a colour Doppler box
 * @param sopUid        SOP Instance UID
 * @param syntax        how the frames are stored
 * @param timing        how the file gives their times
 * @param frameTimesMs  when each frame was taken, from 0
 * @param rateHz        mean frames a second
 * @param sector        where the scan lies
 * @param look          how it looks
 * @param cycle         the heart beat
 * @param scene         the anatomy
 * @param brand         which maker's conventions it follows, from 0
 * @param ecgRegion     whether the ECG is declared as a region
 */
record ClipPlan(PhantomPatient patient, String name, int number, EchoView view, boolean colour, String sopUid,
        TransferSyntax syntax, FrameTiming timing, double[] frameTimesMs, double rateHz, Sector sector, Look look,
        CardiacCycle cycle, Scene scene, int brand, boolean ecgRegion) {

    /** Plans a clip; what belongs to the scanner and the body is the same in all clips of a patient. */
    static ClipPlan of(PhantomPatient patient, Heart heart, PhantomSettings settings, String name, int number,
            EchoView view, boolean colour, boolean still) {
        int patientNumber = Integer.parseInt(patient.patientId().substring(1));
        Draws body = Draws.of(settings.seed(), patientNumber, "body");
        Draws draws = Draws.of(settings.seed(), patientNumber, "clip " + name);
        Draws device = Draws.of(settings.seed(), patientNumber, "device");
        int brand = device.below(4);
        boolean ecgRegion = device.uniform() < 0.3;
        FrameTiming timing = FrameTiming.values()[device.choice(0.5, 0.3, 0.2)];
        TransferSyntax syntax = device.choice(0.2, 0.3, 0.5) == 0 ? TransferSyntax.EXPLICIT_LITTLE_ENDIAN
                : device.uniform() < 0.375 ? TransferSyntax.RLE : TransferSyntax.JPEG_BASELINE;
        double usualRate = settings.frameRate() > 0 ? settings.frameRate()
                : 25 + 55 * StrictMath.pow(device.uniform(), 1.8);
        int columns = settings.columns() > 0 ? settings.columns() : new int[] {320, 400, 480}[device.choice(0.45, 0.35,
                0.2)];

        double[] times = times(timing, usualRate, still ? 0 : settings.seconds(), draws);
        Look look = look(patient, settings, view, body, draws);
        double period = 60 / patient.heartRateBpm();
        CardiacCycle cycle = new CardiacCycle(patient.heartRateBpm(), draws.uniform(0, period),
                Math.max(0.5, Math.min(0.85, 0.74 - 0.006 * (patient.ageYears() - 50))));
        Scene scene = switch (view) {
            case A4C -> new ApicalScene(heart, cycle, view, look.nearFieldCm(), settings.leadStrength(), draws);
            case A2C, A3C, SC -> new ApicalScene(heart, cycle, view, look.nearFieldCm(), 0, draws);
            case PLAX -> new LongAxisScene(heart, cycle, look.nearFieldCm(), draws);
            case PSAX -> new ShortAxisScene(heart, cycle, look.nearFieldCm(), draws);
            case SSN -> new ArchScene(heart, cycle, look.nearFieldCm(), draws);
        };
        double usualDepth = view.isApical() ? 16 + draws.choice(0.15, 0.7, 0.15) : 14;
        double depth = Math.max(usualDepth, Math.ceil(scene.depthCm()));
        String uid = DicomUids.of("phantom clip " + settings.seed() + " " + patient.patientId() + " " + name);
        double rate = times.length > 1 ? 1000 * (times.length - 1) / times[times.length - 1] : usualRate;
        return new ClipPlan(patient, name, number, view, colour, uid, syntax, timing, times, rate,
                sector(columns, depth, draws), look, cycle, scene, brand, ecgRegion);
    }

    private static double[] times(FrameTiming timing, double rateHz, double seconds, Draws draws) {
        double rate = timing == FrameTiming.CINE_RATE ? Math.max(1, Math.rint(rateHz)) : rateHz;
        double interval = timing == FrameTiming.FRAME_TIME ? micro(1000 / rate) : 1000 / rate;
        List<Double> times = new ArrayList<>(List.of(0.0));
        for (double last = 0; last < 1000 * seconds - 1e-6; times.add(last)) {
            last = timing == FrameTiming.FRAME_TIME_VECTOR
                    ? micro(last + micro(interval * (1 + 0.04 * draws.tameNormal()))) : times.size() * interval;
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double micro(double ms) {
        return Math.rint(ms * 1000) / 1000;
    }

    private static Look look(PhantomPatient patient, PhantomSettings settings, EchoView view, Draws body,
            Draws draws) {
        boolean apical = view.isApical();
        double noise = settings.plantingNoise();
        double strength = settings.bodyStrength();
        double heavy = strength * (patient.weightKg() - 78) / 21.7;
        double tall = strength * (patient.heightM() - 1.69) / 0.12;
        double stout = strength * (patient.bmi() - 27.1) / 6.5;
        double thickness = Math.max(0.55, Math.min(2.6, 1.25 + 0.26 * heavy + 0.07 * noise * body.tameNormal()));
        double fascia = Math.max(0.15, Math.min(0.82, 0.48 + 0.12 * tall + 0.04 * noise * body.tameNormal()));
        double gain = 4 + 1.3 * body.tameNormal();
        double slope = 0.50 + 0.05 * stout + 0.05 * draws.tameNormal();
        return new Look(gain, 62 + 2 * body.tameNormal(), Math.max(0.2, slope), -34 + 1.5 * draws.tameNormal(),
                thickness, fascia, (apical ? -16 : -20) + 2.0 * stout + 1.0 * draws.tameNormal(), apical ? 1.9 : 1.5);
    }

    private static Sector sector(int columns, double depth, Draws draws) {
        int rows = columns * 3 / 4;
        double half = StrictMath.toRadians(draws.uniform(39, 44));
        double top = rows * draws.uniform(0.065, 0.095);
        double scale = Math.min((rows * 0.875 - top) / depth, columns * 0.455 / (depth * StrictMath.sin(half)));
        return new Sector(rows, columns, columns * draws.uniform(0.49, 0.51), top, scale, depth, 0.25, half);
    }
}

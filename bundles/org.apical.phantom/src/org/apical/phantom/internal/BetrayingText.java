package org.apical.phantom.internal;

import java.util.List;
import java.util.Optional;

import org.apical.phantom.PhantomPatient;
import org.apical.phantom.PhantomSettings;

/**
 * Writing that betrays a label, as annotations on real clips may; planted on demand, for checks that must find it.
 *
 * @param sector where the scan lies
 * @param lines the words, one below the other
 * @param inside whether they stand in the scan or in the corner where scanners write
 */
record BetrayingText(Sector sector, List<String> lines, boolean inside) {

    private static final int INK = 255;
    /** Beside the heart and off the sector's margin, from which imports take writing; in depths of the scan. */
    private static final double ASIDE = 0.38;
    private static final double DOWN = 0.84;

    /** Returns the writing of a clip; empty when none is planted or this patient has nothing to tell. */
    static Optional<BetrayingText> of(ClipPlan plan, PhantomSettings settings) {
        String words = settings.plantedText() == PhantomSettings.PlantedText.NONE ? ""
                : words(plan.patient(), settings.plantedLabel());
        return words.isEmpty() ? Optional.empty() : Optional.of(new BetrayingText(plan.sector(),
                List.of(words.split(" ")), settings.plantedText() == PhantomSettings.PlantedText.SECTOR));
    }

    private static String words(PhantomPatient patient, PhantomSettings.PlantedLabel label) {
        return switch (label) {
            case EF -> "EF " + Math.round(patient.efPercent());
            case ESV -> "ESV " + Math.round(patient.esvMl());
            case EDV -> "EDV " + Math.round(patient.edvMl());
            case AGE -> "AGE " + patient.ageYears();
            case SEX -> patient.male() ? "M" : "F";
            case LEAD -> patient.lead() ? "LEAD" : "";
            case LAE -> patient.severeLaEnlargement() ? "LAE" : "";
            case LVH -> patient.lvHypertrophy() ? "LVH" : "";
        };
    }

    /** Writes it into every frame of a clip. */
    void burnInto(RenderedClip clip) {
        clip.grey().forEach(frame -> burn(frame, 1));
        if (clip.colour() != null) {
            clip.colour().forEach(frame -> burn(frame, 3));
        }
    }

    private void burn(byte[] frame, int samples) {
        int step = BitmapFont.HEIGHT + 2;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int x = inside ? (int) (sector.apexX() - ASIDE * sector.depthCm() * sector.pixelsPerCm())
                    : sector.columns() - 3 - line.length() * BitmapFont.WIDTH;
            int y = inside ? (int) (sector.apexY() + DOWN * sector.depthCm() * sector.pixelsPerCm()) + i * step
                    : 2 + (i + 1) * step;
            for (int row = 0; row < BitmapFont.HEIGHT; row++) {
                for (int column = 0; column < line.length() * BitmapFont.WIDTH; column++) {
                    if (BitmapFont.inked(line.charAt(column / BitmapFont.WIDTH), column % BitmapFont.WIDTH, row)) {
                        int at = ((y + row) * sector.columns() + x + column) * samples;
                        for (int sample = 0; sample < samples; sample++) {
                            frame[at + sample] = (byte) INK;
                        }
                    }
                }
            }
        }
    }
}

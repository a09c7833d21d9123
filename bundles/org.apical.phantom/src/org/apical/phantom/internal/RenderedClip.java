package org.apical.phantom.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A clip as pictures with its truth.
 *
 * @param grey     one array a frame, by row
 * @param colour   the same as RGB triples, {@code null} without colour Doppler
 * @param masks    one array a frame, a bit a structure
 * @param lvMl     true volume of the left ventricle in each frame, in millilitres
 * @param overlay  what was drawn around the scan
 */
record RenderedClip(List<byte[]> grey, List<byte[]> colour, List<byte[]> masks, double[] lvMl, Overlay overlay) {

    /** Draws all frames of a plan. */
    static RenderedClip of(ClipPlan plan, Heart heart, Texture texture, long seed, String name, String date) {
        Sector sector = plan.sector();
        Draws draws = Draws.of(seed, Integer.parseInt(plan.patient().patientId().substring(1)),
                "frames " + plan.name());
        Scanner scanner = new Scanner(sector, texture, plan.look(), draws);
        Beams beams = new Beams(sector);
        MaskCanvas mask = new MaskCanvas(sector, plan.look().nearFieldCm());
        Overlay overlay = new Overlay(plan, name, date);
        ColourBox box = plan.colour() ? new ColourBox(sector, draws) : null;
        List<byte[]> grey = new ArrayList<>();
        List<byte[]> colour = plan.colour() ? new ArrayList<>() : null;
        List<byte[]> masks = new ArrayList<>();
        double[] volumes = new double[plan.frameTimesMs().length];
        for (int i = 0; i < volumes.length; i++) {
            double timeS = plan.frameTimesMs()[i] / 1000;
            volumes[i] = heart.volumeMl(plan.cycle().emptying(timeS));
            byte[] frame = new byte[sector.rows() * sector.columns()];
            overlay.draw(plan.frameTimesMs()[i], frame);
            beams.clear(Scanner.SURROUNDINGS_DB);
            plan.scene().draw(timeS, beams);
            scanner.scan(beams, plan.scene(), draws.bits(), frame);
            grey.add(frame);
            mask.clear();
            plan.scene().draw(timeS, mask);
            masks.add(mask.bits().clone());
            if (box != null) {
                colour.add(box.paint(frame, mask.bits(), plan.cycle(), timeS));
            }
        }
        return new RenderedClip(grey, colour, masks, volumes, overlay);
    }
}

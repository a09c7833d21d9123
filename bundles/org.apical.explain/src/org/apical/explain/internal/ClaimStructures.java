package org.apical.explain.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apical.api.ApicalException;
import org.apical.data.StoredClip;
import org.apical.explain.StructureMasks;
import org.apical.explain.Structures;
import org.apical.trust.counterfactual.ClipMask;

/** The structures that the phantom plants traits in, some of them put together from what its truth marks. */
final class ClaimStructures {

    static final String LEAD = "lead";
    static final String LEAD_EDGE = "lead with its edge";
    static final String VENTRICLE = "left ventricle";
    static final String VENTRICLE_EDGE = "left ventricle with its edge";
    static final String ATRIUM = "left atrium";
    static final String ATRIUM_EDGE = "left atrium with its edge";
    static final String WALL = "wall";
    static final String NEAR_FIELD = "near field";
    static final String VALVES = "valves and septum";
    static final String HEART = "left heart with its wall";

    /** How far the edge of a structure reaches, as a share of the frame's longer side: what an echo is blurred by. */
    private static final double EDGE = 0.02;
    /** How far the mitral valve reaches from the ring into ventricle and atrium. */
    private static final double VALVE = 0.06;

    private ClaimStructures() {
    }

    static Map<String, StructureMasks> of(Structures known) throws ApicalException {
        StructureMasks lead = remembered(known.named("lead"));
        StructureMasks ventricle = remembered(known.named("leftVentricle"));
        StructureMasks atrium = remembered(known.named("leftAtrium"));
        StructureMasks wall = remembered(known.named("myocardium"));
        Map<String, StructureMasks> all = new LinkedHashMap<>();
        all.put(LEAD, lead);
        all.put(LEAD_EDGE, edged(lead));
        all.put(VENTRICLE, ventricle);
        all.put(VENTRICLE_EDGE, edged(ventricle));
        all.put(ATRIUM, atrium);
        all.put(ATRIUM_EDGE, edged(atrium));
        all.put(WALL, wall);
        all.put(NEAR_FIELD, known.named("nearField"));
        all.put(VALVES, clip -> valves(clip, ventricle, atrium, wall));
        all.put(HEART, StructureMasks.union(List.of(ventricle, atrium, wall)));
        return all;
    }

    /** Keeps the mask of the last clip, since several structures are put together from it. */
    private static StructureMasks remembered(StructureMasks structure) {
        return new StructureMasks() {

            private StoredClip last;
            private Optional<ClipMask> mask;

            @Override
            public Optional<ClipMask> of(StoredClip clip) throws ApicalException {
                if (clip != last) {
                    mask = structure.of(clip);
                    last = clip;
                }
                return mask;
            }
        };
    }

    private static StructureMasks edged(StructureMasks structure) {
        return clip -> structure.of(clip).map(mask -> mask.grown(EDGE * side(mask)));
    }

    private static int side(ClipMask mask) {
        return Math.max(mask.rows(), mask.columns());
    }

    /**
     * The truth does not mark the valve and the septa, whose brightness tells of age: the valve lies where ventricle
     * and atrium meet, the septa on the side of the right heart, which is the picture's left in apical views.
     */
    private static Optional<ClipMask> valves(StoredClip clip, StructureMasks ventricle, StructureMasks atrium,
            StructureMasks wall) throws ApicalException {
        Optional<ClipMask> lv = ventricle.of(clip);
        Optional<ClipMask> la = atrium.of(clip);
        Optional<ClipMask> muscle = wall.of(clip);
        if (lv.isEmpty() || la.isEmpty() || muscle.isEmpty()) {
            return Optional.empty();
        }
        ClipMask aboveRing = lv.get().grown(VALVE * side(lv.get()));
        ClipMask belowRing = la.get().grown(VALVE * side(la.get()));
        ClipMask besideAtrium = la.get().grown(EDGE * side(la.get()));
        int columns = lv.get().columns();
        List<boolean[]> frames = new ArrayList<>();
        for (int frame = 0; frame < clip.frames(); frame++) {
            boolean[] mask = new boolean[lv.get().sector().length];
            double ventricleMiddle = middle(lv.get().frame(frame), columns);
            double atriumMiddle = middle(la.get().frame(frame), columns);
            for (int i = 0; i < mask.length; i++) {
                boolean valve = aboveRing.frame(frame)[i] && belowRing.frame(frame)[i];
                boolean septum = muscle.get().frame(frame)[i] && i % columns < ventricleMiddle;
                boolean atrialSeptum = besideAtrium.frame(frame)[i] && !la.get().frame(frame)[i]
                        && i % columns < atriumMiddle;
                mask[i] = valve || septum || atrialSeptum;
            }
            frames.add(mask);
        }
        return Optional.of(new ClipMask(lv.get().rows(), columns, lv.get().sector(), frames));
    }

    private static double middle(boolean[] mask, int columns) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < mask.length; i++) {
            sum += mask[i] ? i % columns : 0;
            count += mask[i] ? 1 : 0;
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}

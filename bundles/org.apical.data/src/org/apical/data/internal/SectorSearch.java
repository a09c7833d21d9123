package org.apical.data.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.apical.api.Problem;
import org.apical.api.source.ScanRegion;
import org.apical.data.Sector;

/** The search for the scan sector in the pictures of a clip. */
public final class SectorSearch {

    /** A change below this many grey levels is what compression does to still pictures. */
    private static final float STILL = 0.4f;
    /** What is darker than this is no tissue. */
    private static final float DIMMEST = 1.5f;
    /** A part that lies apart by more than twice this many cells belongs to something else. */
    private static final int SMALL_GAP = 4;
    /** Each round may find more of the tissue, and a better fan from it. */
    private static final int MOST_ROUNDS = 4;
    /** Less of the picture than this cannot be a sector. */
    private static final double SMALLEST_SHARE = 0.02;
    /** How much of the tissue a fan must hold, and how much of a fan must be tissue. */
    private static final double FAN_HOLDS = 0.95;
    private static final double FAN_FILLED = 0.5;
    /**
     * Weights of a cell: tissue must be inside, writing must not, darkness rather not. What moves a little is between
     * tissue and darkness, for JPEG makes a seam of a few pixels around the sector move.
     */
    private static final float TISSUE = 1;
    private static final float WRITING = -1.5f;
    private static final float DARK = -0.25f;
    /** In a still, what is dark between bright things is no tissue more often. */
    private static final float DARK_IN_STILL = -0.3f;
    /** What moves but lies apart: the tip of the sector behind a dark gap, or a trace. */
    private static final float APART = 0.5f;

    /** Tangents of half the opening angles to begin with. */
    private static final double[] OPENINGS = {0.5, 0.8, 1.1};

    private final int rows;
    private final int columns;
    private final List<byte[]> frames;
    private final List<ScanRegion> regions;
    private final EvidenceMap map;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Prepares a search.
     *
     * @param rows the rows of a picture
     * @param columns the columns of a picture
     * @param frames the pictures
     * @param regions what the scanner declared
     */
    public SectorSearch(int rows, int columns, List<byte[]> frames, List<ScanRegion> regions) {
        this.rows = rows;
        this.columns = columns;
        this.frames = frames;
        this.regions = regions;
        this.map = EvidenceMap.of(rows, columns, frames);
    }

    /**
     * Searches.
     *
     * @return the sector
     */
    public Sector find() {
        boolean[] everywhere = new boolean[map.motion().length];
        Arrays.fill(everywhere, true);
        CellMask moving = standingOut(map.motion(), everywhere, STILL);
        boolean moves = isLarge(main(moving));
        DeclaredRegions declared = new DeclaredRegions(map, rows, columns, regions);
        Optional<ScanRegion> region = declared.believed(moves ? map.motion() : map.brightness(), problems);
        boolean[] allowed = region.map(declared::cellsOf).orElse(everywhere);
        if (moves && region.isPresent()) {
            moving = standingOut(map.motion(), allowed, STILL);
            moves = isLarge(main(moving));
        }
        if (!moves) {
            problems.add(Problem.of("Nothing moves in this clip, so the scan sector was told from brightness alone.",
                    "Look at what was masked."));
        }
        CellMask evidence = moves ? moving : standingOut(map.brightness(), allowed, DIMMEST);
        if (!isLarge(main(evidence))) {
            return nothingSeen(region);
        }
        return fanOrOutline(evidence, allowed, region, moves);
    }

    /** Returns where a quantity stands out, without what is thin. */
    private CellMask standingOut(float[] quantity, boolean[] allowed, float floor) {
        float still = EvidenceMap.quantile(quantity, allowed, 0.2);
        return above(quantity, allowed, Math.min(Math.max(floor, 4 * still), clear(quantity, allowed, floor)));
    }

    /** Returns from where on a quantity speaks for tissue without doubt. */
    private static float clear(float[] quantity, boolean[] allowed, float floor) {
        return Math.max(floor, 0.1f * EvidenceMap.quantile(quantity, allowed, 0.95));
    }

    private CellMask above(float[] quantity, boolean[] allowed, float threshold) {
        boolean[] cells = new boolean[quantity.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = allowed[i] && quantity[i] > threshold;
        }
        return new CellMask(map.rows(), map.columns(), cells).majority().closed(1).opened(2);
    }

    /** Returns the largest part, its gaps filled. */
    private static CellMask main(CellMask mask) {
        return mask.largestPart().closed(4).filled();
    }

    private boolean isLarge(CellMask mask) {
        return mask.count() > SMALLEST_SHARE * map.motion().length;
    }

    private Sector fanOrOutline(CellMask evidence, boolean[] allowed, Optional<ScanRegion> region, boolean moves) {
        CellMask tissue = main(evidence);
        float clear = clear(map.motion(), allowed, STILL);
        CellMask core = moves ? main(above(map.motion(), allowed, clear)) : tissue;
        Ground ground = new Ground(evidence, allowed, clear, moves ? DARK : DARK_IN_STILL, moves ? APART : 0);
        Fan fan = fit(tissue, core, ground, starts(tissue.cells()));
        for (int round = 0; moves && round < MOST_ROUNDS; round++) {
            CellMask more = tissue.with(between(evidence, fan).near(tissue, SMALL_GAP)).with(nearField(tissue, fan));
            if (more.count() == tissue.count()) {
                break;
            }
            core = core.with(more);
            tissue = more;
            fan = fit(tissue, core, ground, List.of(fan));
        }
        Fan full = fan.scaled(map.cell()).grown(map.cell() * 0.5);
        boolean[] mask = FanRaster.mask(full, rows, columns);
        region.ifPresent(bounds -> DeclaredRegions.clip(mask, columns, bounds));
        int held = 0;
        int filled = 0;
        int inFan = 0;
        for (int i = 0; i < tissue.cells().length; i++) {
            boolean inside = mask[pixelOf(i)];
            inFan += inside ? 1 : 0;
            filled += inside && tissue.cells()[i] ? 1 : 0;
            held += inside && core.cells()[i] ? 1 : 0;
        }
        if (held >= FAN_HOLDS * core.count() && filled >= FAN_FILLED * inFan) {
            if (moves) {
                WritingCarver carver = new WritingCarver(map, rows, columns, frames);
                carver.carveApart(mask, tissue, bright(tissue));
                carver.carveLetters(mask, full);
            }
            return sector(mask, moves ? Sector.Evidence.MOVING_FAN : Sector.Evidence.BRIGHT_FAN);
        }
        problems.add(Problem.of("The scan sector has no shape of a fan; its outline was taken.",
                "Look at what was masked."));
        boolean[] outline = new boolean[rows * columns];
        boolean[] grown = tissue.grown(1, true).cells();
        for (int i = 0; i < outline.length; i++) {
            outline[i] = grown[i / columns / map.cell() * map.columns() + i % columns / map.cell()];
        }
        region.ifPresent(bounds -> DeclaredRegions.clip(outline, columns, bounds));
        return sector(outline, moves ? Sector.Evidence.MOVING_OUTLINE : Sector.Evidence.BRIGHT_OUTLINE);
    }

    /** What a fan is fitted on besides the tissue: all that stands out, where it may be, and what cells weigh. */
    private record Ground(CellMask evidence, boolean[] allowed, float clear, float dark, float apart) {
    }

    private Fan fit(CellMask tissue, CellMask core, Ground ground, List<Fan> starts) {
        float[] weights = weights(tissue, ground.allowed(), ground.dark());
        for (int i = 0; i < weights.length; i++) {
            if (tissue.cells()[i] && !core.cells()[i]) {
                weights[i] = ground.dark() + (TISSUE - ground.dark()) * Math.min(1, map.motion()[i] / ground.clear());
            } else if (ground.apart() > 0 && ground.evidence().cells()[i] && !tissue.cells()[i]) {
                weights[i] = ground.apart();
            }
        }
        FanFit fit = new FanFit(map.rows(), map.columns(), weights);
        Fan best = null;
        for (Fan start : starts) {
            Fan fan = fit.improve(start);
            best = best == null || fit.score(fan) > fit.score(best) + 1e-9 ? fan : best;
        }
        return best;
    }

    /** Returns the evidence between the edges of a fan and above its far arc: the near field may lie apart. */
    private CellMask between(CellMask evidence, Fan fan) {
        boolean[] wedge = FanRaster.mask(fan.withArcs(fan.apexY(), fan.far()), map.rows(), map.columns());
        for (int i = 0; i < wedge.length; i++) {
            wedge[i] &= evidence.cells()[i];
        }
        return new CellMask(map.rows(), map.columns(), wedge);
    }

    /** Returns what is bright between the apex of a fan and its tissue: the near field may be still. */
    private CellMask nearField(CellMask tissue, Fan fan) {
        boolean[] wedge = FanRaster.mask(fan.withArcs(fan.apexY(), fan.near() + 1), map.rows(), map.columns());
        float bright = bright(tissue);
        for (int i = 0; i < wedge.length; i++) {
            wedge[i] &= map.brightness()[i] > bright && !tissue.cells()[i];
        }
        return new CellMask(map.rows(), map.columns(), wedge).near(tissue, 1);
    }

    private float bright(CellMask tissue) {
        return Math.max(8, EvidenceMap.quantile(map.brightness(), tissue.cells(), 0.5) / 4);
    }

    private float[] weights(CellMask tissue, boolean[] allowed, float dark) {
        float bright = bright(tissue);
        float[] weights = new float[tissue.cells().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = tissue.cells()[i] ? TISSUE : !allowed[i] ? 0 : map.brightness()[i] > bright ? WRITING : dark;
        }
        return weights;
    }

    /** Returns a fan to begin with: from the top of the tissue to its bottom, as wide as the tissue is. */
    private Fan around(boolean[] cells) {
        int top = Integer.MAX_VALUE;
        int bottom = 0;
        int left = Integer.MAX_VALUE;
        int right = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i]) {
                int x = i % map.columns();
                int y = i / map.columns();
                top = Math.min(top, y);
                bottom = Math.max(bottom, y + 1);
                left = Math.min(left, x);
                right = Math.max(right, x + 1);
            }
        }
        double middle = 0;
        int count = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] && i / map.columns() < top + Math.max(2, (bottom - top) / 10)) {
                middle += i % map.columns() + 0.5;
                count++;
            }
        }
        middle /= Math.max(1, count);
        double widest = top + 0.75 * (bottom - top);
        return new Fan(top, widest, middle - 2, Math.min(left, middle - 3), middle + 2, Math.max(right, middle + 3),
                top, bottom);
    }

    /** Returns fans to begin with: one around the tissue, and upright ones of usual openings over its middle. */
    private List<Fan> starts(boolean[] cells) {
        Fan around = around(cells);
        List<Fan> starts = new ArrayList<>();
        starts.add(around);
        double middle = (around.leftBottom() + around.rightBottom()) / 2;
        double height = around.far() - around.near();
        for (double slope : OPENINGS) {
            double apex = around.near() - 0.05 * height;
            double reach = slope * height;
            starts.add(new Fan(apex, apex + height, middle - 1, middle - reach, middle + 1, middle + reach,
                    around.near(), around.far()));
        }
        return starts;
    }

    private int pixelOf(int cell) {
        int y = Math.min(rows - 1, cell / map.columns() * map.cell() + map.cell() / 2);
        return y * columns + Math.min(columns - 1, cell % map.columns() * map.cell() + map.cell() / 2);
    }

    private Sector nothingSeen(Optional<ScanRegion> region) {
        boolean[] mask = new boolean[rows * columns];
        Arrays.fill(mask, true);
        if (region.isPresent()) {
            DeclaredRegions.clip(mask, columns, region.get());
            problems.add(Problem.of("The pictures show no scan sector; the region that the scanner declared was taken.",
                    "Look at what was masked."));
            return sector(mask, Sector.Evidence.DECLARED_REGION);
        }
        problems.add(Problem.of("The pictures show no scan sector.", "Look at them with the command inspect."));
        return sector(mask, Sector.Evidence.NONE);
    }

    private Sector sector(boolean[] mask, Sector.Evidence evidence) {
        int left = columns;
        int right = -1;
        int top = rows;
        int bottom = -1;
        for (int i = 0; i < mask.length; i++) {
            if (mask[i]) {
                left = Math.min(left, i % columns);
                right = Math.max(right, i % columns);
                top = Math.min(top, i / columns);
                bottom = Math.max(bottom, i / columns);
            }
        }
        return new Sector(rows, columns, mask, left, top, right - left + 1, bottom - top + 1, evidence, problems);
    }
}

package org.apical.datasets.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ScanRegion;
import org.apical.api.source.Tracing;

/** Pictures of CAMUS with their masks, pixels made square. */
final class CamusClip implements Clip {

    private static final String[] STRUCTURES = {"leftVentricle", "myocardium", "leftAtrium"};

    private final CamusReference reference;
    private final ClipInfo info;
    private final ImageSeries series;
    private final SquarePixels square;
    private final List<Problem> problems;

    CamusClip(CamusReference reference, ImageSeries series) {
        this.reference = reference;
        this.series = series;
        this.square = SquarePixels.of(series);
        this.problems = new ArrayList<>(reference.problems());
        Map<String, String> attributes = new TreeMap<>(reference.info().attributes());
        if (!Double.isNaN(series.spacingXMm()) && !Double.isNaN(series.spacingYMm())) {
            attributes.put("sourcePixelSpacingMm", rounded(series.spacingXMm()) + " " + rounded(series.spacingYMm()));
        }
        ClipInfo before = reference.info();
        this.info = new ClipInfo(before.patient(), before.study(), before.clip(), before.view(), before.file(),
                attributes);
        if (reference.frames() > 0 && reference.frames() != series.frames()) {
            problem("Info says " + reference.frames() + " frames, the file has " + series.frames() + ".");
        }
        if (reference.masks().missing()) {
            problem("There is no mask (_gt) for this clip; it was taken without.");
        }
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private void problem(String message) {
        problems.add(new Problem(message, info.file(), "", ""));
    }

    @Override
    public ClipInfo info() {
        return info;
    }

    @Override
    public int rows() {
        return square.rows();
    }

    @Override
    public int columns() {
        return square.columns();
    }

    @Override
    public double[] frameTimesMs() {
        double[] times = new double[series.frames()];
        if (times.length > 1 && !(reference.fps() > 0)) {
            return new double[0];
        }
        for (int i = 1; i < times.length; i++) {
            times[i] = i * 1000 / reference.fps();
        }
        return times;
    }

    @Override
    public int frameCount() {
        return series.frames();
    }

    @Override
    public byte[] greyFrame(int index) {
        return square.image(series.grey(index));
    }

    @Override
    public List<ScanRegion> regions() {
        double x = square.isIdentity() ? series.spacingXMm() : square.spacingMm();
        double y = square.isIdentity() ? series.spacingYMm() : square.spacingMm();
        return List.of(new ScanRegion(ScanRegion.Kind.TISSUE, 0, 0, columns() - 1, rows() - 1, x / 10, y / 10));
    }

    /** Reads the masks; one that does not fit its pictures is named and left out. */
    @Override
    public synchronized List<Tracing> tracings() {
        List<Tracing> tracings = new ArrayList<>();
        CamusMasks masks = reference.masks();
        if (masks.sequence() != null) {
            ImageSeries all = masks(masks.sequence());
            if (all != null && all.frames() != series.frames()) {
                problem("The masks are " + all.frames() + ", the frames " + series.frames() + "; the others were left "
                        + "out.");
            }
            for (int i = 0; all != null && i < Math.min(all.frames(), series.frames()); i++) {
                add(all, i, i, tracings);
            }
        }
        for (Map.Entry<Integer, Path> single : masks.single().entrySet()) {
            if (single.getKey() >= series.frames()) {
                problem("Frame " + single.getKey() + " has a mask, but there are only " + series.frames()
                        + " frames; the mask was left out.");
                continue;
            }
            ImageSeries one = masks(single.getValue());
            if (one != null) {
                add(one, 0, single.getKey(), tracings);
            }
        }
        return tracings;
    }

    private ImageSeries masks(Path file) {
        try {
            ImageSeries masks = CamusReference.read(file);
            if (masks.rows() == series.rows() && masks.columns() == series.columns()) {
                return masks;
            }
            problem("The mask " + file.getFileName() + " has " + masks.columns() + " x " + masks.rows()
                    + " pixels, the picture " + series.columns() + " x " + series.rows() + "; it was left out.");
        } catch (ApicalException e) {
            problems.add(e.problem());
        }
        return null;
    }

    private void add(ImageSeries masks, int index, int frame, List<Tracing> tracings) {
        long unknown = 0;
        for (int i = 0; i < masks.rows() * masks.columns(); i++) {
            long label = Math.round(masks.value(index, i));
            unknown += label < 0 || label > STRUCTURES.length ? 1 : 0;
        }
        if (unknown > 0) {
            problem("The mask of frame " + frame + " has " + unknown + " pixels of no known structure; they were left "
                    + "out.");
        }
        for (int label = 1; label <= STRUCTURES.length; label++) {
            boolean[] mask = masks.mask(index, label);
            boolean any = false;
            for (boolean pixel : mask) {
                any |= pixel;
            }
            if (any) {
                tracings.add(Tracing.ofMask(STRUCTURES[label - 1], frame, square.mask(mask)));
            }
        }
    }

    @Override
    public boolean isMasked() {
        return true;
    }

    @Override
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        // Everything was read at once.
    }
}

package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import java.util.List;
import org.apical.analysis.ColourScale;
import org.apical.analysis.SaliencyOverlay;
import org.apical.analysis.SaliencyPlate;
import org.apical.analysis.Watermark;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.cine.CineMaps;
import org.apical.cine.FilmFormat;
import org.apical.cine.FilmPicture;
import org.apical.explain.NumpyFile;
import org.apical.ui.ApicalJob;
import org.apical.ui.cine.CineClip;

/** Writes what is seen: the plate of a frame, the numbers of all maps, or a film. */
final class MapExport extends ApicalJob {

    static final List<String> NAMES = List.of("This frame, its map and both as a picture (*.png)",
            "The numbers of all maps for NumPy (*.npy)", "A film (*.avi)", "A film for browsers (*.apng.png)");
    static final List<String> ENDINGS = List.of("*.png", "*.npy", "*.avi", "*.apng.png");
    private static final List<String> SUFFIXES = List.of(".png", ".npy", ".avi", ".apng.png");

    private final int kind;
    private final Path file;
    private final CineClip clip;
    private final int frame;
    private final float[] map;
    private final List<float[]> maps;
    private final ColourScale scale;
    private final boolean failed;

    private MapExport(SaliencySession session, int kind, Path file) {
        super("Exporting maps");
        this.kind = kind;
        this.file = file;
        clip = session.clip();
        frame = session.frame();
        map = session.map(frame);
        maps = session.allMaps();
        scale = session.scale();
        failed = session.failed();
    }

    /**
     * Prepares an export of what the session shows now.
     *
     * @param session the session
     * @param kind the number of the kind in {@link #NAMES}
     * @param file the file; its ending is added when it is missing
     * @return the job
     * @throws ApicalException when maps are still missing
     */
    static MapExport of(SaliencySession session, int kind, Path file) throws ApicalException {
        int wanted = Math.max(0, kind);
        if (session.clip() == null || session.map(session.frame()) == null
                || wanted > 0 && session.allMaps().isEmpty()) {
            throw ApicalException.badInput(Problem.of("The maps are not all drawn yet.",
                    "Wait until they are, or export the picture of this frame."));
        }
        String name = file.getFileName().toString();
        String suffix = SUFFIXES.get(wanted);
        return new MapExport(session, wanted, name.endsWith(suffix) ? file : file.resolveSibling(name + suffix));
    }

    @Override
    protected void work(Progress progress) throws ApicalException {
        progress.begin("Writing " + file.getFileName(), 0);
        switch (kind) {
            case 0 -> {
                float[] grey = new float[map.length];
                for (int i = 0; i < grey.length; i++) {
                    grey[i] = (clip.frames().get(frame)[i] & 0xff) / 255f;
                }
                var plate = SaliencyPlate.of(grey, map, clip.rows(), clip.columns(), scale);
                SaliencyOverlay.writePng(failed ? Watermark.over(plate, Watermark.FAILED_CHECKS) : plate, file);
            }
            case 1 -> {
                float[] all = new float[maps.size() * map.length];
                for (int i = 0; i < maps.size(); i++) {
                    System.arraycopy(maps.get(i), 0, all, i * map.length, map.length);
                }
                NumpyFile.write(file, all, maps.size(), clip.rows(), clip.columns());
            }
            default -> CineMaps.of(clip.frames(), maps, clip.timesMs(), clip.sector(), clip.rows(), clip.columns())
                    .film(FilmPicture.PLATE, failed).write(kind == 2 ? FilmFormat.AVI : FilmFormat.PNG, file);
        }
    }
}

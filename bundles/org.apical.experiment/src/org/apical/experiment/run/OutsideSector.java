package org.apical.experiment.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;
import org.apical.api.source.Listing;
import org.apical.api.source.ScanRegion;
import org.apical.data.Sector;
import org.apical.data.SectorFinder;

/** Clips turned inside out: the scan sector is black, and what an import takes away is left. */
final class OutsideSector {

    private static final int EVIDENCE_FRAMES = 8;
    /** The sector's rim is blackened too, so that no tissue is left beside its edge: a share of the frame's width. */
    private static final double RIM = 0.015;

    private OutsideSector() {
    }

    static Listing of(Listing listing) {
        return new Listing(listing.clips().stream().<ClipReference>map(Reference::new).toList(), listing.skipped());
    }

    private record Reference(ClipReference inner) implements ClipReference {

        @Override
        public ClipInfo info() {
            return inner.info();
        }

        @Override
        public Clip open() throws ApicalException {
            Clip clip = inner.open();
            try {
                return new Outside(clip, black(clip));
            } catch (ApicalException | RuntimeException e) {
                clip.close();
                throw e;
            }
        }

        @Override
        public List<Path> files() {
            return inner.files();
        }
    }

    private static boolean[] black(Clip clip) throws ApicalException {
        if (clip.isMasked()) {
            throw ApicalException.badInput(new Problem("This clip was published without anything around the scan.",
                    clip.info().file(), "", "Take outsideSector out of shortcuts.controls."));
        }
        List<byte[]> evidence = new ArrayList<>();
        int wanted = Math.min(EVIDENCE_FRAMES, clip.frameCount());
        for (int i = 0; i < wanted; i++) {
            evidence.add(clip.greyFrame((int) ((long) i * (clip.frameCount() - 1) / Math.max(1, wanted - 1))));
        }
        Sector sector = SectorFinder.find(clip.rows(), clip.columns(), evidence, clip.regions());
        if (sector.evidence() == Sector.Evidence.NONE) {
            throw ApicalException.badInput(new Problem("No scan sector was found in this clip.", clip.info().file(), "",
                    "The other clips are used."));
        }
        int rim = Math.max(2, (int) Math.round(RIM * clip.columns()));
        return grown(sector.mask(), clip.rows(), clip.columns(), rim);
    }

    private static boolean[] grown(boolean[] mask, int rows, int columns, int rim) {
        boolean[] across = new boolean[mask.length];
        boolean[] grown = new boolean[mask.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int d = -rim; d <= rim && mask[row * columns + column]; d++) {
                    if (column + d >= 0 && column + d < columns) {
                        across[row * columns + column + d] = true;
                    }
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int d = -rim; d <= rim && across[row * columns + column]; d++) {
                    if (row + d >= 0 && row + d < rows) {
                        grown[(row + d) * columns + column] = true;
                    }
                }
            }
        }
        return grown;
    }

    private record Outside(Clip inner, boolean[] black) implements Clip {

        @Override
        public ClipInfo info() {
            return inner.info();
        }

        @Override
        public int rows() {
            return inner.rows();
        }

        @Override
        public int columns() {
            return inner.columns();
        }

        @Override
        public double[] frameTimesMs() {
            return inner.frameTimesMs();
        }

        @Override
        public int frameCount() {
            return inner.frameCount();
        }

        @Override
        public byte[] greyFrame(int index) throws ApicalException {
            byte[] frame = inner.greyFrame(index);
            for (int i = 0; i < frame.length; i++) {
                if (black[i]) {
                    frame[i] = 0;
                }
            }
            return frame;
        }

        @Override
        public List<ScanRegion> regions() {
            return List.of();
        }

        @Override
        public boolean isMasked() {
            return true; // The whole picture is to be stored.
        }

        @Override
        public List<Problem> problems() {
            return inner.problems();
        }

        @Override
        public void close() throws ApicalException {
            inner.close();
        }
    }
}

package org.apical.dicom.deidentify;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.apical.api.source.ScanRegion;
import org.apical.data.Sector;
import org.apical.data.SectorFinder;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.PixelDescription;
import org.apical.dicom.RleEncoder;
import org.apical.dicom.StoredFrame;
import org.apical.dicom.Tag;
import org.apical.dicom.UltrasoundRegion;

/**
 * Blanks what lies outside of the scan sector and what is writing inside, in every frame, or refuses the clip.
 *
 * <p>Frames are decoded one at a time and kept compressed, so that memory holds no more than the result.
 */
final class PixelCleaner {
    private static final int EVIDENCE_FRAMES = 24;
    /** More of the sector under what may be writing than this, and too little of the heart would be left. */
    private static final double MOST_WRITING = 0.12;
    /** Of a still, tissue cannot be told from writing by its motion. */
    private static final double MOST_WRITING_IN_STILL = 0.03;
    /** A sector without dark corners was not found but is the whole picture. */
    private static final double LARGEST_IN_STILL = 0.7;
    private static final Set<Sector.Evidence> CERTAIN = Set.of(Sector.Evidence.MOVING_FAN, Sector.Evidence.BRIGHT_FAN);

    private final DicomFile file;
    private final DicomFrames frames;
    private final int rows;
    private final int columns;
    private final Progress progress;

    private PixelCleaner(DicomFile file, DicomFrames frames, Progress progress) {
        this.file = file;
        this.frames = frames;
        this.rows = frames.description().rows();
        this.columns = frames.description().columns();
        this.progress = progress;
    }

    /**
     * Cleans the pixels of a file.
     *
     * @throws RefusedException when it is not certain that nothing identifying would be left
     * @throws ApicalException  when a frame cannot be decoded, or the work was stopped
     */
    static CleanedPixels clean(DicomFile file, Progress progress) throws ApicalException, RefusedException {
        DicomFrames frames = DicomFrames.of(file);
        if (frames.count() < frames.description().frames()) {
            throw new RefusedException(Refusal.DAMAGED, "Frames are missing.");
        }
        PixelDescription d = frames.description();
        if (file.dataset().getInt(Tag.HIGH_BIT).orElse(d.bitsStored() - 1) != d.bitsStored() - 1) {
            throw new RefusedException(Refusal.DAMAGED, "Its samples do not fill the low bits.");
        }
        return new PixelCleaner(file, frames, progress).clean();
    }

    private CleanedPixels clean() throws ApicalException, RefusedException {
        Sector sector = sector();
        WritingFinder finder = new WritingFinder(rows, columns);
        byte[] before = new byte[rows * columns];
        for (int k = 0; k < frames.count(); k++) {
            progress.checkCancelled();
            byte[] bright = Brightness.of(frames.rgb(k));
            Brightness.raise(before, bright);
            finder.add(bright);
        }
        boolean[] writing = finder.writing();
        boolean[] kept = new boolean[rows * columns];
        int inside = 0;
        int written = 0;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = sector.mask()[i] && !writing[i];
            inside += sector.mask()[i] ? 1 : 0;
            written += sector.mask()[i] && writing[i] ? 1 : 0;
        }
        double share = (double) written / inside;
        boolean still = sector.evidence() == Sector.Evidence.BRIGHT_FAN;
        if (share > (still ? MOST_WRITING_IN_STILL : MOST_WRITING)) {
            throw new RefusedException(Refusal.WRITING, "");
        }
        SampleBlanker blanker = new SampleBlanker(frames, kept);
        List<byte[]> encoded = new ArrayList<>();
        StoredFrame form = null;
        for (int k = 0; k < frames.count(); k++) {
            progress.checkCancelled();
            form = blanker.blanked(k);
            encoded.add(RleEncoder.encode(form.samples(), rows, columns, form.samplesPerPixel() * form.bytesPerSample(),
                    form.bytesPerSample()));
        }
        return new CleanedPixels(encoded, form, kept, before, 100.0 * (kept.length - inside) / kept.length,
                100 * share, sector.evidence().name());
    }

    private Sector sector() throws ApicalException, RefusedException {
        List<byte[]> pictures = new ArrayList<>();
        int wanted = Math.min(EVIDENCE_FRAMES, frames.count());
        for (int k = 0; k < wanted; k++) {
            progress.checkCancelled();
            pictures.add(frames.grey((int) ((long) k * (frames.count() - 1) / Math.max(1, wanted - 1))));
        }
        List<ScanRegion> regions = new ArrayList<>();
        for (UltrasoundRegion region : UltrasoundRegion.of(file.dataset(), rows, columns, problem -> { })) {
            if (region.usable()) {
                regions.add(region.toScanRegion());
            }
        }
        Sector sector = SectorFinder.find(rows, columns, pictures, regions);
        int inside = 0;
        for (boolean pixel : sector.mask()) {
            inside += pixel ? 1 : 0;
        }
        boolean still = sector.evidence() == Sector.Evidence.BRIGHT_FAN;
        if (!CERTAIN.contains(sector.evidence()) || inside == 0
                || still && inside > LARGEST_IN_STILL * sector.mask().length) {
            throw new RefusedException(Refusal.NO_SECTOR, "");
        }
        return sector;
    }
}

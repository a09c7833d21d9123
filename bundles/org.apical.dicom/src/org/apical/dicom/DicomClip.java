package org.apical.dicom;

import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ScanRegion;

/** A DICOM file as a clip. Holds no open file, so closing does nothing. */
final class DicomClip implements Clip {
    private final ClipInfo info;
    private final DicomFrames frames;
    private final FrameTimes times;
    private final List<ScanRegion> regions = new ArrayList<>();
    private final List<Problem> problems;

    DicomClip(ClipInfo info, DicomFile file, List<Problem> known) throws ApicalException {
        this.info = info;
        frames = DicomFrames.of(file);
        String name = file.path().toString();
        times = FrameTimes.of(file.dataset(), name, frames.count());
        problems = new ArrayList<>(known);
        problems.addAll(frames.problems());
        problems.addAll(times.problems());
        List<UltrasoundRegion> declared = UltrasoundRegion.of(file.dataset(), rows(), columns(),
                m -> problems.add(new Problem(m, name, "element "
                        + Tag.toString(Tag.SEQUENCE_OF_ULTRASOUND_REGIONS), "")));
        for (UltrasoundRegion region : declared) {
            if (region.usable()) {
                regions.add(region.toScanRegion());
            }
        }
    }

    @Override
    public ClipInfo info() {
        return info;
    }

    @Override
    public int rows() {
        return frames.description().rows();
    }

    @Override
    public int columns() {
        return frames.description().columns();
    }

    @Override
    public double[] frameTimesMs() {
        return times.timesMs().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public int frameCount() {
        return frames.count();
    }

    @Override
    public byte[] greyFrame(int index) throws ApicalException {
        return frames.grey(index);
    }

    @Override
    public List<ScanRegion> regions() {
        return List.copyOf(regions);
    }

    @Override
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        // Each frame opens and closes the file by itself.
    }
}

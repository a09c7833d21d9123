package org.apical.ui.study.internal;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.ui.cine.CycleMark;
import org.apical.ui.cine.Trace;

/** The volume of the left ventricle that a phantom's clip was drawn with, frame by frame. */
record PhantomTimes(double[] timesMs, double[] volumesMl) {

    private static final double LARGE = 0.7;
    private static final double SMALL = 0.3;

    /** Reads the table that lies beside a phantom's files; empty when there is none or it does not name the clip. */
    static Optional<PhantomTimes> find(Path source, String clip) throws ApicalException {
        Path folder = Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
        for (Path place : List.of(folder, folder.toAbsolutePath().getParent())) {
            Path table = place.resolve("truth.csv");
            if (Files.isRegularFile(table)) {
                return read(table, clip);
            }
        }
        return Optional.empty();
    }

    private static Optional<PhantomTimes> read(Path table, String clip) throws ApicalException {
        List<Double> times = new ArrayList<>();
        List<Double> volumes = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
        try (Reader reader = Files.newBufferedReader(table); CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord row : parser) {
                if (row.get("sopInstanceUid").equals(clip)) {
                    times.add(Double.parseDouble(row.get("timeMs")));
                    volumes.add(Double.parseDouble(row.get("lvVolumeMl")));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw ApicalException.badInput(new Problem("The truth of the phantom cannot be read.", table.toString(),
                    "", "Make the phantom again."), e);
        }
        return times.isEmpty() ? Optional.empty() : Optional.of(new PhantomTimes(
                times.stream().mapToDouble(Double::doubleValue).toArray(),
                volumes.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    /** Finds where the ventricle is largest and smallest: the extremes of each stretch beyond 70 and below 30 %. */
    List<CycleMark> marks() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double volume : volumesMl) {
            low = Math.min(low, volume);
            high = Math.max(high, volume);
        }
        List<CycleMark> marks = new ArrayList<>();
        if (!(high > low)) {
            return marks;
        }
        int extreme = -1;
        boolean large = false;
        for (int i = 0; i < volumesMl.length; i++) {
            double share = (volumesMl[i] - low) / (high - low);
            boolean isLarge = share > LARGE;
            boolean outside = !isLarge && share >= SMALL;
            if (extreme >= 0 && (outside || isLarge != large)) {
                marks.add(mark(extreme, large));
                extreme = -1;
            }
            if (!outside && (extreme < 0 || (isLarge ? volumesMl[i] > volumesMl[extreme]
                    : volumesMl[i] < volumesMl[extreme]))) {
                extreme = i;
                large = isLarge;
            }
        }
        if (extreme > 0 && extreme < volumesMl.length - 1) {
            marks.add(mark(extreme, large));
        }
        return marks;
    }

    private CycleMark mark(int frame, boolean large) {
        return new CycleMark(large ? CycleMark.Phase.END_DIASTOLE : CycleMark.Phase.END_SYSTOLE, timesMs[frame],
                "the phantom's truth");
    }

    /** Returns the curve for the time line. */
    Trace trace() {
        return new Trace("Left ventricle (truth)", "mL", timesMs, volumesMl, Double.NaN);
    }
}

package org.apical.data.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVPrinter;

/** Writes tracings beside the frames of a cohort; a cohort without any gets no file. */
final class TracingWriter implements AutoCloseable {

    private final Path folder;
    private final CohortWriter.Opener opener;
    private WritableByteChannel pictures;
    private WritableByteChannel masks;
    private CSVPrinter index;
    private int tracings;
    private int picture = -1;

    TracingWriter(Path folder, CohortWriter.Opener opener) {
        this.folder = folder;
        this.opener = opener;
    }

    /** Adds what was drawn into a clip, ordered by frame. */
    void add(int clip, List<PreparedTracing> prepared) throws IOException {
        int frame = -1;
        for (PreparedTracing tracing : prepared) {
            open();
            if (tracing.sourceFrame() != frame) {
                frame = tracing.sourceFrame();
                write(pictures, tracing.picture());
                picture++;
            }
            write(masks, CohortFiles.packed(tracing.mask()));
            index.printRecord(tracings++, clip, tracing.structure(), frame, tracing.timeMs(), tracing.storedFrame(),
                    picture, text(tracing.x()), text(tracing.y()));
        }
    }

    private static String text(double[] points) {
        return Arrays.stream(points).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private void open() throws IOException {
        if (index == null) {
            pictures = opener.open(folder.resolve(TracingStore.PICTURES));
            masks = opener.open(folder.resolve(TracingStore.MASKS));
            BufferedWriter writer = Files.newBufferedWriter(folder.resolve(TracingStore.INDEX));
            index = new CSVPrinter(writer, TracingStore.format());
        }
    }

    private static void write(WritableByteChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** Forces everything to disk. */
    void finish() throws IOException {
        if (index == null) {
            return;
        }
        index.close(true);
        for (WritableByteChannel channel : new WritableByteChannel[] {pictures, masks}) {
            if (channel instanceof FileChannel file) {
                file.force(true);
            }
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        try (WritableByteChannel first = pictures; WritableByteChannel second = masks; CSVPrinter third = index) {
            // Closes all three whatever one of them says; null ones are skipped.
        }
    }
}

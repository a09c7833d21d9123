package org.apical.dicom;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.api.Problem;

/**
 * A DICOM file that was read: its header in memory, its pixel data where they are.
 *
 * <p>Holds no open file. May be used by several threads.
 *
 * @since 1.0
 */
public final class DicomFile {
    private final Path path;
    private final DicomObject meta;
    private final DicomObject dataset;
    private final TransferSyntax transferSyntax;
    private final PixelData pixelData;
    private final List<Problem> problems;

    DicomFile(Path path, DicomObject meta, DicomObject dataset, TransferSyntax transferSyntax, PixelData pixelData,
            List<Problem> problems) {
        this.path = path;
        this.meta = meta;
        this.dataset = dataset;
        this.transferSyntax = transferSyntax;
        this.pixelData = pixelData;
        this.problems = List.copyOf(problems);
    }

    /** Returns where the file is. */
    public Path path() {
        return path;
    }

    /** Returns the file meta information (group 0002); empty when the file has none. */
    public DicomObject meta() {
        return meta;
    }

    /** Returns the data set without its pixel data. */
    public DicomObject dataset() {
        return dataset;
    }

    /** Returns how the data set is encoded. */
    public TransferSyntax transferSyntax() {
        return transferSyntax;
    }

    /** Returns whether the file holds pixel data. */
    public boolean hasPixelData() {
        return pixelData != null;
    }

    /** Returns what was wrong with the file and tolerated, in the order of the bytes. */
    public List<Problem> problems() {
        return problems;
    }

    Optional<PixelData> pixelData() {
        return Optional.ofNullable(pixelData);
    }
}

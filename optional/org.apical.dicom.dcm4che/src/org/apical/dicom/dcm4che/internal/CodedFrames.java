package org.apical.dicom.dcm4che.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomReader;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.io.DicomOutputStream;

/**
 * Compares frames that are compressed or share chroma.
 *
 * <p>What dcm4che read is written with dcm4che to a file of its own, and both are decoded with Apical's codecs: this
 * compares how the readers find and put together the fragments, not two decoders.
 */
final class CodedFrames {
    private CodedFrames() {
    }

    /**
     * Returns how many frames both files decode to.
     *
     * @param meta the file meta information that dcm4che read, or {@code null}
     */
    static int compare(DicomFile ours, DicomFrames expected, Attributes meta, Attributes theirs,
            List<String> differences) throws ApicalException {
        if (!expected.isDecodable()) {
            return 0;
        }
        Path copy = null;
        try {
            copy = Files.createTempFile("dcm4che", ".dcm");
            write(copy, meta == null
                    ? theirs.createFileMetaInformation(ours.transferSyntax().uid()) : meta, theirs);
            return compare(expected, copy, differences);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(copy == null ? Path.of(System.getProperty("java.io.tmpdir")) : copy, e);
        } finally {
            delete(copy);
        }
    }

    private static void write(Path copy, Attributes meta, Attributes theirs) throws IOException {
        try (DicomOutputStream out = new DicomOutputStream(Files.newOutputStream(copy), UID.ExplicitVRLittleEndian)) {
            out.writeDataset(meta, theirs);
        }
    }

    private static int compare(DicomFrames expected, Path copy, List<String> differences) {
        DicomFrames found;
        try {
            found = DicomFrames.of(DicomReader.read(copy));
        } catch (ApicalException e) {
            differences.add("pixel data that dcm4che read and wrote cannot be read: " + e.problem().message());
            return 0;
        }
        if (expected.count() != found.count()) {
            differences.add("pixel data hold " + expected.count() + " frames and " + found.count());
        }
        int compared = 0;
        for (int frame = 0; frame < Math.min(expected.count(), found.count()); frame++) {
            String one = samples(expected, frame);
            String other = samples(found, frame);
            if (!one.equals(other)) {
                differences.add("frame " + (frame + 1) + " differs");
            }
            compared += one.isEmpty() || other.isEmpty() ? 0 : 1;
        }
        return compared;
    }

    /** Returns a digest of the frame, or nothing when it cannot be decoded. */
    private static String samples(DicomFrames frames, int frame) {
        try {
            return frames.read(frame).sha256();
        } catch (ApicalException e) {
            return "";
        }
    }

    private static void delete(Path copy) throws ApicalException {
        try {
            if (copy != null) {
                Files.deleteIfExists(copy);
            }
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(copy, e);
        }
    }
}

package org.apical.dicom.dcm4che.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.dicom.DicomElement;
import org.apical.dicom.DicomFile;
import org.apical.dicom.DicomFrames;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;

/**
 * A file as Apical and as dcm4che read it.
 *
 * <p>Elements are compared by tag and by the bytes of their values without padding, little endian, in all depths; group
 * lengths, which dcm4che drops, and value representations, which implicit files do not hold, are not. Native frames are
 * compared sample by sample, compressed ones after Apical's codecs decoded what either reader found.
 *
 * @param elements      how many elements Apical reads, those of items included, without pixel data
 * @param otherElements how many dcm4che reads
 * @param frames        how many frames were compared
 * @param differences   what differs, in words
 */
record Comparison(int elements, int otherElements, int frames, List<String> differences) {

    /**
     * Reads a file twice.
     *
     * @throws ApicalException when neither reader can
     */
    static Comparison of(Path path) throws ApicalException {
        DicomFile ours;
        try {
            ours = DicomReader.read(path);
        } catch (ApicalException e) {
            return byOneOnly(path, e);
        }
        Other other;
        try {
            other = read(path);
        } catch (ApicalException e) {
            return new Comparison(count(ours.dataset()), 0, 0, List.of("only Apical can read it: "
                    + e.problem().message()));
        }
        Walk walk = new Walk();
        walk.compare(ours.dataset(), other.dataset(), "");
        int frames = frames(ours, other, walk.differences);
        return new Comparison(walk.elements, walk.otherElements, frames, List.copyOf(walk.differences));
    }

    private static Comparison byOneOnly(Path path, ApicalException refusal) throws ApicalException {
        Attributes theirs;
        try {
            theirs = read(path).dataset();
        } catch (ApicalException e) {
            throw refusal;
        }
        if (theirs.isEmpty()) {
            throw refusal;
        }
        Walk walk = new Walk();
        walk.compare(new DicomObject(), theirs, "");
        return new Comparison(0, walk.otherElements, 0, List.of("only dcm4che can read it: "
                + refusal.problem().message()));
    }

    private static int count(DicomObject ours) {
        Walk walk = new Walk();
        walk.compare(ours, new Attributes(), "");
        return walk.elements;
    }

    /** Returns how two data sets differ, in words. */
    static List<String> differences(DicomObject ours, Attributes theirs) {
        Walk walk = new Walk();
        walk.compare(ours, theirs, "");
        return walk.differences;
    }

    private static int frames(DicomFile ours, Other other, List<String> differences) throws ApicalException {
        boolean theirs = other.dataset().contains(Tag.PixelData);
        if (!ours.hasPixelData() || !theirs) {
            if (ours.hasPixelData() != theirs) {
                differences.add("pixel data are read by " + (theirs ? "dcm4che" : "Apical") + " only");
            }
            return 0;
        }
        DicomFrames frames;
        try {
            frames = DicomFrames.of(ours);
        } catch (ApicalException e) {
            differences.add("pixel data are refused by Apical: " + e.problem().message());
            return 0;
        }
        OptionalInt compared = NativeFrames.compare(ours, frames, other.dataset(), differences);
        return compared.isPresent() ? compared.getAsInt()
                : CodedFrames.compare(ours, frames, other.meta(), other.dataset(), differences);
    }

    private static Other read(Path path) throws ApicalException {
        try (DicomInputStream in = new DicomInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            return new Other(in.readFileMetaInformation(), in.readDataset());
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The library throws all of these on damaged files.
            throw ApicalException.badInput(new Problem(Node.reason(e) + ".", path.toString(), "", ""), e);
        }
    }

    /** What dcm4che read; {@code meta} is null where there is none. */
    private record Other(Attributes meta, Attributes dataset) {
    }

    /** Goes through both data sets at once. */
    private static final class Walk {
        private final List<String> differences = new ArrayList<>();
        private int elements;
        private int otherElements;

        void compare(DicomObject ours, Attributes theirs, String where) {
            TreeSet<Integer> tags = new TreeSet<>(Integer::compareUnsigned);
            ours.elements().forEach(element -> tags.add(element.tag()));
            Arrays.stream(theirs.tags()).forEach(tags::add);
            for (int tag : tags) {
                if (tag == Tag.PixelData || (tag & 0xFFFF) == 0) {
                    continue;
                }
                DicomElement element = ours.get(tag);
                elements += element == null ? 0 : 1;
                otherElements += theirs.contains(tag) ? 1 : 0;
                String name = where + String.format(Locale.ROOT, "(%04X,%04X)", tag >>> 16, tag & 0xFFFF);
                if (element == null || !theirs.contains(tag)) {
                    differences.add(name + " is read by " + (element == null ? "dcm4che" : "Apical") + " only");
                } else {
                    value(element, theirs, tag, name);
                }
            }
        }

        private void value(DicomElement element, Attributes theirs, int tag, String name) {
            Object value = theirs.getValue(tag);
            if (value instanceof Sequence sequence) {
                items(element, sequence, name);
                return;
            }
            if (value instanceof Fragments || !element.items().isEmpty()) {
                differences.add(name + " is a sequence for one reader only");
                return;
            }
            byte[] other = bytes(theirs, tag);
            if (!Arrays.equals(trimmed(element.bytes()), trimmed(other))) {
                differences.add(name + " differs: " + element.bytes().length + " bytes and " + other.length);
            }
        }

        private void items(DicomElement element, Sequence sequence, String name) {
            if (element.items().size() != sequence.size()) {
                differences.add(name + " has " + element.items().size() + " items and " + sequence.size());
                return;
            }
            for (int i = 0; i < sequence.size(); i++) {
                compare(element.items().get(i), sequence.get(i), name + "[" + (i + 1) + "]");
            }
        }

        private static byte[] bytes(Attributes theirs, int tag) {
            VR vr = theirs.getVR(tag);
            byte[] value = theirs.getSafeBytes(tag);
            if (value == null) {
                return new byte[0];
            }
            return theirs.bigEndian() ? vr.toggleEndian(value, true) : value;
        }

        private static byte[] trimmed(byte[] value) {
            int end = value.length;
            while (end > 0 && (value[end - 1] == ' ' || value[end - 1] == 0)) {
                end--;
            }
            return Arrays.copyOf(value, end);
        }
    }
}

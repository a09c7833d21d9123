package org.apical.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A DICOM data set or sequence item: elements in ascending order of their tags, with typed access.
 *
 * <p>Getters never throw on what a file may hold: a missing, empty or unreadable value is an empty result.
 * Put {@link Tag#SPECIFIC_CHARACTER_SET} first when texts hold anything but ASCII. Reading from several threads
 * is safe once no thread changes the object any more.
 *
 * <pre>{@code
 * DicomObject o = new DicomObject();
 * o.putString(Tag.PATIENT_ID, Vr.LO, "P001");
 * o.putInts(Tag.ROWS, Vr.US, 480);
 * o.getInt(Tag.ROWS).orElse(0);
 * }</pre>
 *
 * @since 1.0
 */
public final class DicomObject {
    private final TreeMap<Integer, DicomElement> elements = new TreeMap<>(Integer::compareUnsigned);
    private CharacterSet characterSet;

    /** Creates an empty data set whose texts are ASCII until a character set is put. */
    public DicomObject() {
        this(CharacterSet.DEFAULT);
    }

    DicomObject(CharacterSet inherited) {
        characterSet = inherited;
    }

    CharacterSet characterSet() {
        return characterSet;
    }

    /** Returns all elements in ascending order of their tags; the view cannot be changed. */
    public Collection<DicomElement> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    /** Returns whether an element with this tag exists, empty or not. */
    public boolean contains(int tag) {
        return elements.containsKey(tag);
    }

    /** Returns the element with this tag, or {@code null}. */
    public DicomElement get(int tag) {
        return elements.get(tag);
    }

    /** Removes the element with this tag when there is one. */
    public void remove(int tag) {
        elements.remove(tag);
    }

    /** Puts an element, replacing an earlier one with the same tag. */
    public void put(DicomElement element) {
        elements.put(element.tag(), element);
        if (element.tag() == Tag.SPECIFIC_CHARACTER_SET) {
            characterSet = CharacterSet.of(getStrings(Tag.SPECIFIC_CHARACTER_SET));
        }
    }

    /**
     * Puts a text of one or more values.
     *
     * @throws IllegalArgumentException when the value representation is not text, or the texts cannot be written in
     *                                  the character set of this data set
     */
    public void putString(int tag, Vr vr, String... values) {
        if (!vr.isText()) {
            throw new IllegalArgumentException("Value representation " + vr + " of " + Tag.toString(tag)
                    + " holds no text.");
        }
        CharacterSet set = vr.usesCharacterSet() ? characterSet : CharacterSet.DEFAULT;
        put(DicomElement.of(tag, vr, set.encode(String.join("\\", values))));
    }

    /**
     * Puts integers, binary or (for IS and DS) as text.
     *
     * @throws IllegalArgumentException when the value representation holds no integers
     */
    public void putInts(int tag, Vr vr, int... values) {
        if (vr.isText()) {
            String[] texts = new String[values.length];
            for (int i = 0; i < values.length; i++) {
                texts[i] = Integer.toString(values[i]);
            }
            putString(tag, vr, texts);
            return;
        }
        ByteBuffer buffer = buffer(values.length * (vr == Vr.AT ? 4 : vr.unitBytes()));
        for (int value : values) {
            switch (vr) {
                case US, SS, OW -> buffer.putShort((short) value);
                case UL, SL, OL -> buffer.putInt(value);
                case UV, SV, OV -> buffer.putLong(value);
                case AT -> buffer.putShort((short) (value >>> 16)).putShort((short) value);
                default -> throw new IllegalArgumentException("Value representation " + vr + " of "
                        + Tag.toString(tag) + " holds no integers.");
            }
        }
        put(DicomElement.of(tag, vr, buffer.array()));
    }

    /**
     * Puts real numbers: binary for FL and FD, as text of at most 16 characters for DS.
     *
     * @throws IllegalArgumentException when the value representation holds no real numbers
     */
    public void putDoubles(int tag, Vr vr, double... values) {
        if (vr == Vr.DS) {
            String[] texts = new String[values.length];
            for (int i = 0; i < values.length; i++) {
                texts[i] = DecimalString.format(values[i]);
            }
            putString(tag, vr, texts);
            return;
        }
        if (vr != Vr.FL && vr != Vr.FD && vr != Vr.OF && vr != Vr.OD) {
            throw new IllegalArgumentException("Value representation " + vr + " of " + Tag.toString(tag)
                    + " holds no real numbers.");
        }
        ByteBuffer buffer = buffer(values.length * vr.unitBytes());
        for (double value : values) {
            if (vr.unitBytes() == 4) {
                buffer.putFloat((float) value);
            } else {
                buffer.putDouble(value);
            }
        }
        put(DicomElement.of(tag, vr, buffer.array()));
    }

    /** Puts bytes, which are little endian where the value representation has units of more than one byte. */
    public void putBytes(int tag, Vr vr, byte[] value) {
        put(DicomElement.of(tag, vr, value.clone()));
    }

    /** Puts a sequence; texts of items without a character set of their own must be in that of this data set. */
    public void putSequence(int tag, List<DicomObject> items) {
        put(DicomElement.of(tag, items));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Returns the first text value without padding; empty when it is missing or blank. */
    public Optional<String> getString(int tag) {
        List<String> values = getStrings(tag);
        return values.isEmpty() || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Returns all text values without padding; binary numbers come as text, so that a wrong representation reads. */
    public List<String> getStrings(int tag) {
        DicomElement element = elements.get(tag);
        return element == null ? List.of() : ElementValues.strings(element, characterSet);
    }

    /** Returns the first integer; empty when it is missing or not an integer. */
    public OptionalInt getInt(int tag) {
        OptionalDouble value = getDouble(tag);
        if (value.isEmpty() || value.getAsDouble() != Math.rint(value.getAsDouble())
                || Math.abs(value.getAsDouble()) > Integer.MAX_VALUE) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) value.getAsDouble());
    }

    /** Returns all integers; empty when any value is not an integer. */
    public int[] getInts(int tag) {
        double[] values = getDoubles(tag);
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            if (values[i] != Math.rint(values[i]) || Math.abs(values[i]) > 0xFFFFFFFFL) {
                return new int[0];
            }
            ints[i] = (int) (long) values[i];
        }
        return ints;
    }

    /** Returns the first number, which may be NaN when the file says so; empty when missing or not a number. */
    public OptionalDouble getDouble(int tag) {
        double[] values = getDoubles(tag);
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[0]);
    }

    /** Returns all numbers, binary or decimal text; empty when any value is not a number. */
    public double[] getDoubles(int tag) {
        DicomElement element = elements.get(tag);
        return element == null ? new double[0] : ElementValues.doubles(element);
    }

    /** Returns the bytes of the value, little endian; empty when missing. */
    public byte[] getBytes(int tag) {
        DicomElement element = elements.get(tag);
        return element == null ? new byte[0] : element.bytes().clone();
    }

    /** Returns the items of a sequence; empty when it is missing or not a sequence. */
    public List<DicomObject> getSequence(int tag) {
        DicomElement element = elements.get(tag);
        return element == null ? List.of() : new ArrayList<>(element.items());
    }
}

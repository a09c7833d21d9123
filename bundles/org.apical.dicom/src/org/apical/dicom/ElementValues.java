package org.apical.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns the bytes of an element into texts and numbers, without ever failing. */
final class ElementValues {
    private ElementValues() {
    }

    static List<String> strings(DicomElement element, CharacterSet set) {
        if (element.vr().isSequence() || element.bytes().length == 0) {
            return List.of();
        }
        if (element.vr().isInteger() || element.vr().isFloat() || element.vr() == Vr.AT) {
            List<String> texts = new ArrayList<>();
            for (double value : doubles(element)) {
                texts.add(value == Math.rint(value) && Math.abs(value) < 1e15
                        ? Long.toString((long) value) : Double.toString(value));
            }
            return texts;
        }
        Vr vr = element.vr();
        String text = (vr.usesCharacterSet() || vr == Vr.UN ? set : CharacterSet.DEFAULT).decode(element.bytes());
        if (!vr.isMultiValued()) {
            return List.of(strip(text, false));
        }
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf('\\'); to >= 0; to = text.indexOf('\\', from)) {
            texts.add(strip(text.substring(from, to), true));
            from = to + 1;
        }
        texts.add(strip(text.substring(from), true));
        return texts;
    }

    private static String strip(String text, boolean leading) {
        int from = 0;
        int to = text.length();
        while (to > 0 && (text.charAt(to - 1) == ' ' || text.charAt(to - 1) == 0)) {
            to--;
        }
        while (leading && from < to && text.charAt(from) == ' ') {
            from++;
        }
        return text.substring(from, to);
    }

    static double[] doubles(DicomElement element) {
        Vr vr = element.vr();
        if (vr.isText()) {
            return parse(strings(element, CharacterSet.DEFAULT));
        }
        byte[] bytes = element.bytes();
        int unit = vr == Vr.AT ? 4 : vr.unitBytes();
        if (unit == 1) {
            return new double[0];
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.length / unit];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (vr) {
                case US, OW -> buffer.getShort() & 0xFFFF;
                case SS -> buffer.getShort();
                case UL, OL -> buffer.getInt() & 0xFFFFFFFFL;
                case SL -> buffer.getInt();
                case FL, OF -> buffer.getFloat();
                case FD, OD -> buffer.getDouble();
                case AT -> (long) (buffer.getShort() & 0xFFFF) << 16 | buffer.getShort() & 0xFFFF;
                default -> buffer.getLong();
            };
        }
        return values;
    }

    private static double[] parse(List<String> texts) {
        double[] values = new double[texts.size()];
        for (int i = 0; i < values.length; i++) {
            String text = texts.get(i).strip();
            if (text.isEmpty() || text.length() > 64 || !isNumber(text)) {
                return new double[0];
            }
            try {
                values[i] = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return new double[0];
            }
        }
        return values;
    }

    // Double.parseDouble takes "1d", "0x1p3" and "Infinity", which are not decimal strings; NaN is seen in files.
    private static boolean isNumber(String text) {
        return text.equals("NaN")
                || text.chars().allMatch(c -> c >= '0' && c <= '9' || "+-.eE".indexOf(c) >= 0);
    }

    static byte[] padded(byte[] bytes, Vr vr) {
        if (bytes.length % 2 == 0) {
            return bytes;
        }
        byte[] padded = Arrays.copyOf(bytes, bytes.length + 1);
        padded[bytes.length] = vr.padding();
        return padded;
    }
}

package org.apical.dicom;

import java.util.Locale;

/**
 * A DICOM value representation: how the bytes of an element are to be read.
 *
 * <p>The list is that of PS3.5 section 6.2. Values are padded to even length with {@link #padding()}.
 *
 * @since 1.0
 */
public enum Vr {
    AE(Kind.TEXT), AS(Kind.TEXT), AT(Kind.TAG), CS(Kind.TEXT), DA(Kind.TEXT), DS(Kind.TEXT), DT(Kind.TEXT),
    FD(Kind.FLOAT), FL(Kind.FLOAT), IS(Kind.TEXT), LO(Kind.TEXT), LT(Kind.TEXT), OB(Kind.BYTES), OD(Kind.BYTES),
    OF(Kind.BYTES), OL(Kind.BYTES), OV(Kind.BYTES), OW(Kind.BYTES), PN(Kind.TEXT), SH(Kind.TEXT), SL(Kind.INTEGER),
    SQ(Kind.SEQUENCE), SS(Kind.INTEGER), ST(Kind.TEXT), SV(Kind.INTEGER), TM(Kind.TEXT), UC(Kind.TEXT),
    UI(Kind.TEXT), UL(Kind.INTEGER), UN(Kind.BYTES), UR(Kind.TEXT), US(Kind.INTEGER), UT(Kind.TEXT),
    UV(Kind.INTEGER);

    private enum Kind { TEXT, INTEGER, FLOAT, TAG, BYTES, SEQUENCE }

    private final Kind kind;

    Vr(Kind kind) {
        this.kind = kind;
    }

    /** Returns the value representation written as these two characters, or {@code null} when there is none. */
    public static Vr of(int first, int second) {
        if (first < 'A' || first > 'U' || second < 'A' || second > 'W') {
            return null;
        }
        return Lookup.TABLE[(first - 'A') * 26 + second - 'A'];
    }

    private static final class Lookup {
        private static final Vr[] TABLE = new Vr[26 * 26];

        static {
            for (Vr vr : values()) {
                String name = vr.name().toUpperCase(Locale.ROOT);
                TABLE[(name.charAt(0) - 'A') * 26 + name.charAt(1) - 'A'] = vr;
            }
        }
    }

    /** Returns whether values are text, one or several separated by backslashes. */
    public boolean isText() {
        return kind == Kind.TEXT;
    }

    /** Returns whether the text depends on SpecificCharacterSet (PS3.5 section 6.1.2.3). */
    public boolean usesCharacterSet() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** Returns whether a backslash separates values; in the long texts it is an ordinary character. */
    public boolean isMultiValued() {
        return switch (this) {
            case LT, ST, UT, UR -> false;
            default -> true;
        };
    }

    /** Returns whether values are binary integers. */
    public boolean isInteger() {
        return kind == Kind.INTEGER;
    }

    /** Returns whether values are binary floating-point numbers. */
    public boolean isFloat() {
        return kind == Kind.FLOAT;
    }

    /** Returns whether the value is a sequence of items. */
    public boolean isSequence() {
        return kind == Kind.SEQUENCE;
    }

    /** Returns the size in bytes of one binary value, and thereby the unit that a change of byte order swaps. */
    public int unitBytes() {
        return switch (this) {
            case AT, OW, SS, US -> 2;
            case FL, OF, OL, SL, UL -> 4;
            case FD, OD, OV, SV, UV -> 8;
            default -> 1;
        };
    }

    /** Returns whether explicit encodings use two reserved bytes and a 32-bit length (PS3.5 section 7.1.2). */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            default -> false;
        };
    }

    /** Returns the byte that pads a value to even length: a space for text, zero for identifiers and binary. */
    public byte padding() {
        return (byte) (isText() && this != UI ? ' ' : 0);
    }
}

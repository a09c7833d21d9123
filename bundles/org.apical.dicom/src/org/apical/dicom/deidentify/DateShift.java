package org.apical.dicom.deidentify;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.apical.dicom.Vr;

/** Moves dates into the past; times of the day stay, so that what follows what can still be told. */
final class DateShift {
    private static final int DATE_DIGITS = 8;

    private DateShift() {
    }

    /** Returns the value moved; an empty text for what is no whole date or, among times, no time. */
    static String moved(Vr vr, String text, int days) {
        if (vr == Vr.TM) {
            return text.matches("[0-9]{2,6}(\\.[0-9]{1,6})?") ? text : "";
        }
        if (vr != Vr.DA && vr != Vr.DT || !text.matches("[0-9]{8}([0-9]{2,6}(\\.[0-9]{1,6})?)?([+-][0-9]{4})?")) {
            return "";
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, DATE_DIGITS), DateTimeFormatter.BASIC_ISO_DATE);
            return date.minusDays(days).format(DateTimeFormatter.BASIC_ISO_DATE)
                    + (vr == Vr.DT ? text.substring(DATE_DIGITS) : "");
        } catch (DateTimeException e) {
            return "";
        }
    }
}

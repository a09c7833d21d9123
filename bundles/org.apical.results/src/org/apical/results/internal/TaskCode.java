package org.apical.results.internal;

import java.util.Locale;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.task.Target;
import org.apical.dicom.result.Code;
import org.apical.dicom.result.Codes;

/**
 * How the predictions of a task are coded. What is a measurement to the world has the world's code; what only a network
 * tells from a picture, such as a predicted age, has a code of our own, so that nobody takes it for the patient's.
 *
 * @param concept what is predicted
 * @param unit    its unit
 * @param site    where in the body
 */
record TaskCode(Code concept, Code unit, Code site) {
    private static final int VALUE = 16;
    private static final int MEANING = 64;

    static TaskCode of(String id, String name, Target target) throws ApicalException {
        if (target.kind() == Target.Kind.CATEGORICAL) {
            throw ApicalException.badInput(classes(name));
        }
        if (target.kind() == Target.Kind.BINARY) {
            return new TaskCode(own(id, "Predicted probability of " + target.classNames().get(1)), Codes.NO_UNIT,
                    Codes.HEART);
        }
        Code unit = unit(target.unit());
        if (id.startsWith("ejectionFraction") && unit.equals(Codes.PERCENT)) { // Computed from volumes or not.
            return new TaskCode(Codes.EJECTION_FRACTION, unit, Codes.LEFT_VENTRICLE);
        }
        if (id.equals("endDiastolicVolume") && unit.equals(Codes.MILLILITRE)) {
            return new TaskCode(Codes.END_DIASTOLIC_VOLUME, unit, Codes.LEFT_VENTRICLE);
        }
        if (id.equals("endSystolicVolume") && unit.equals(Codes.MILLILITRE)) {
            return new TaskCode(Codes.END_SYSTOLIC_VOLUME, unit, Codes.LEFT_VENTRICLE);
        }
        return new TaskCode(own(id, "Predicted from the picture: " + name), unit, Codes.HEART);
    }

    /** Says that a task predicts classes. */
    static Problem classes(String name) {
        return Problem.of("The task " + name + " predicts classes, which a report of measurements cannot hold.",
                "Use a run that predicts a number or a probability.");
    }

    private static Code own(String id, String meaning) {
        String value = "p-" + id;
        return new Code(value.substring(0, Math.min(VALUE, value.length())), Code.OWN_SCHEME,
                meaning.substring(0, Math.min(MEANING, meaning.length())));
    }

    private static Code unit(String unit) throws ApicalException {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "%" -> Codes.PERCENT;
            case "ml" -> Codes.MILLILITRE;
            case "years", "year", "a" -> Codes.YEAR;
            case "kg" -> Codes.KILOGRAM;
            case "cm" -> Codes.CENTIMETRE;
            case "m" -> Codes.METRE;
            case "" -> Codes.NO_UNIT;
            default -> throw ApicalException.badInput(Problem.of("The unit '" + unit + "' has no code here.",
                    "Use a task in %, mL, years, kg, cm or m."));
        };
    }
}

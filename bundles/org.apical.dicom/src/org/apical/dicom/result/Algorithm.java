package org.apical.dicom.result;

/**
 * What made a result.
 *
 * @param name       the algorithm, such as the architecture and the task, at most 64 characters
 * @param version    the version of Apical that ran it, at most 64 characters
 * @param run        the run whose model predicts, at most 64 characters
 * @param parameters what else is needed to do it again, at most 1024 characters
 * @since 1.0
 */
public record Algorithm(String name, String version, String run, String parameters) {
    /** Who made it, for the equipment of DICOM objects. */
    public static final String MANUFACTURER = "Apical";
    /** What every result says of itself. */
    public static final String WARNING = "Research output of an algorithm. Not verified by a person. Not for clinical "
            + "use.";

    /** Shortens what is too long for DICOM. */
    public Algorithm {
        name = shortened(name, 64);
        version = shortened(version, 64);
        run = shortened(run, 64);
        parameters = shortened(parameters, 1024);
    }

    private static String shortened(String text, int most) {
        String plain = text.replaceAll("[^ -~]", "_").replace('\\', '/').strip();
        String some = plain.isEmpty() ? "unknown" : plain;
        return some.length() <= most ? some : some.substring(0, most);
    }
}

package org.apical.phantom.internal;

/** The views that the phantom knows, with their codes (SNOMED CT, DICOM context group 12226). */
public enum EchoView {
    /** Apical four chambers. */
    A4C("Apical four chamber", "399214001"),
    /** Apical two chambers. */
    A2C("Apical two chamber", "399232001"),
    /** Parasternal long axis. */
    PLAX("Parasternal long axis", "399139001"),
    /** Parasternal short axis at the papillary muscles. */
    PSAX("Parasternal short axis at the Papillary Muscle level", "399271003"),
    /** Apical long axis, also called three chambers. */
    A3C("Apical long axis", "399339008"),
    /** Subcostal, four chambers behind the liver. */
    SC("Subcostal long axis", "399310008"),
    /** Suprasternal: the arch of the aorta. */
    SSN("Suprasternal long axis", "399106004");

    private final String meaning;
    private final String code;

    EchoView(String meaning, String code) {
        this.meaning = meaning;
        this.code = code;
    }

    /** Returns the view in words. */
    public String meaning() {
        return meaning;
    }

    /** Returns the SNOMED CT code. */
    public String code() {
        return code;
    }

    /** Returns whether the probe stands at the heart's apex. */
    boolean isApical() {
        return this == A4C || this == A2C || this == A3C;
    }
}

package org.apical.dicom.result;

/**
 * The codes of results: PS3.16 TID 1500 and its parts, CID 3467 to 3469 and 12202 for the left ventricle, CID 7150 and
 * CID 3718 for structures.
 *
 * @since 1.0
 */
public final class Codes {
    /** Ejection fraction of the left ventricle, LOINC. */
    public static final Code EJECTION_FRACTION = new Code("10230-1", "LN", "Left Ventricular Ejection Fraction");
    /** Volume of the left ventricle at the end of diastole, LOINC. */
    public static final Code END_DIASTOLIC_VOLUME = new Code("8821-1", "LN", "Left Ventricular ED Volume");
    /** Volume of the left ventricle at the end of systole, LOINC. */
    public static final Code END_SYSTOLIC_VOLUME = new Code("8823-7", "LN", "Left Ventricular ES Volume");

    /** Percent. */
    public static final Code PERCENT = new Code("%", "UCUM", "Percent");
    /** Millilitres. */
    public static final Code MILLILITRE = new Code("ml", "UCUM", "Milliliter");
    /** A pure number, such as a probability. */
    public static final Code NO_UNIT = new Code("1", "UCUM", "no units");
    /** Years. */
    public static final Code YEAR = new Code("a", "UCUM", "Year");
    /** Kilograms. */
    public static final Code KILOGRAM = new Code("kg", "UCUM", "Kilogram");
    /** Centimetres. */
    public static final Code CENTIMETRE = new Code("cm", "UCUM", "Centimeter");
    /** Metres. */
    public static final Code METRE = new Code("m", "UCUM", "Meter");

    /** The left ventricle. */
    public static final Code LEFT_VENTRICLE = new Code("87878005", "SCT", "Left ventricle");
    /** The left atrium. */
    public static final Code LEFT_ATRIUM = new Code("82471001", "SCT", "Left atrium");
    /** The heart. */
    public static final Code HEART = new Code("80891009", "SCT", "Heart");
    /** The muscle of the heart. */
    public static final Code MYOCARDIUM = new Code("74281007", "SCT", "Myocardium");
    /** The category of structures of the body. */
    public static final Code ANATOMICAL_STRUCTURE = new Code("123037004", "SCT", "Anatomical Structure");

    static final Code REPORT = dcm("126000", "Imaging Measurement Report");
    static final Code LANGUAGE = dcm("121049", "Language of Content Item and Descendants");
    static final Code ENGLISH = new Code("en-US", "RFC5646", "English (United States)");
    static final Code OBSERVER_TYPE = dcm("121005", "Observer Type");
    static final Code DEVICE = dcm("121007", "Device");
    static final Code DEVICE_UID = dcm("121012", "Device Observer UID");
    static final Code DEVICE_NAME = dcm("121013", "Device Observer Name");
    static final Code DEVICE_MANUFACTURER = dcm("121014", "Device Observer Manufacturer");
    static final Code DEVICE_MODEL = dcm("121015", "Device Observer Model Name");
    static final Code DEVICE_SERIAL = dcm("121016", "Device Observer Serial Number");
    static final Code PROCEDURE_REPORTED = dcm("121058", "Procedure reported");
    static final Code ECHOCARDIOGRAPHY = new Code("40701008", "SCT", "Echocardiography");
    static final Code IMAGE_LIBRARY = dcm("111028", "Image Library");
    static final Code IMAGE_LIBRARY_GROUP = dcm("126200", "Image Library Group");
    static final Code MODALITY = dcm("121139", "Modality");
    static final Code ULTRASOUND = dcm("US", "Ultrasound");
    static final Code MEASUREMENTS = dcm("126010", "Imaging Measurements");
    static final Code MEASUREMENT_GROUP = dcm("125007", "Measurement Group");
    static final Code TRACKING_ID = dcm("112039", "Tracking Identifier");
    static final Code TRACKING_UID = dcm("112040", "Tracking Unique Identifier");
    static final Code FINDING_SITE = new Code("363698007", "SCT", "Finding Site");
    static final Code ALGORITHM_NAME = dcm("111001", "Algorithm Name");
    static final Code ALGORITHM_PARAMETERS = dcm("111002", "Algorithm Parameters");
    static final Code ALGORITHM_VERSION = dcm("111003", "Algorithm Version");
    static final Code SOURCE_OF_MEASUREMENT = dcm("121112", "Source of Measurement");
    static final Code DERIVATION = dcm("121401", "Derivation");
    static final Code MEAN = new Code("373098007", "SCT", "Mean");
    static final Code COMMENT = dcm("121106", "Comment");
    static final Code SEGMENTATION = dcm("113076", "Segmentation");
    static final Code SOURCE_IMAGE = dcm("121322", "Source Image for Image Processing Operation");
    static final Code SALIENCY = new Code("saliency-map", Code.OWN_SCHEME, "Saliency map drawn over the source image");

    private Codes() {
    }

    private static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }
}

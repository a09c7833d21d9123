package org.apical.dicom.deidentify;

/** What is done to one attribute. */
enum Action {
    /** It goes, with all below it. */
    REMOVE,
    /** It stays without a value. */
    EMPTY,
    /** It gets a value without meaning. */
    DUMMY,
    /** It is an identifier and gets the one that belongs to it under the key. */
    MAP_UID,
    /** It stays; the items of a sequence are gone through. */
    KEEP,
    /** It is a date and is moved. */
    SHIFT_DATE,
    /** It is a description; known words stay. */
    CLEAN_TEXT
}

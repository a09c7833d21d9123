package org.apical.data;

/**
 * What a table of views did to an import; each clip is named in the audit as well.
 *
 * @param otherViews how many clips were left out because the table says that they show another view; they are among
 *     {@link ImportAudit#otherViews()}
 * @param uncertain how many were left out because the table's probability is too low
 * @param unknown how many were left out because the table has no row for them
 * @param disagreements for how many clips header and table name different views, left out or not
 * @since 1.0
 */
public record ClassifiedViews(int otherViews, int uncertain, int unknown, int disagreements) {

    /** Nothing was decided by a table. */
    public static final ClassifiedViews NONE = new ClassifiedViews(0, 0, 0, 0);
}

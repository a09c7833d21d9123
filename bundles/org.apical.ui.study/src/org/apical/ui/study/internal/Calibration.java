package org.apical.ui.study.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apical.api.source.ScanRegion;
import org.apical.data.FrameGeometry;

/**
 * How large a pixel of a stored frame is.
 *
 * @param columnCm centimetres from one column to the next, above 0
 * @param rowCm centimetres from one row to the next, above 0
 * @param origin where this is known from, a few words
 */
record Calibration(double columnCm, double rowCm, String origin) {

    Calibration {
        if (!(columnCm > 0 && rowCm > 0 && Double.isFinite(columnCm) && Double.isFinite(rowCm))) {
            throw new IllegalArgumentException("Pixels have a size above 0, not " + columnCm + " x " + rowCm + ".");
        }
    }

    /** Takes the size that the scanner declared of its largest tissue region, cropped and scaled like the frames. */
    static Optional<Calibration> of(FrameGeometry geometry, List<ScanRegion> regions) {
        return regions.stream().filter(region -> region.kind() == ScanRegion.Kind.TISSUE)
                .filter(region -> region.deltaXCm() > 0 && region.deltaYCm() > 0)
                .max(Comparator.comparingLong(region -> (long) (region.x1() - region.x0())
                        * (region.y1() - region.y0())))
                .map(region -> new Calibration(region.deltaXCm() * geometry.width() / geometry.columns(),
                        region.deltaYCm() * geometry.height() / geometry.rows(), "the scanner's region"));
    }

    /** Takes the size from a line of known length that was drawn into a frame. */
    static Calibration ofLine(double pixels, double cm) {
        return new Calibration(cm / pixels, cm / pixels, "a line of " + cm + " cm that you drew");
    }
}

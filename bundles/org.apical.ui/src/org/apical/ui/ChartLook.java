package org.apical.ui;

import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.util.Collection;
import org.eclipse.swt.graphics.RGB;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;

/**
 * How charts look on a ground: quiet axes and grid, writing as large as that of the window.
 *
 * @param ground the colour behind the chart
 * @param ink the colour of its writing
 * @param fontSize the height of its writing in points
 */
record ChartLook(RGB ground, RGB ink, double fontSize) {

    /** What files are written in, whatever the theme of the window. */
    static final ChartLook PAPER = new ChartLook(new RGB(255, 255, 255), new RGB(0x2A, 0x31, 0x38), 13);

    /** What stands in the ink of paper is written so on dark ground. */
    private static final RGB LIGHT_INK = new RGB(0xE2, 0xE6, 0xEA);

    void dress(JFreeChart chart) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) fontSize);
        chart.setBackgroundPaint(awt(ground));
        chart.setAntiAlias(true);
        if (chart.getTitle() != null) {
            chart.getTitle().setPaint(awt(ink));
            chart.getTitle().setFont(font.deriveFont(Font.BOLD));
        }
        for (int i = 0; i < chart.getSubtitleCount(); i++) {
            Title title = chart.getSubtitle(i);
            if (title instanceof LegendTitle legend) {
                legend.setBackgroundPaint(awt(ground));
                legend.setItemPaint(awt(ink));
                legend.setItemFont(font);
                legend.setFrame(BlockBorder.NONE);
            }
        }
        dress(chart.getPlot(), font);
    }

    private void dress(Plot plot, Font font) {
        plot.setBackgroundPaint(awt(ground));
        plot.setOutlineVisible(false);
        plot.setNoDataMessagePaint(awt(mixed(0.5)));
        plot.setNoDataMessageFont(font);
        if (!(plot instanceof XYPlot xy)) {
            return;
        }
        xy.setDomainGridlinePaint(awt(mixed(0.14)));
        xy.setRangeGridlinePaint(awt(mixed(0.14)));
        for (int i = 0; i < xy.getRendererCount(); i++) {
            if (xy.getRenderer(i) instanceof AbstractRenderer renderer) {
                dress(renderer, xy.getDataset(i));
            }
        }
        for (Object annotation : xy.getAnnotations()) {
            if (annotation instanceof XYTextAnnotation text) {
                text.setPaint(seen(text.getPaint()));
                if (text.getBackgroundPaint() instanceof Color behind) {
                    text.setBackgroundPaint(behind(behind));
                }
            }
        }
        for (Layer layer : new Layer[] {Layer.FOREGROUND, Layer.BACKGROUND}) {
            dress(xy.getDomainMarkers(layer));
            dress(xy.getRangeMarkers(layer));
        }
        for (int i = 0; i < xy.getDomainAxisCount(); i++) {
            dress(xy.getDomainAxis(i), font);
        }
        for (int i = 0; i < xy.getRangeAxisCount(); i++) {
            dress(xy.getRangeAxis(i), font);
        }
        if (xy instanceof CombinedDomainXYPlot combined) {
            combined.getSubplots().forEach(part -> dress((Plot) part, font));
        }
    }

    private void dress(AbstractRenderer renderer, XYDataset data) {
        for (int series = 0; data != null && series < data.getSeriesCount(); series++) {
            Paint paint = renderer.getSeriesPaint(series);
            if (paint != null) {
                renderer.setSeriesPaint(series, seen(paint), false);
            }
        }
        if (renderer instanceof XYErrorRenderer errors) {
            errors.setErrorPaint(seen(errors.getErrorPaint()));
        }
    }

    private void dress(Collection<?> markers) {
        if (markers != null) {
            for (Object one : markers) {
                Marker marker = (Marker) one;
                marker.setPaint(seen(marker.getPaint()));
                marker.setLabelPaint(seen(marker.getLabelPaint()));
                if (marker.getLabelBackgroundColor() != null) {
                    marker.setLabelBackgroundColor(behind(marker.getLabelBackgroundColor()));
                }
            }
        }
    }

    private Color behind(Color before) {
        return new Color(ground.red, ground.green, ground.blue, before.getAlpha());
    }

    /** Returns a colour that was chosen for light or dark ground as it is seen on this one. */
    private Paint seen(Paint paint) {
        if (!(paint instanceof Color color)) {
            return paint;
        }
        RGB rgb = new RGB(color.getRed(), color.getGreen(), color.getBlue());
        boolean dark = Palette.isDark(ground);
        RGB seen = rgb.equals(dark ? PAPER.ink : LIGHT_INK) ? dark ? LIGHT_INK : PAPER.ink : Palette.on(rgb, dark);
        return new Color(seen.red, seen.green, seen.blue, color.getAlpha());
    }

    private void dress(ValueAxis axis, Font font) {
        if (axis != null) {
            axis.setLabelPaint(awt(ink));
            axis.setTickLabelPaint(awt(mixed(0.7)));
            axis.setLabelFont(font);
            axis.setTickLabelFont(font.deriveFont((float) (fontSize * 0.92)));
            axis.setAxisLinePaint(awt(mixed(0.3)));
            axis.setTickMarkPaint(awt(mixed(0.3)));
        }
    }

    /** Returns a colour between ground and ink. */
    private RGB mixed(double share) {
        return new RGB(mixed(ground.red, ink.red, share), mixed(ground.green, ink.green, share),
                mixed(ground.blue, ink.blue, share));
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static Color awt(RGB rgb) {
        return new Color(rgb.red, rgb.green, rgb.blue);
    }
}

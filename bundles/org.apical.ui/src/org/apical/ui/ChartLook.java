package org.apical.ui;

import java.awt.Color;
import java.awt.Font;
import org.eclipse.swt.graphics.RGB;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.Title;

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

package org.apical.ui;

import java.util.List;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;

/** Colours that every colour vision tells apart (Okabe and Ito 2008), on light and on dark ground. */
public final class Palette {

    /** The series' colours, in order: blue, vermillion, bluish green, orange, reddish purple, sky blue, yellow. */
    public static final List<RGB> SERIES = List.of(new RGB(0x00, 0x72, 0xB2), new RGB(0xD5, 0x5E, 0x00),
            new RGB(0x00, 0x9E, 0x73), new RGB(0xE6, 0x9F, 0x00), new RGB(0xCC, 0x79, 0xA7),
            new RGB(0x56, 0xB4, 0xE9), new RGB(0xF0, 0xE4, 0x42));

    /** The same on dark ground, lighter so that thin lines are seen. */
    private static final List<RGB> SERIES_ON_DARK = List.of(new RGB(0x3D, 0x96, 0xE0), new RGB(0xF5, 0x84, 0x3C),
            new RGB(0x2C, 0xC2, 0x95), new RGB(0xF2, 0xB0, 0x20), new RGB(0xDB, 0x95, 0xBE),
            new RGB(0x98, 0xD2, 0xF5), new RGB(0xF0, 0xE4, 0x42));

    /** For what is well. */
    public static final RGB GOOD = SERIES.get(2);
    /** For what needs a look. */
    public static final RGB CAUTION = SERIES.get(3);
    /** For what is wrong. */
    public static final RGB BAD = SERIES.get(1);

    private Palette() {
    }

    /**
     * Returns a colour that belongs to the workbench and is not to be disposed.
     *
     * @param rgb the colour's parts
     * @return the colour, always the same object for the same parts
     */
    public static Color color(RGB rgb) {
        String key = "org.apical.ui.color." + rgb.red + "." + rgb.green + "." + rgb.blue;
        if (!JFaceResources.getColorRegistry().hasValueFor(key)) {
            JFaceResources.getColorRegistry().put(key, rgb);
        }
        return JFaceResources.getColorRegistry().get(key);
    }

    /**
     * Returns the colour of a series.
     *
     * @param series its number, from 0; after the last colour the first comes again
     * @return the colour's parts
     */
    public static RGB series(int series) {
        return SERIES.get(Math.floorMod(series, SERIES.size()));
    }

    /**
     * Returns a colour as it is best seen on a ground.
     *
     * @param rgb a colour of the series, for light or for dark ground; others stay as they are
     * @param dark whether the ground is dark
     * @return the colour for that ground
     */
    public static RGB on(RGB rgb, boolean dark) {
        List<RGB> from = dark ? SERIES : SERIES_ON_DARK;
        int at = from.indexOf(rgb);
        return at < 0 ? rgb : (dark ? SERIES_ON_DARK : SERIES).get(at);
    }

    /**
     * Returns the colour of lines that only guide the eye, seen in every theme.
     *
     * @param control the widget that they are drawn on
     * @return a colour between its ground and its writing
     */
    public static Color faint(Control control) {
        RGB ground = control.getBackground().getRGB();
        RGB ink = control.getForeground().getRGB();
        return color(new RGB((3 * ground.red + 2 * ink.red) / 5, (3 * ground.green + 2 * ink.green) / 5,
                (3 * ground.blue + 2 * ink.blue) / 5));
    }

    /**
     * Returns whether a widget stands on dark ground, as in the dark theme.
     *
     * @param control the widget
     * @return true when light writing is needed
     */
    public static boolean isDark(Control control) {
        return isDark(control.getBackground().getRGB());
    }

    static boolean isDark(RGB ground) {
        return 0.299 * ground.red + 0.587 * ground.green + 0.114 * ground.blue < 128;
    }
}

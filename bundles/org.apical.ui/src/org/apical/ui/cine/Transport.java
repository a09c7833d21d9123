package org.apical.ui.cine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apical.ui.Icons;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Scale;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** The buttons and sliders below a player. */
final class Transport {

    private static final double[] SPEEDS = {0.125, 0.25, 0.5, 1, 2, 4};
    private static final int MIDDLE = 50;
    /** Narrower players have no sliders; the mouse does the same. */
    private static final int NARROW = 760;
    /** Still narrower ones have no speeds and zooms either; keys do the same. */
    private static final int NARROWEST = 420;

    private final CinePlayer player;
    private final Composite bar;
    private final ToolItem play;
    private final ToolItem loop;
    private final Combo speed;
    private final Scale brightness;
    private final Scale contrast;
    private final Label place;
    private final List<Control> sliders = new ArrayList<>();
    private final List<Control> extras = new ArrayList<>();
    private String icon = "";

    Transport(CinePlayer player) {
        this.player = player;
        bar = new Composite(player, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.center = true;
        layout.marginTop = 0;
        layout.marginBottom = 2;
        layout.spacing = 6;
        bar.setLayout(layout);
        place = new Label(bar, SWT.NONE);
        place.setText("100 / 100   9999.9 ms");
        place.setLayoutData(new RowData(place.computeSize(SWT.DEFAULT, SWT.DEFAULT)));
        place.setText("");
        ToolBar buttons = new ToolBar(bar, SWT.FLAT);
        button(buttons, SWT.PUSH, "previous", "Frame before (Left; Home for the first)", item -> player.step(-1));
        play = button(buttons, SWT.PUSH, "start", "Play (Space)", item -> player.toggle());
        button(buttons, SWT.PUSH, "next", "Next frame (Right; End for the last)", item -> player.step(1));
        loop = button(buttons, SWT.CHECK, "loop", "Begin again at the end (l)",
                item -> player.setLooping(item.getSelection()));
        speed = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
        for (double factor : SPEEDS) {
            speed.add(name(factor));
        }
        speed.setLayoutData(new RowData(speed.computeSize(SWT.DEFAULT, SWT.DEFAULT)));
        speed.setToolTipText("Speed; 1 x is true time ([ and ])");
        extras.add(speed);
        speed.addListener(SWT.Selection, event -> player.setSpeed(SPEEDS[speed.getSelectionIndex()]));
        ToolBar zooms = new ToolBar(bar, SWT.FLAT);
        button(zooms, SWT.PUSH, "zoomIn", "Look closer (+)", item -> player.zoom(1.25));
        button(zooms, SWT.PUSH, "zoomOut", "Look from further away (-)", item -> player.zoom(0.8));
        button(zooms, SWT.PUSH, "fit", "Show whole frames (0)", item -> player.zoom(0));
        zooms.setLayoutData(new RowData());
        extras.add(zooms);
        brightness = slider("Brightness");
        contrast = slider("Contrast");
        ToolBar resets = new ToolBar(bar, SWT.FLAT);
        button(resets, SWT.PUSH, "refresh", "Brightness and contrast as they are stored",
                item -> player.setShades(0, 0));
        resets.setLayoutData(new RowData());
        sliders.add(resets);
        player.addListener(SWT.Resize, event -> fit(player.getSize().x));
    }

    /** Leaves out what has no room, so that the bar stays one line. */
    private void fit(int width) {
        boolean changed = false;
        for (Control control : sliders) {
            changed |= show(control, width >= NARROW);
        }
        for (Control control : extras) {
            changed |= show(control, width >= NARROWEST);
        }
        if (changed) {
            bar.requestLayout();
        }
    }

    private static boolean show(Control control, boolean shown) {
        RowData data = (RowData) control.getLayoutData();
        if (data.exclude == shown) {
            data.exclude = !shown;
            control.setVisible(shown);
            return true;
        }
        return false;
    }

    private static String name(double factor) {
        return (factor == Math.rint(factor) ? Integer.toString((int) factor) : Double.toString(factor)) + " x";
    }

    private static ToolItem button(ToolBar buttons, int style, String name, String tip, Consumer<ToolItem> action) {
        ToolItem item = new ToolItem(buttons, style);
        item.setImage(Icons.image(name));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> action.accept(item));
        return item;
    }

    private Scale slider(String name) {
        Label label = new Label(bar, SWT.NONE);
        label.setText(name);
        label.setLayoutData(new RowData());
        sliders.add(label);
        Scale slider = new Scale(bar, SWT.HORIZONTAL);
        slider.setMaximum(2 * MIDDLE);
        slider.setSelection(MIDDLE);
        slider.setToolTipText(name + "; or drag on the picture with the right button");
        slider.setLayoutData(new RowData(70, SWT.DEFAULT));
        sliders.add(slider);
        slider.addListener(SWT.Selection, event -> player.setShades(value(brightness), value(contrast)));
        return slider;
    }

    private static double value(Scale slider) {
        return (slider.getSelection() - MIDDLE) / (double) MIDDLE;
    }

    Control control() {
        return bar;
    }

    /** Shows the player's state. */
    void update() {
        if (bar.isDisposed() || contrast == null) {
            return;
        }
        String wanted = player.clock().isPlaying() ? "pause" : "start";
        if (!wanted.equals(icon)) {
            icon = wanted;
            play.setImage(Icons.image(wanted));
            play.setToolTipText(player.clock().isPlaying() ? "Pause (Space)" : "Play (Space)");
        }
        loop.setSelection(player.clock().isLooping());
        for (int i = 0; i < SPEEDS.length; i++) {
            if (SPEEDS[i] == player.clock().speed() && speed.getSelectionIndex() != i) {
                speed.select(i);
            }
        }
        set(brightness, player.brightness());
        set(contrast, player.contrast());
        String text = player.place();
        if (!text.equals(place.getText())) {
            place.setText(text);
        }
    }

    private static void set(Scale slider, double value) {
        int wanted = (int) Math.round(MIDDLE + value * MIDDLE);
        if (slider.getSelection() != wanted) {
            slider.setSelection(wanted);
        }
    }
}

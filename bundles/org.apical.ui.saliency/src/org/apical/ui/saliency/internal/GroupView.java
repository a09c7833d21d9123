package org.apical.ui.saliency.internal;

import java.nio.file.Path;
import org.apical.api.interpreter.Interpreter;
import org.apical.cine.CineMaps;
import org.apical.experiment.file.Chosen;
import org.apical.ui.FrameCanvas;
import org.apical.ui.cine.Latest;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.part.ViewPart;

/** Shows where a network looks on average over many patients, in one common sector. */
public final class GroupView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.saliency.view.group";

    private static final double OPACITY = 0.85;

    private final RunHolder holder = new RunHolder();
    private final GroupWork work = new GroupWork(holder);
    private SaliencySession session;
    private Spinner patients;
    private Button draw;
    private Label told;
    private FrameCanvas canvas;
    private Latest drawing;

    @Override
    public void createPartControl(Composite parent) {
        session = SaliencySession.get();
        Composite body = new Composite(parent, SWT.NONE);
        body.setLayout(new GridLayout(3, false));
        new Label(body, SWT.NONE).setText("Patients");
        patients = new Spinner(body, SWT.BORDER);
        patients.setValues(10, 1, 100_000, 0, 1, 10);
        patients.setToolTipText("How many patients of the run's cohort are averaged, from the first on");
        draw = new Button(body, SWT.PUSH);
        draw.setText("&Draw the group's map");
        draw.setToolTipText("Draws the maps of all frames of a clip of each patient, with the chosen method");
        draw.addListener(SWT.Selection, event -> draw());
        told = new Label(body, SWT.WRAP);
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false, 3, 1);
        data.widthHint = 200;
        told.setLayoutData(data);
        canvas = new FrameCanvas(body, SWT.NONE);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 3, 1));
        drawing = new Latest(body);
        drawing.setShown(true);
        session.listen(body, () -> draw.setEnabled(session.run() != null && session.method() != null));
    }

    @Override
    public void setFocus() {
        draw.setFocus();
    }

    @Override
    public void dispose() {
        if (drawing != null) {
            drawing.afterAll("Closing the model", holder::close);
        }
        super.dispose();
    }

    private void draw() {
        Path run = session.run();
        OutputChoice about = session.output();
        Chosen<Interpreter<?>> method = session.method();
        int count = patients.getSelection();
        long seed = session.seed();
        tell("Drawing maps of up to " + count + " patients …");
        drawing.start("Drawing a group's map", progress -> work.draw(run, about, method, count, seed, progress),
                drawn -> show(drawn, about, method), problem -> tell(problem.line()));
    }

    private void show(GroupWork.Drawn drawn, OutputChoice about, Chosen<Interpreter<?>> method) {
        CineMaps map = drawn.map();
        float[] frame = map.frames01().get(0);
        byte[] grey = new byte[frame.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, frame[i])));
        }
        canvas.setFrame(grey, map.columns(), map.rows());
        canvas.setOverlay(Heat.of(map.maps().get(0), map.scale(), OPACITY));
        tell(about.label() + ", " + method.entry().name() + ": mean map and mean frame of " + drawn.clips()
                + (drawn.clips() == 1 ? " clip" : " clips") + (drawn.left() == 0 ? "."
                        : "; " + drawn.left() + " without a fan-shaped sector were left out."));
    }

    private void tell(String sentence) {
        told.setText(sentence);
        told.requestLayout();
    }
}

package org.apical.ui.study.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.ui.Choices;
import org.apical.ui.Icons;
import org.apical.ui.Tables;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;

/** Lists what was measured; a line leads to its frame. */
public final class MeasurementsView extends ViewPart {

    /** The view's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.study.view.measurements";

    private TableViewer table;
    private Action undo;

    @Override
    public void createPartControl(Composite parent) {
        table = Tables.create(parent, SWT.MULTI);
        table.setContentProvider(ArrayContentProvider.getInstance());
        Tables.<Measurement>column(table, "What", 9, one -> one.kind().word());
        Tables.<Measurement>column(table, "Value", 14, this::value);
        Tables.<Measurement>column(table, "Patient", 10, Measurement::patient);
        Tables.<Measurement>column(table, "Frame", 6, one -> Integer.toString(one.frame() + 1));
        Tables.<Measurement>column(table, "Time [ms]", 9, one -> String.format(Locale.ROOT, "%.1f", one.timeMs()));
        table.addSelectionChangedListener(event -> show());
        table.getTable().addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                Measurements.get().remove(selected());
            } else if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'z') {
                Measurements.get().undo();
            }
        });
        Action scale = action("Set the scale: tell how long the chosen line is", this::calibrate);
        scale.setImageDescriptor(Icons.descriptor("measure"));
        Action delete = action("Delete what is chosen (Delete)", () -> Measurements.get().remove(selected()));
        delete.setImageDescriptor(Icons.descriptor("delete"));
        undo = action("Undo (Ctrl+Z)", () -> Measurements.get().undo());
        undo.setImageDescriptor(PlatformUI.getWorkbench().getSharedImages()
                .getImageDescriptor(ISharedImages.IMG_TOOL_UNDO));
        List.of(scale, delete, undo).forEach(getViewSite().getActionBars().getToolBarManager()::add);
        Measurements.get().listen(table.getTable(), this::fill);
        fill();
    }

    private static Action action(String tip, Runnable work) {
        Action action = new Action(tip) {

            @Override
            public void run() {
                work.run();
            }
        };
        action.setToolTipText(tip);
        return action;
    }

    @Override
    public void setFocus() {
        table.getTable().setFocus();
    }

    private void fill() {
        table.setInput(Measurements.get().all());
        undo.setEnabled(Measurements.get().canUndo());
    }

    private String value(Measurement one) {
        PlayerView player = (PlayerView) getSite().getPage().findView(PlayerView.ID);
        return one.text(player == null ? Measurements.get().calibration(one.clip()) : player.calibration(one.clip()));
    }

    private List<Measurement> selected() {
        return ((IStructuredSelection) table.getSelection()).stream().map(Measurement.class::cast).toList();
    }

    private void show() {
        selected().stream().findFirst().ifPresent(one -> Choices.get().choose(now -> now.withPatient(one.patient())
                .withClip(one.clip()).withFrame(one.frame())));
    }

    private void calibrate() {
        Optional<Measurement> line = selected().stream().filter(one -> one.kind() == Measurement.Kind.DISTANCE)
                .findFirst();
        InputDialog dialog = new InputDialog(getSite().getShell(), "Set the scale", line.isEmpty()
                ? "Measure a distance of known length first, such as between two marks of the depth scale, and choose "
                        + "it in the table." : "How long is the chosen line, in centimetres?", "",
                text -> line.isEmpty() ? "" : length(text) > 0 ? null : "Give a length above 0, such as 5.");
        if (dialog.open() == Window.OK && line.isPresent()) {
            Measurements.get().calibrate(line.get().clip(), Calibration.ofLine(line.get().lengthPixels(),
                    length(dialog.getValue())));
        }
    }

    private static double length(String text) {
        try {
            return Double.parseDouble(text.strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

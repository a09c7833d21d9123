package org.apical.ui.experiment.internal;

import java.util.List;
import java.util.Optional;

import org.apical.api.network.Network;
import org.apical.experiment.file.Experiment;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Later;
import org.apical.ui.Palette;
import org.apical.ui.experiment.internal.network.ExperimentNetwork;
import org.apical.ui.experiment.internal.network.GraphLayout;
import org.apical.ui.experiment.internal.network.LayerBox;
import org.apical.ui.experiment.internal.network.LayerGraph;
import org.apical.ui.experiment.internal.network.NetworkFigures;
import org.apical.ui.experiment.internal.network.NetworkRow;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The page of the network: its architecture, and the network itself as a drawing and as a table with its figures. */
final class ModelPage extends ExperimentPage {

    static final String ID = "org.apical.ui.experiment.page.model";

    private Label figures;
    private NetworkCanvas canvas;
    private NetworkTable table;
    private Network shown;

    ModelPage(ExperimentEditor editor) {
        super(editor, ID, "Model", 2);
    }

    /** What is shown of a network; made beside the user-interface thread. */
    private record View(Network network, List<NetworkRow> rows, LayerGraph graph, GraphLayout layout,
            String problem) {
    }

    @Override
    void build(Composite body, FormToolkit toolkit) {
        ((GridLayout) body.getLayout()).makeColumnsEqualWidth = false;
        Composite left = column(body, toolkit);
        GridData narrow = new GridData(SWT.FILL, SWT.TOP, false, false);
        narrow.widthHint = new PixelConverter(left).convertWidthInCharsToPixels(54);
        left.setLayoutData(narrow);
        List<String> place = List.of("model", "architecture");
        Composite choose = section(left, toolkit, "Architecture", "", 1);
        new PlugInField(choose, toolkit, this, place, choice(place), "Architecture", "Choose an architecture");
        new PathField(choose, toolkit, this, List.of("model", "pretrained"), "Pretrained", "A run, or a folder with a "
                + "model, whose weights training starts from. Leave it empty to start from chance.", true);
        Composite size = section(left, toolkit, "Size", "", 1);
        figures = toolkit.createLabel(size, "", SWT.WRAP);
        wide(figures);
        Composite cost = section(left, toolkit, "Time and memory",
                "Measured on this machine in a few steps, as 'apical grid --estimate' does.", 1);
        new EstimateLine(cost, toolkit, this);

        Composite right = toolkit.createComposite(body);
        right.setLayout(new GridLayout());
        GridData wide = new GridData(SWT.FILL, SWT.FILL, true, true);
        wide.heightHint = 520;
        wide.widthHint = 300;
        right.setLayoutData(wide);
        CTabFolder tabs = new CTabFolder(right, SWT.TOP | SWT.FLAT);
        toolkit.adapt(tabs);
        tabs.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        CTabItem drawing = new CTabItem(tabs, SWT.NONE);
        drawing.setText("Drawing");
        drawing.setImage(Icons.image("network"));
        drawing.setControl(drawing(tabs, toolkit));
        CTabItem list = new CTabItem(tabs, SWT.NONE);
        list.setText("Table");
        list.setImage(Icons.image("table"));
        table = new NetworkTable(tabs, node -> canvas.select(node));
        list.setControl(table.control());
        tabs.setSelection(drawing);
        follow(this::show);
    }

    private Composite drawing(CTabFolder tabs, FormToolkit toolkit) {
        Composite drawing = toolkit.createComposite(tabs);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 2;
        drawing.setLayout(layout);
        ToolBar bar = new ToolBar(drawing, SWT.FLAT);
        tool(bar, "zoomIn", "Look closer (+)", () -> canvas.zoom(1.25));
        tool(bar, "zoomOut", "Look from further away (-)", () -> canvas.zoom(0.8));
        tool(bar, "fit", "Show all (0)", () -> canvas.fit());
        Composite legend = toolkit.createComposite(drawing);
        RowLayout line = new RowLayout();
        line.marginTop = 0;
        line.marginBottom = 0;
        line.center = true;
        legend.setLayout(line);
        GridData rest = new GridData(SWT.FILL, SWT.CENTER, true, false);
        rest.widthHint = 200;
        legend.setLayoutData(rest);
        for (LayerBox.Kind kind : LayerBox.Kind.values()) {
            // A theme takes the ground of widgets for itself; what is painted stays.
            Canvas colour = new Canvas(legend, SWT.NO_FOCUS);
            colour.setLayoutData(new RowData(12, 12));
            colour.addListener(SWT.Paint, event -> {
                event.gc.setBackground(Palette.color(Palette.on(NetworkCanvas.colour(kind), Palette.isDark(legend))));
                event.gc.fillRectangle(colour.getClientArea());
            });
            toolkit.createLabel(legend, kind.word() + "  ");
        }
        canvas = new NetworkCanvas(drawing, node -> table.select(node));
        toolkit.adapt(canvas);
        canvas.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        return drawing;
    }

    private static void tool(ToolBar bar, String icon, String tip, Runnable work) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setImage(Icons.image(icon));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> work.run());
    }

    private void show(ExperimentModel.State state) {
        Optional<Experiment> experiment = state.checked().experiment();
        if (experiment.isEmpty()) {
            if (!state.checked().faults().isEmpty()) {
                figures.setText(shown == null ? "The network is shown as soon as nothing is wrong."
                        : "Something is wrong in the file; this is the network as it was before.");
            }
            return;
        }
        new Job("Building a network") {

            {
                setSystem(true);
            }

            @Override
            protected IStatus run(IProgressMonitor monitor) {
                View view = view(experiment.get());
                Later.in(canvas, () -> fill(experiment.get(), view));
                return Status.OK_STATUS;
            }
        }.schedule();
    }

    private View view(Experiment experiment) {
        try {
            Network network = ExperimentNetwork.of(experiment);
            if (network.equals(shown)) {
                return new View(network, null, null, null, "");
            }
            LayerGraph graph = LayerGraph.of(network);
            return new View(network, NetworkRow.of(network), graph, GraphLayout.of(graph), "");
        } catch (IllegalArgumentException e) {
            return new View(null, null, null, null, "This network cannot be built for frames of "
                    + experiment.data().rows() + "x" + experiment.data().columns() + " pixels: " + e.getMessage()
                    + ".");
        } catch (RuntimeException | LinkageError e) {
            // A plug-in's architecture failed, which must not cost the page.
            return new View(null, null, null, null, Failures.log("Build a network", e).getMessage());
        }
    }

    private void fill(Experiment experiment, View view) {
        if (view.network() == null) {
            figures.setText(view.problem());
            reflow();
            return;
        }
        if (view.rows() != null) {
            shown = view.network();
            table.show(view.rows());
            canvas.show(view.graph(), view.layout());
        }
        NetworkFigures size = NetworkFigures.of(view.network());
        int batch = experiment.training().batch();
        figures.setText("Input: " + view.network().input() + "\nOutputs: " + view.network().output().output()
                + "\nNodes: " + size.nodes() + "\nParameters: " + NetworkFigures.count(size.parameters())
                + "\nMultiplies of a frame: " + NetworkFigures.count(size.multiplies())
                + "\nWeights: " + NetworkFigures.memory(size.weightBytes())
                + "\nOutputs of all nodes, one frame: " + NetworkFigures.memory(size.activationBytes())
                + "\nOutputs of all nodes, a batch of " + batch + ": "
                + NetworkFigures.memory((double) size.activationBytes() * batch));
        reflow();
    }

    /** Returns the drawing, for tests. */
    NetworkCanvas canvas() {
        return canvas;
    }

    /** Returns the network that is shown, {@code null} before there is one. */
    Network network() {
        return shown;
    }
}

package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Opening;
import org.apical.ui.Workspace;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.operations.UndoRedoActionGroup;
import org.eclipse.ui.part.ViewPart;

/**
 * The project tree over the workspace's folder: cohorts with patients, studies and clips; experiments; runs; reports.
 *
 * <p>Nodes adapt to {@link Path}; menus are contributed at {@code popup:org.apical.ide.view.navigator?after=additions}.
 */
public final class NavigatorView extends ViewPart {

    /** The view's id in plugin.xml. */
    public static final String ID = "org.apical.ide.view.navigator";

    private final CohortShelf shelf = new CohortShelf();
    private TreeViewer viewer;
    private NavContents contents;
    private NavNode root;
    private FolderWatch watch;
    private NavChanges changes;
    private Action delete;
    private Action rename;

    @Override
    public void createPartControl(Composite parent) {
        Workspace workspace = Workspace.get();
        root = new NavNode("root", "", "folder", workspace.folder(), true);
        root.take(NavFolders.of(workspace, shelf));
        viewer = new TreeViewer(parent, SWT.VIRTUAL | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
        viewer.setUseHashlookup(true);
        contents = new NavContents(viewer);
        viewer.setContentProvider(contents);
        viewer.setLabelProvider(new NavLabels(viewer, contents, shelf));
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.setInput(root);
        viewer.setChildCount(root, root.children().size());
        viewer.addSelectionChangedListener(event -> {
            enable();
            chosen().ifPresent(NavNode::choose);
        });
        viewer.addDoubleClickListener(event -> chosen().ifPresent(this::open));
        getSite().setSelectionProvider(viewer);
        changes = new NavChanges(getSite().getPage(), shelf, this::refresh);
        delete = change("&Delete", "delete", ActionFactory.DELETE, this::delete);
        rename = change("Rena&me...", "edit", ActionFactory.RENAME, this::rename);
        menu();
        new UndoRedoActionGroup(getSite(), getSite().getWorkbenchWindow().getWorkbench().getOperationSupport()
                .getUndoContext(), true).fillActionBars(getViewSite().getActionBars());
        enable();
        drop(workspace);
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.REFRESH.getId(),
                action("&Refresh", "refresh", this::refresh));
        getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(),
                action("&Copy Path", "note", this::copyPath));
        getViewSite().getActionBars().getToolBarManager().add(action("Refresh (F5)", "refresh", this::refresh));
        getViewSite().getActionBars().getMenuManager().add(action("&Empty Trash...", "delete", changes::emptyTrash));
        watch(workspace);
        // What is in the workspace is seen at once.
        root.children().forEach(this::expand);
    }

    private Optional<NavNode> chosen() {
        return Optional.ofNullable((NavNode) viewer.getStructuredSelection().getFirstElement());
    }

    private void open(NavNode node) {
        if (node instanceof NavFolders.Folder) {
            viewer.setExpandedState(node, !viewer.getExpandedState(node));
        } else {
            node.open();
        }
    }

    private void menu() {
        MenuManager menu = new MenuManager("", ID);
        menu.add(action("&Open", "open", () -> chosen().ifPresent(this::open)));
        menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(new Separator());
        menu.add(delete);
        menu.add(rename);
        menu.add(new Separator());
        menu.add(action("Show in &File Manager", "folder", this::showInSystem));
        menu.add(action("&Copy Path", "note", this::copyPath));
        menu.add(action("&Refresh", "refresh", this::refresh));
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        getSite().registerContextMenu(ID, menu, viewer);
    }

    /** Makes an action that the menus and keys of the window find when the tree has the focus. */
    private Action change(String text, String icon, ActionFactory place, Runnable work) {
        Action action = action(text, icon, work);
        action.setActionDefinitionId(place.getCommandId());
        getViewSite().getActionBars().setGlobalActionHandler(place.getId(), action);
        return action;
    }

    private List<NavNode> selected() {
        return Arrays.stream(viewer.getStructuredSelection().toArray()).map(NavNode.class::cast).toList();
    }

    private void enable() {
        List<NavNode> nodes = selected();
        delete.setEnabled(!nodes.isEmpty() && nodes.stream().allMatch(NavNode::isOwnFile));
        rename.setEnabled(nodes.size() == 1 && nodes.get(0).isRenamable());
    }

    private void delete() {
        List<NavNode> nodes = selected();
        if (changes.delete(nodes)) {
            say((nodes.size() == 1 ? nodes.get(0).text() + " lies" : "They lie")
                    + " in the trash now; Edit > Undo (Ctrl+Z) brings back what was there.");
        }
    }

    private void rename() {
        chosen().filter(changes::rename).ifPresent(node -> say(node.text() + " was renamed."));
    }

    private void say(String sentence) {
        getViewSite().getActionBars().getStatusLineManager().setMessage(sentence);
    }

    private static Action action(String text, String icon, Runnable work) {
        Action action = new Action(text, Icons.descriptor(icon)) {

            @Override
            public void run() {
                work.run();
            }
        };
        action.setToolTipText(text.replace("&", ""));
        return action;
    }

    private void showInSystem() {
        chosen().map(NavNode::path).ifPresent(path -> Opening.file(
                Files.isDirectory(path) ? path : path.getParent()));
    }

    private void copyPath() {
        IStructuredSelection selection = viewer.getStructuredSelection();
        List<String> paths = Arrays.stream(selection.toArray()).map(node -> ((NavNode) node).path())
                .filter(path -> path != null).map(Path::toString).distinct().toList();
        if (!paths.isEmpty()) {
            Clipboard clipboard = new Clipboard(viewer.getTree().getDisplay());
            clipboard.setContents(new Object[] {String.join("\n", paths)},
                    new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    /** Opens a node; what is in it is read when it is not known. */
    void expand(NavNode node) {
        if (!node.isKnown()) {
            contents.read(node);
        }
        viewer.setExpandedState(node, true);
    }

    /** Reads again what was read, as F5 does. */
    void refresh() {
        root.children().forEach(this::refresh);
    }

    private void refresh(NavNode node) {
        if (node.isKnown()) {
            contents.read(node);
            node.children().stream().filter(NavFolders.Folder.class::isInstance).forEach(this::refresh);
        }
    }

    private void drop(Workspace workspace) {
        DroppedFiles dropped = new DroppedFiles(workspace, getSite().getShell());
        viewer.addDropSupport(DND.DROP_COPY | DND.DROP_DEFAULT, new Transfer[] {FileTransfer.getInstance()},
                new DropTargetAdapter() {

                    @Override
                    public void dragEnter(DropTargetEvent event) {
                        event.detail = DND.DROP_COPY;
                    }

                    @Override
                    public void drop(DropTargetEvent event) {
                        if (event.data instanceof String[] names) {
                            List<Path> files = Arrays.stream(names).map(Path::of).toList();
                            // The system waits for the end of the drop; questions come after it.
                            event.display.asyncExec(() -> dropped.take(files));
                        }
                    }
                });
    }

    private void watch(Workspace workspace) {
        Display display = viewer.getTree().getDisplay();
        try {
            watch = new FolderWatch(List.of(workspace.cohorts(), workspace.experiments(), workspace.runs(),
                    workspace.reports()), changed -> changed(display, changed));
        } catch (IOException unable) {
            Failures.log("Watch the workspace", unable);
        }
    }

    private void changed(Display display, Set<Path> folders) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!viewer.getTree().isDisposed()) {
                    root.children().stream().filter(node -> folders.contains(node.path())).forEach(this::refresh);
                }
            });
        }
    }

    @Override
    public void setFocus() {
        viewer.getTree().setFocus();
    }

    @Override
    public void dispose() {
        if (watch != null) {
            watch.close();
        }
        shelf.close();
        super.dispose();
    }
}

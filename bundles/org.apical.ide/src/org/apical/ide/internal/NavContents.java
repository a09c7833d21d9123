package org.apical.ide.internal;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apical.api.ApicalException;
import org.apical.ui.Failures;
import org.eclipse.jface.viewers.ILazyTreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.Display;

/** Gives the project tree its nodes as they are wanted; what must be read is read beside the user-interface thread. */
final class NavContents implements ILazyTreeContentProvider {

    private final TreeViewer viewer;
    private final Display display;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "navigator");
        thread.setDaemon(true);
        return thread;
    });

    NavContents(TreeViewer viewer) {
        this.viewer = viewer;
        this.display = viewer.getTree().getDisplay();
    }

    @Override
    public Object getParent(Object element) {
        return element instanceof NavNode node ? node.owner() : null;
    }

    @Override
    public void updateElement(Object parent, int index) {
        List<NavNode> nodes = ((NavNode) parent).children();
        if (index < nodes.size()) {
            NavNode node = nodes.get(index);
            viewer.replace(parent, index, node);
            viewer.setChildCount(node, count(node));
        } else {
            viewer.replace(parent, index, new NavNode("loading", "Reading...", "refresh", null, false));
            read((NavNode) parent);
        }
    }

    @Override
    public void updateChildCount(Object element, int currentCount) {
        NavNode node = (NavNode) element;
        int count = count(node);
        if (count != currentCount) {
            viewer.setChildCount(element, count);
        }
    }

    private static int count(NavNode node) {
        return node.isKnown() ? node.children().size() : node.mayHaveChildren() ? 1 : 0;
    }

    /** Finds a node's children, again if they were known; the tree follows when they are found. */
    void read(NavNode node) {
        if (node.isLoading()) {
            return;
        }
        node.loading(true);
        try {
            reader.execute(() -> found(node));
        } catch (RejectedExecutionException closed) {
            node.loading(false);
        }
    }

    private void found(NavNode node) {
        List<NavNode> children;
        try {
            children = node.find();
        } catch (ApicalException | RuntimeException failure) {
            Failures.log("Read " + node.text(), failure);
            children = List.of(new NavNode("failure", Failures.sentence(failure), "error", node.path(), false));
        }
        List<NavNode> read = children;
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                node.take(read);
                if (!viewer.getTree().isDisposed()) {
                    viewer.setChildCount(node, read.size());
                    viewer.refresh(node);
                }
            });
        }
    }

    /** Reads something else for the tree, such as a small picture. */
    void readLater(Runnable work) {
        try {
            reader.execute(work);
        } catch (RejectedExecutionException closed) {
            // The view was closed: nobody waits for it.
            return;
        }
    }

    @Override
    public void dispose() {
        reader.shutdownNow();
    }
}

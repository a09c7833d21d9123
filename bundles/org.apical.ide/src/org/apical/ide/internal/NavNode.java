package org.apical.ide.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.eclipse.core.runtime.IAdaptable;

/**
 * A node of the project tree. Its children are found when it is opened, beside the user-interface thread; all else is
 * touched on that thread alone.
 */
class NavNode implements IAdaptable {

    private final String key;
    private final String text;
    private final String icon;
    private final Path path;
    private final boolean parent;
    private NavNode owner;
    private List<NavNode> children;
    private boolean loading;

    /**
     * Creates a node.
     *
     * @param key tells it from its neighbours
     * @param text what it is called
     * @param icon the name of its icon
     * @param path the file or folder it stands for
     * @param parent whether it may have children
     */
    NavNode(String key, String text, String icon, Path path, boolean parent) {
        this.key = key;
        this.text = text;
        this.icon = icon;
        this.path = path;
        this.parent = parent;
    }

    /** Finds the children; runs beside the user-interface thread and touches nothing of the tree. */
    List<NavNode> find() throws ApicalException {
        return List.of();
    }

    /** Returns what stands behind the name in grey. */
    String note() {
        return "";
    }

    /** Returns what a double click does. */
    void open() {
    }

    /** Returns whether it stands for a file or folder of its own, which may be deleted and renamed. */
    boolean isOwnFile() {
        return false;
    }

    /** Returns whether it may have another name. */
    boolean isRenamable() {
        return isOwnFile();
    }

    /** Tells the workbench what was chosen with this node. */
    void choose() {
    }

    final String key() {
        return key;
    }

    final String text() {
        return text;
    }

    final String icon() {
        return icon;
    }

    final Path path() {
        return path;
    }

    final NavNode owner() {
        return owner;
    }

    final boolean mayHaveChildren() {
        return parent;
    }

    final boolean isKnown() {
        return children != null;
    }

    final boolean isLoading() {
        return loading;
    }

    final void loading(boolean now) {
        loading = now;
    }

    final List<NavNode> children() {
        return children == null ? List.of() : children;
    }

    /** Takes what was found; nodes that were there stay the same objects, with what is open below them. */
    final void take(List<NavNode> found) {
        Map<String, NavNode> before = new HashMap<>();
        children().forEach(child -> before.put(child.key, child));
        List<NavNode> next = new ArrayList<>();
        for (NavNode child : found) {
            NavNode same = before.get(child.key);
            NavNode kept = same != null && same.getClass() == child.getClass() && same.note().equals(child.note())
                    ? same : child;
            kept.owner = this;
            next.add(kept);
        }
        children = List.copyOf(next);
        loading = false;
    }

    final NavNode child(String wanted) {
        return children().stream().filter(child -> child.key.equals(wanted)).findFirst().orElse(null);
    }

    @Override
    public final <T> T getAdapter(Class<T> type) {
        return type == Path.class ? type.cast(path) : null;
    }

    @Override
    public String toString() {
        return text;
    }
}

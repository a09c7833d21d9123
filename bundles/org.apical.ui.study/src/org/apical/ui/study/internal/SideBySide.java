package org.apical.ui.study.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.widgets.Widget;

/** The clips that are to be shown beside the chosen one. To be used on the user-interface thread. */
final class SideBySide {

    private static final SideBySide INSTANCE = new SideBySide();

    private final Set<String> clips = new LinkedHashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    private SideBySide() {
    }

    static SideBySide get() {
        return INSTANCE;
    }

    Set<String> clips() {
        return clips;
    }

    void set(String clip, boolean shown) {
        if (shown ? clips.add(clip) : clips.remove(clip)) {
            listeners.forEach(Runnable::run);
        }
    }

    void clear() {
        if (!clips.isEmpty()) {
            clips.clear();
            listeners.forEach(Runnable::run);
        }
    }

    void listen(Widget owner, Runnable listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
    }
}

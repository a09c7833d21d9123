package org.apical.ui;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

/**
 * What is chosen in the workbench: chosen once, shown everywhere. Views change it and listen to it; they do not know
 * each other. To be used on the user-interface thread only.
 */
public final class Choices {

    private static final Choices INSTANCE = new Choices();

    private final List<Consumer<Choice>> listeners = new CopyOnWriteArrayList<>();
    private Choice current = Choice.NOTHING;

    private Choices() {
    }

    /**
     * Returns what the workbench has chosen.
     *
     * @return the one instance
     */
    public static Choices get() {
        return INSTANCE;
    }

    /**
     * Returns the present choice.
     *
     * @return the choice
     */
    public Choice current() {
        return current;
    }

    /**
     * Changes the choice and tells all listeners, if it differs.
     *
     * @param change makes the new choice from the present one
     */
    public void choose(UnaryOperator<Choice> change) {
        if (Display.getCurrent() == null) {
            throw new IllegalStateException("Choices are made on the user-interface thread.");
        }
        Choice next = Objects.requireNonNull(change.apply(current), "choice");
        if (!next.equals(current)) {
            current = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    /**
     * Tells a listener of every change until a widget is disposed, and of the present choice at once.
     *
     * @param owner the widget with whose end the listening ends
     * @param listener what to tell
     */
    public void listen(Widget owner, Consumer<Choice> listener) {
        listeners.add(listener);
        owner.addDisposeListener(event -> listeners.remove(listener));
        listener.accept(current);
    }
}

package org.apical.ui.experiment.internal;

import java.nio.file.Files;
import java.nio.file.Path;

import org.apical.ui.Icons;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/**
 * Two experiment files side by side.
 *
 * @param left one file
 * @param right the other
 */
public record DiffInput(Path left, Path right) implements IEditorInput {

    @Override
    public boolean exists() {
        return Files.exists(left) && Files.exists(right);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return Icons.descriptor("compare");
    }

    @Override
    public String getName() {
        return name(left) + " and " + name(right);
    }

    /** Returns what people call a file; that of a run is called by its folder. */
    static String name(Path file) {
        Path named = file.endsWith("experiment.yaml") ? file.getParent() : file;
        return named.getFileName().toString().replaceFirst("\\.experiment\\.yaml$", "");
    }

    @Override
    public IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return left + "\n" + right;
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return null;
    }
}

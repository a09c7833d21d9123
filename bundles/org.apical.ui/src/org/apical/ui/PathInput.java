package org.apical.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;

/**
 * A file or folder that an editor shows: an experiment, a study, a report.
 *
 * @param path the file or folder, absolute
 */
public record PathInput(Path path) implements IEditorInput {

    /** Makes the path absolute, so that equal places are equal inputs. */
    public PathInput {
        path = path.toAbsolutePath().normalize();
    }

    @Override
    public boolean exists() {
        return Files.exists(path);
    }

    @Override
    public ImageDescriptor getImageDescriptor() {
        return ImageDescriptor.getMissingImageDescriptor();
    }

    @Override
    public String getName() {
        return path.getFileName().toString();
    }

    @Override
    public IPersistableElement getPersistable() {
        return new PathInputFactory.Element(path);
    }

    @Override
    public String getToolTipText() {
        return path.toString();
    }

    @Override
    public <T> T getAdapter(Class<T> type) {
        return type == Path.class ? type.cast(path) : null;
    }
}

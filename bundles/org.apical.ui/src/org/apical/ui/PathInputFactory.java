package org.apical.ui;

import java.nio.file.Path;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;

/** Opens again what was open when the workbench was closed. */
public final class PathInputFactory implements IElementFactory {

    /** The factory's id in the plug-in's declaration. */
    public static final String ID = "org.apical.ui.pathInputFactory";

    private static final String PATH = "path";

    @Override
    public IAdaptable createElement(IMemento memento) {
        String path = memento.getString(PATH);
        return path == null ? null : new PathInput(Path.of(path));
    }

    /**
     * What the workbench remembers of an input.
     *
     * @param path the file or folder
     */
    record Element(Path path) implements IPersistableElement {

        @Override
        public String getFactoryId() {
            return ID;
        }

        @Override
        public void saveState(IMemento memento) {
            memento.putString(PATH, path.toString());
        }
    }
}

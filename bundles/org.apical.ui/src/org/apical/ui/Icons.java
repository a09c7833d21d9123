package org.apical.ui;

import java.net.URL;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;
import org.osgi.framework.FrameworkUtil;

/**
 * The icons of the workbench: scalable drawings of one family, sharp at every resolution, named by what they show.
 *
 * <p>All names are listed in {@code icons/README.md} of this bundle. In another bundle's plugin.xml an icon is named
 * {@code platform:/plugin/org.apical.ui/icons/NAME.svg}.
 */
public final class Icons {

    private static final String FOLDER = "icons/";

    private Icons() {
    }

    /**
     * Returns an icon for menus, parts and wizards.
     *
     * @param name its name, such as "cohort"
     * @return the icon
     * @throws IllegalArgumentException when there is none of that name
     */
    public static ImageDescriptor descriptor(String name) {
        URL url = FrameworkUtil.getBundle(Icons.class).getEntry(FOLDER + name + ".svg");
        if (url == null) {
            throw new IllegalArgumentException("There is no icon '" + name + "'.");
        }
        return ImageDescriptor.createFromURL(url);
    }

    /**
     * Returns an icon for widgets; it belongs to the workbench and is not to be disposed. To be called on the
     * user-interface thread.
     *
     * @param name its name
     * @return the icon, always the same object
     */
    public static Image image(String name) {
        String key = "org.apical.ui.icon." + name;
        ImageRegistry registry = JFaceResources.getImageRegistry();
        Image image = registry.get(key);
        if (image == null) {
            registry.put(key, descriptor(name));
            image = registry.get(key);
        }
        return image;
    }
}

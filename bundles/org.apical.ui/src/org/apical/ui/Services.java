package org.apical.ui;

import org.apical.api.catalog.Catalog;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The services of the running framework that the workbench uses. */
public final class Services {

    private Services() {
    }

    /**
     * Returns the catalog of all plug-ins.
     *
     * @return the catalog
     * @throws IllegalStateException when the runtime bundle has not been started
     */
    public static Catalog catalog() {
        return service(Catalog.class);
    }

    private static <S> S service(Class<S> type) {
        BundleContext bundles = FrameworkUtil.getBundle(Services.class).getBundleContext();
        ServiceReference<S> reference = bundles == null ? null : bundles.getServiceReference(type);
        if (reference == null) {
            throw new IllegalStateException("The framework offers no " + type.getName() + ".");
        }
        return bundles.getService(reference);
    }
}

package org.apical.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apical.cli.internal.DoctorCommand.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Plug-ins that contribute nothing because something they require is not installed. */
final class UnresolvedBundles {

    private UnresolvedBundles() {
    }

    static List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Bundle self = FrameworkUtil.getBundle(UnresolvedBundles.class);
        if (self == null || self.getBundleContext() == null) {
            return findings;
        }
        for (Bundle bundle : self.getBundleContext().getBundles()) {
            boolean fragment = bundle.getHeaders("").get("Fragment-Host") != null;
            if (bundle.getState() == Bundle.INSTALLED && !fragment && bundle.getEntry("plugin.xml") != null) {
                reason(bundle).ifPresent(reason -> findings.add(new Finding("The plug-in " + bundle.getSymbolicName()
                        + " " + bundle.getVersion() + " is installed but not used: " + reason,
                        "Install what it requires, or remove it with 'apical uninstall " + bundle.getSymbolicName()
                                + "'.")));
            }
        }
        return findings;
    }

    /** The framework tells what is missing only to who tries. */
    private static Optional<String> reason(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            return Optional.empty();
        } catch (BundleException e) {
            String said = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
            return Optional.of(said.endsWith(".") ? said : said + ".");
        }
    }
}

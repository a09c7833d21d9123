package org.apical.runtime.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.apical.api.catalog.Kind;
import org.eclipse.core.runtime.ContributorFactoryOSGi;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.osgi.framework.Bundle;

/** Reads what is declared at the extension points, without loading a class. */
public final class RegistryReader {

    private RegistryReader() {
    }

    /**
     * Reads all extension points.
     *
     * @param registry the extension registry
     * @return the declarations in the registry's order
     */
    public static List<Declaration> read(IExtensionRegistry registry) {
        List<Declaration> declarations = new ArrayList<>();
        for (Kind<?> kind : Kind.ALL) {
            for (IConfigurationElement element : registry.getConfigurationElementsFor(kind.pointId())) {
                declarations.add(declaration(kind, element));
            }
        }
        return declarations;
    }

    private static Declaration declaration(Kind<?> kind, IConfigurationElement element) {
        Bundle bundle = ContributorFactoryOSGi.resolve(element.getContributor());
        return new Declaration(kind, element.getName(), text(element, "id"), text(element, "name"),
                text(element, "description"), text(element, "class"), element.getContributor().getName(),
                bundle == null ? "" : bundle.getVersion().toString(),
                Arrays.stream(element.getChildren("replaces")).map(child -> text(child, "id"))
                        .filter(id -> !id.isEmpty()).toList(),
                text(element, "reference"), () -> element.createExecutableExtension("class"));
    }

    private static String text(IConfigurationElement element, String attribute) {
        String value = element.getAttribute(attribute);
        return value == null ? "" : value.strip();
    }
}

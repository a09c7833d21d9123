package org.apical.ide.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.ui.Failures;
import org.apical.ui.Icons;
import org.apical.ui.Opening;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.osgi.framework.FrameworkUtil;

/** Makes the lines of the page that greets: an icon, a link, and what it does. */
final class StartLinks {

    private final IWorkbenchPartSite site;
    private final LocalResourceManager resources;

    StartLinks(IWorkbenchPartSite site, LocalResourceManager resources) {
        this.site = site;
        this.resources = resources;
    }

    static ImageDescriptor logo() {
        return ImageDescriptor.createFromURL(FrameworkUtil.getBundle(StartLinks.class).getEntry("icons/logo.svg"));
    }

    /** Adds a link that executes a command, if some bundle defines it. */
    void command(Composite parent, String icon, String name, String what, String id) {
        Command command = site.getService(ICommandService.class).getCommand(id);
        if (!command.isDefined()) {
            return;
        }
        link(parent, icon, name, what, () -> {
            try {
                site.getService(IHandlerService.class).executeCommand(id, null);
            } catch (CommandException failure) {
                Failures.show(name, failure);
            }
        });
    }

    /** Adds a link to a document of this installation, if it is there. */
    void document(Composite parent, String name, String file) {
        documents().stream().map(folder -> folder.resolve(file)).filter(Files::isReadable).findFirst()
                .ifPresent(document -> link(parent, "report", name, "", () -> Opening.file(document)));
    }

    private static List<Path> documents() {
        List<Path> folders = new ArrayList<>();
        String home = System.getProperty("apical.home");
        if (home != null) {
            folders.add(Path.of(home, "docs"));
        }
        String checkout = System.getProperty("apical.checkout");
        if (checkout != null) {
            folders.add(Path.of(checkout, "docs"));
        }
        return folders;
    }

    void link(Composite parent, String icon, String name, String what, Runnable action) {
        Label picture = new Label(parent, SWT.NONE);
        picture.setImage(resources.create(Icons.descriptor(icon)));
        picture.setLayoutData(new GridData(SWT.CENTER, SWT.TOP, false, false));
        Composite texts = new Composite(parent, SWT.NONE);
        texts.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        GridLayout layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        layout.verticalSpacing = 2;
        texts.setLayout(layout);
        Link link = new Link(texts, SWT.NONE);
        link.setText("<a>" + name.replace("&", "&&") + "</a>");
        if (!what.isEmpty()) {
            link.setToolTipText(what);
            wrapped(texts, what);
        }
        link.addListener(SWT.Selection, event -> action.run());
    }

    void note(Composite parent, String text) {
        GridData data = (GridData) wrapped(parent, text).getLayoutData();
        data.horizontalSpan = 2;
    }

    private static Label wrapped(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 180;
        label.setLayoutData(data);
        return label;
    }
}

package org.apical.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.apical.api.catalog.Catalog;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * The headless application.
 *
 * <p>System properties: {@code apical.cwd}, the folder that relative paths start from, when it is not the process's
 * own; {@code apical.terminal}, whether a person watches standard error, when it cannot be found out.
 */
public final class CliApplication implements IApplication {

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        Object arguments = context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Bundle bundle = FrameworkUtil.getBundle(CliApplication.class);
        PrintStream err = stream(FileDescriptor.err);
        BundleContext bundles = bundle.getBundleContext();
        ServiceReference<Catalog> reference = bundles.getServiceReference(Catalog.class);
        if (reference == null) {
            err.println("apical: The catalog of plug-ins did not start. Reinstall Apical, or start it with -clean.");
            return ExitCode.FAILED;
        }
        Host host = new Host(stream(FileDescriptor.out), err, Terminal.ofStandardError(), folder(),
                bundle.getVersion().toString(), (message, thrown) -> log(bundle, message, thrown),
                Runtime.getRuntime()::halt);
        return new Cli(bundles.getService(reference), host)
                .run(arguments instanceof String[] given ? List.of(given) : List.of());
    }

    @Override
    public void stop() {
        // Nothing runs beside start(), and that is stopped by Ctrl-C.
    }

    private static Path folder() {
        return Path.of(System.getProperty("apical.cwd", System.getProperty("user.dir"))).toAbsolutePath();
    }

    private static String log(Bundle bundle, String message, Throwable thrown) {
        ILog log = Platform.getLog(bundle);
        log.error(message, thrown);
        IPath file = Platform.getLogFileLocation();
        return file == null ? "" : file.toOSString();
    }

    /** UTF-8 whatever the locale says, for JSON must be; only Windows' consoles would not understand it. */
    private static PrintStream stream(FileDescriptor descriptor) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return new PrintStream(new FileOutputStream(descriptor), true,
                windows ? Charset.defaultCharset() : StandardCharsets.UTF_8);
    }
}

package org.apical.dicom.dcm4che.internal;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.command.Command;
import org.apical.api.command.CommandContext;
import org.dcm4che3.net.Association;

/**
 * The command {@code dicom-receive}: a C-STORE receiver whose folder {@code import} reads.
 *
 * <p>Without a limit Ctrl-C is how it ends, and no failure. With one, it was stopped too early: what came stays.
 */
public final class ReceiveCommand implements Command<ReceiveSettings> {
    private static final int POLL_MS = 100;
    private static final int LEAVE_SECONDS = 30;

    @Override
    public Class<ReceiveSettings> settingsType() {
        return ReceiveSettings.class;
    }

    @Override
    public Object run(ReceiveSettings settings, CommandContext context) throws ApicalException {
        String[] callers = Stream.of(settings.callers().split(",")).map(String::strip)
                .filter(title -> !title.isEmpty()).toArray(String[]::new);
        try (Incoming incoming = new Incoming(context.resolve(settings.out().toString()), context.progress());
                Node node = Node.listener(settings.aet(), settings.bind(), settings.port(), LEAVE_SECONDS, incoming,
                        callers)) {
            context.say("Listening as " + settings.aet() + " on " + settings.bind() + ":" + settings.port() + ".");
            context.progress().begin("Receiving files", 0);
            boolean stopped = listen(settings, context, node, incoming);
            leave(node);
            if (stopped && settings.seconds() + settings.studies() > 0) {
                throw ApicalException.interrupted(Problem.of("Receiving was stopped: " + incoming.summary() + ".",
                        "Start it again to receive the rest."));
            }
            context.say("Received " + incoming.summary() + ".");
            for (Problem failure : incoming.failures()) {
                context.say("Not kept: " + failure.line());
            }
            return incoming.answer();
        }
    }

    /** Waits for the end; returns whether it was stopped. */
    private static boolean listen(ReceiveSettings settings, CommandContext context, Node node, Incoming incoming) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(settings.seconds());
        while (!context.progress().isCancelled()) {
            boolean enough = settings.studies() > 0 && incoming.studyCount() >= settings.studies()
                    && node.device.getNumberOfOpenAssociations() == 0;
            if (enough || settings.seconds() > 0 && System.nanoTime() - end >= 0) {
                return false;
            }
            if (!pause()) {
                return true;
            }
        }
        return true;
    }

    /** Takes no more callers and lets those who are sending come to the end of their file. */
    private static void leave(Node node) {
        node.device.unbindConnections();
        for (Association one : node.device.listOpenAssociations()) {
            if (one.getPerformingOperationCount() == 0) {
                one.abort();
            }
        }
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LEAVE_SECONDS);
        while (node.device.getNumberOfOpenAssociations() > 0 && System.nanoTime() - end < 0 && pause()) {
            for (Association one : node.device.listOpenAssociations()) {
                if (one.getPerformingOperationCount() == 0) {
                    one.abort();
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package org.apical.dicom.dcm4che.internal;

import java.io.IOException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.TransferSyntax;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.TransferCapability;
import org.dcm4che3.net.pdu.AAssociateRQ;
import org.dcm4che3.net.service.BasicCEchoSCP;
import org.dcm4che3.net.service.DicomServiceRegistry;

/** Our end of DICOM connections: one application entity with its threads. */
final class Node implements AutoCloseable {
    private static final int POLL_MS = 100;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Device device = new Device("apical");
    final ApplicationEntity entity;
    final Connection connection = new Connection();
    private final ExecutorService pool = Executors.newCachedThreadPool(daemons());
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(daemons());

    private Node(String aet, int timeoutSeconds, Incoming incoming) throws ApicalException {
        checkTitle("aet", aet);
        entity = new ApplicationEntity(aet);
        int ms = timeoutSeconds * 1000;
        connection.setConnectTimeout(ms);
        connection.setRequestTimeout(ms);
        connection.setAcceptTimeout(ms);
        connection.setReleaseTimeout(ms);
        connection.setSendTimeout(ms);
        connection.setResponseTimeout(ms);
        connection.setRetrieveTimeout(ms);
        connection.setIdleTimeout(ms);
        device.setExecutor(pool);
        device.setScheduledExecutor(timer);
        device.addConnection(connection);
        device.addApplicationEntity(entity);
        entity.addConnection(connection);
        DicomServiceRegistry services = new DicomServiceRegistry();
        services.addDicomService(new BasicCEchoSCP());
        if (incoming != null) {
            services.addDicomService(new StoreService(incoming));
        }
        device.setDimseRQHandler(services);
    }

    /** Returns an end that calls others; what they send back over the same connection goes to {@code incoming}. */
    static Node caller(String aet, int timeoutSeconds, Incoming incoming) throws ApicalException {
        return new Node(aet, timeoutSeconds, incoming);
    }

    /**
     * Returns an end that listens.
     *
     * @param callers titles that may call, none for all
     * @throws ApicalException when the port cannot be listened on
     */
    static Node listener(String aet, String bind, int port, int timeoutSeconds, Incoming incoming, String... callers)
            throws ApicalException {
        Node node = new Node(aet, timeoutSeconds, incoming);
        node.connection.setHostname(bind);
        node.connection.setPort(port);
        node.entity.setAssociationAcceptor(true);
        node.entity.setAcceptedCallingAETitles(callers);
        // Encodings that Apical does not know are refused, so that the sender chooses another or says so.
        String[] encodings = Stream.of(TransferSyntax.values()).map(TransferSyntax::uid).toArray(String[]::new);
        node.entity.addTransferCapability(
                new TransferCapability(null, "*", TransferCapability.Role.SCP, encodings));
        node.entity.addTransferCapability(new TransferCapability(null, UID.Verification,
                TransferCapability.Role.SCP, UID.ImplicitVRLittleEndian, UID.ExplicitVRLittleEndian));
        try {
            node.device.bindConnections();
            return node;
        } catch (IOException | GeneralSecurityException e) {
            node.close();
            throw ApicalException.badInput(new Problem("Nothing can listen on " + bind + ":" + port + ": "
                    + reason(e) + ".", "", "option --port", "Choose another port, or end what uses it."), e);
        }
    }

    static void checkTitle(String option, String title) throws ApicalException {
        if (title.isBlank() || title.length() > 16 || !title.matches("[ -\\[\\]-~]*")) {
            throw ApicalException.badInput(new Problem("'" + title + "' is no application entity title.", "",
                    "option --" + option, "Give 1 to 16 ASCII characters without a backslash."));
        }
    }

    static String reason(Throwable e) {
        if (e instanceof UnknownHostException) {
            return "its name is not known";
        }
        String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage().strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "dicom-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Connects, which the reader can stop.
     *
     * @throws ExecutionException with what went wrong as its cause
     */
    Association connect(Connection remote, AAssociateRQ request, Progress progress)
            throws ExecutionException, InterruptedException, ApicalException {
        Future<Association> attempt = pool.submit(() -> entity.connect(connection, remote, request));
        while (true) {
            try {
                return attempt.get(POLL_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (progress.isCancelled()) {
                    attempt.cancel(true);
                    throw ApicalException.interrupted();
                }
            }
        }
    }

    /** Ends all connections at once, so that no thread still writes when this returns to who keeps the files. */
    @Override
    public void close() {
        device.unbindConnections();
        connection.setSocketCloseDelay(0);
        for (Association open : device.listOpenAssociations()) {
            open.abort();
        }
        pool.shutdownNow();
        timer.shutdownNow();
    }
}

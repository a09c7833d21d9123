package org.apical.dicom.dcm4che.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apical.api.ApicalException;
import org.apical.api.Progress;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.DimseRSPHandler;
import org.dcm4che3.net.Status;

/** One request and its answers; waiting for them can be stopped. */
final class Exchange extends DimseRSPHandler {
    private static final int POLL_MS = 100;
    private static final int STOP_MS = 2000;

    private final Association association;
    private final int limit;
    private final List<Attributes> matches = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Attributes last;

    /** Begins an exchange that asks the peer to end after so many matches, 0 for all. */
    Exchange(Association association, int limit) {
        super(association.nextMessageID());
        this.association = association;
        this.limit = limit;
    }

    @Override
    public void onDimseRSP(Association as, Attributes command, Attributes data) {
        super.onDimseRSP(as, command, data);
        boolean pending = Status.isPending(command.getInt(Tag.Status, -1));
        synchronized (this) {
            if (pending && data != null && (limit == 0 || matches.size() < limit)) {
                matches.add(data);
            }
            if (pending && limit > 0 && matches.size() >= limit && !isCanceled()) {
                stop();
            }
            if (!pending) {
                last = command;
            }
        }
        if (!pending) {
            end.countDown();
        }
    }

    @Override
    public void onClose(Association as) {
        super.onClose(as);
        end.countDown();
    }

    private void stop() {
        try {
            cancel(association);
        } catch (IOException e) {
            // The connection is gone, which ends the exchange by itself.
            end.countDown();
        }
    }

    /**
     * Waits for the final answer.
     *
     * @return its command set
     * @throws IOException     when the connection ended before
     * @throws ApicalException when the reader stopped the work
     */
    Attributes await(Progress progress) throws IOException, InterruptedException, ApicalException {
        while (!end.await(POLL_MS, TimeUnit.MILLISECONDS)) {
            if (progress.isCancelled()) {
                stop();
                if (!end.await(STOP_MS, TimeUnit.MILLISECONDS)) {
                    association.abort();
                }
                throw ApicalException.interrupted();
            }
        }
        synchronized (this) {
            if (last == null) {
                throw association.getException() == null ? new IOException("The connection was closed")
                        : association.getException();
            }
            return last;
        }
    }

    /** Returns the matches so far. */
    synchronized List<Attributes> matches() {
        return List.copyOf(matches);
    }
}

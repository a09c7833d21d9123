package org.apical.dicom.dcm4che.internal;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.NoPresentationContextException;
import org.dcm4che3.net.NoRoleSelectionException;
import org.dcm4che3.net.Priority;
import org.dcm4che3.net.Status;
import org.dcm4che3.net.pdu.AAssociateRJ;
import org.dcm4che3.net.pdu.AAssociateRQ;

/** An open association with an archive, and what can be asked over it. */
final class Archive implements AutoCloseable {
    private static final String FIND = UID.StudyRootQueryRetrieveInformationModelFind;
    private static final String GET = UID.StudyRootQueryRetrieveInformationModelGet;
    private static final String MOVE = UID.StudyRootQueryRetrieveInformationModelMove;

    /** Sends a request whose answers the exchange takes. */
    @FunctionalInterface
    private interface Request {
        void send(Exchange exchange) throws IOException, InterruptedException;
    }

    private final PeerSettings peer;
    private final Node node;
    private final Association association;

    private Archive(PeerSettings peer, Node node, Association association) {
        this.peer = peer;
        this.node = node;
        this.association = association;
    }

    /** Connects for C-ECHO. */
    static Archive forEcho(PeerSettings peer, Progress progress) throws ApicalException {
        return open(peer, null, Proposals.services(UID.Verification), progress);
    }

    /** Connects for C-FIND. */
    static Archive forFind(PeerSettings peer, Progress progress) throws ApicalException {
        return open(peer, null, Proposals.services(FIND), progress);
    }

    /** Connects for C-GET; files go to {@code incoming}. */
    static Archive forGet(PeerSettings peer, Incoming incoming, Progress progress) throws ApicalException {
        return open(peer, incoming, Proposals.get(), progress);
    }

    /** Connects for C-MOVE. */
    static Archive forMove(PeerSettings peer, Progress progress) throws ApicalException {
        return open(peer, null, Proposals.services(MOVE), progress);
    }

    private static Archive open(PeerSettings peer, Incoming incoming, AAssociateRQ request, Progress progress)
            throws ApicalException {
        Node.checkTitle("called", peer.called());
        Node node = Node.caller(peer.aet(), peer.timeoutSeconds(), incoming);
        Connection remote = new Connection();
        remote.setHostname(peer.host());
        remote.setPort(peer.port());
        request.setCalledAET(peer.called());
        request.setCallingAET(peer.aet());
        Association association = null;
        try {
            association = node.connect(remote, request, progress);
            return new Archive(peer, node, association);
        } catch (ExecutionException e) {
            throw noConnection(peer, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        } finally {
            if (association == null) {
                node.close();
            }
        }
    }

    private static ApicalException noConnection(PeerSettings peer, Throwable cause) {
        if (cause instanceof AAssociateRJ refused) {
            return ApicalException.badInput(new Problem("The archive refuses the connection: " + refusal(refused) + ".",
                    peer.address(), "", "Check --called and --aet; an archive must often be told our title first."),
                    refused);
        }
        return ApicalException.badInput(new Problem("The archive cannot be reached: " + Node.reason(cause) + ".",
                peer.address(), "", "Check --host and --port, and that the archive runs."), cause);
    }

    private static String refusal(AAssociateRJ e) {
        if (e.getSource() == AAssociateRJ.SOURCE_SERVICE_USER) {
            switch (e.getReason()) {
                case AAssociateRJ.REASON_CALLING_AET_NOT_RECOGNIZED:
                    return "it does not know our title";
                case AAssociateRJ.REASON_CALLED_AET_NOT_RECOGNIZED:
                    return "it has another title";
                default:
                    return "reason " + e.getReason();
            }
        }
        return Node.reason(e);
    }

    /** Asks whether the archive answers. */
    void echo() throws ApicalException {
        try {
            var answer = association.cecho();
            answer.next();
            status(answer.getCommand(), "C-ECHO");
        } catch (IOException e) {
            throw broken("C-ECHO", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        }
    }

    /**
     * Searches.
     *
     * @param level STUDY, SERIES or IMAGE
     * @param keys  what must match and what is asked for
     * @param limit at most so many matches, 0 for all
     */
    List<Attributes> find(String level, Attributes keys, int limit, Progress progress) throws ApicalException {
        keys.setString(Tag.QueryRetrieveLevel, VR.CS, level);
        Exchange exchange = new Exchange(association, limit);
        exchange("C-FIND", exchange, progress,
                one -> association.cfind(FIND, Priority.NORMAL, keys, null, one));
        return exchange.matches();
    }

    /** Fetches over this connection; returns the command set that ends it. */
    Attributes get(Attributes keys, Progress progress) throws ApicalException {
        return exchange("C-GET", new Exchange(association, 0), progress,
                one -> association.cget(GET, Priority.NORMAL, keys, null, one));
    }

    /** Has the archive send to an application entity it knows; returns the command set that ends it. */
    Attributes move(Attributes keys, String destination, Progress progress) throws ApicalException {
        return exchange("C-MOVE", new Exchange(association, 0), progress,
                one -> association.cmove(MOVE, Priority.NORMAL, keys, null, destination, one));
    }

    private Attributes exchange(String what, Exchange exchange, Progress progress, Request request)
            throws ApicalException {
        try {
            request.send(exchange);
            return status(exchange.await(progress), what);
        } catch (NoPresentationContextException | NoRoleSelectionException e) {
            throw ApicalException.badInput(new Problem("The archive does not offer " + what + " for studies.",
                    peer.address(), "", "Try --how get or --how move, or another archive."), e);
        } catch (IOException e) {
            throw broken(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApicalException.interrupted();
        }
    }

    private ApicalException broken(String what, IOException e) {
        return ApicalException.failed(new Problem(what + " ended without an answer: " + Node.reason(e) + ".",
                peer.address(), "", "Start again; what came stays."), e);
    }

    /** Passes success, stopping and partial failure; anything else is the archive's refusal. */
    private Attributes status(Attributes command, String what) throws ApicalException {
        int status = command.getInt(Tag.Status, -1);
        if (status == Status.Success || status == Status.Cancel || status >> 12 == 0xB) {
            return command;
        }
        String comment = command.getString(Tag.ErrorComment, "");
        String detail = comment.isEmpty() ? "" : " (" + comment + ")";
        String hint = status == Status.MoveDestinationUnknown
                ? "Tell the archive our title, address and port, or use --how get." : "Ask who runs the archive.";
        throw ApicalException.failed(new Problem(String.format(Locale.ROOT,
                "The archive answers %s with status %04X%s.", what, status, detail), peer.address(), "", hint),
                null);
    }

    @Override
    public void close() {
        try {
            if (association.isReadyForDataTransfer()) {
                association.release();
                association.waitForSocketClose();
            }
        } catch (IOException e) {
            association.abort();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            association.abort();
        } finally {
            node.close();
        }
    }
}

package org.apical.dicom.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.DicomObject;
import org.apical.dicom.Tag;

/**
 * A DICOMweb server: searches it, fetches from it and stores to it (PS3.18, chapter 10).
 *
 * <p>Nothing but the server that was named is ever contacted. Requests are sent again when the server is busy, the
 * connection is cut or a reply is not whole. Safe for use by several threads.
 *
 * @since 1.0
 */
public final class DicomWebClient {
    private static final int NUMBER_OF_FRAMES = Tag.NUMBER_OF_FRAMES;
    private static final String JSON = "application/dicom+json";

    private final WebTransport transport;
    private final Search search;
    private final Progress progress;

    /**
     * Prepares to talk to a server; nothing is sent yet.
     *
     * @param url      the address of the service
     * @param access   how to be let in
     * @param pageSize how many matches are asked for at once
     * @param scratch  a folder for replies while they are read; it must exist
     * @param progress stops everything when it is cancelled
     * @throws ApicalException when the address, the secrets or the certificates cannot be used
     */
    public DicomWebClient(String url, DicomWebAccess access, int pageSize, Path scratch, Progress progress)
            throws ApicalException {
        this.transport = new WebTransport(url, access, scratch, progress);
        this.search = new Search(transport, pageSize);
        this.progress = progress;
    }

    /**
     * Searches for studies.
     *
     * @param query what is wanted
     * @param most  how many at most, 0 for all
     * @return the studies' attributes; what the server gave although it does not match is left out and counted
     * @throws ApicalException when the server cannot be asked
     */
    public Found<DicomObject> studies(StudyQuery query, int most) throws ApicalException {
        Found<DicomObject> found = search.all("/studies", query.parameters(), Tag.STUDY_INSTANCE_UID, most);
        List<DicomObject> matching = found.matches().stream().filter(query::matches).toList();
        List<Problem> problems = new ArrayList<>(found.problems());
        int others = found.matches().size() - matching.size();
        if (others > 0) {
            problems.add(new Problem("The server gave " + others + " studies that do not match the query; they were "
                    + "left out.", transport.address(), "", "This server does not know all the filters."));
        }
        return new Found<>(matching, problems);
    }

    /**
     * Searches for the instances of a study.
     *
     * @param study    StudyInstanceUID
     * @param modality the modality of their series, empty for all
     * @return their places, by series
     * @throws ApicalException when the server cannot be asked
     */
    public Found<InstanceAddress> instances(String study, String modality) throws ApicalException {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!modality.isEmpty()) {
            parameters.put("Modality", modality);
        }
        Found<DicomObject> series = search.all("/studies/" + study + "/series", parameters, Tag.SERIES_INSTANCE_UID,
                0);
        List<InstanceAddress> places = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(series.problems());
        for (DicomObject one : series.matches()) {
            String found = one.getString(Tag.MODALITY).orElse(modality);
            if (!modality.isEmpty() && !found.equals(modality)) {
                continue;
            }
            String uid = one.getString(Tag.SERIES_INSTANCE_UID).orElseThrow();
            Found<DicomObject> instances = search.all("/studies/" + study + "/series/" + uid + "/instances", Map.of(),
                    Tag.SOP_INSTANCE_UID, 0);
            problems.addAll(instances.problems());
            for (DicomObject instance : instances.matches()) {
                places.add(new InstanceAddress(study, uid, instance.getString(Tag.SOP_INSTANCE_UID).orElseThrow()));
            }
        }
        return new Found<>(places, problems);
    }

    /**
     * Fetches a whole instance as it is stored.
     *
     * @param place where it stands
     * @param file  the file to write; it appears only when it is whole
     * @throws ApicalException when the server does not give it
     */
    public void retrieve(InstanceAddress place, Path file) throws ApicalException {
        new InstanceRetrieval(transport).fetch(place, file);
    }

    /**
     * Fetches an instance as metadata and stored frames and puts them together.
     *
     * @param place where it stands
     * @param file  the file to write; it appears only when it is whole
     * @throws ApicalException when the server does not give it, or its frames are in no form that can be stored
     */
    public void retrieveFrames(InstanceAddress place, Path file) throws ApicalException {
        new FrameRetrieval(transport, progress).fetch(place, file);
    }

    /**
     * Stores files (STOW-RS).
     *
     * @param files DICOM Part 10 files, at least one
     * @return what the server did not store, one problem each
     * @throws ApicalException when the server stored nothing or cannot be asked
     */
    public List<Problem> store(List<Path> files) throws ApicalException {
        List<Problem> refused = new ArrayList<>();
        progress.begin("Storing results", files.size());
        for (Path file : files) {
            progress.checkCancelled();
            refused.addAll(new Storing(transport).store(file));
            progress.advance(1);
        }
        if (refused.size() == files.size() && !files.isEmpty()) {
            throw ApicalException.failed(refused.get(0), null);
        }
        return refused;
    }

    /**
     * Returns how many requests had to be sent again.
     *
     * @return a count from 0
     */
    public int repeatedRequests() {
        return transport.repeated();
    }

    /** Fetches the metadata of an instance. */
    static DicomJson.Dataset metadata(WebTransport transport, InstanceAddress place) throws ApicalException {
        return transport.get(place.path() + "/metadata", Map.of(), JSON, reply -> {
            Statuses.requireOk(reply);
            if (!reply.mediaType().contains("json")) {
                throw Statuses.unexpected(reply, "DICOM JSON");
            }
            List<DicomJson.Dataset> sets = DicomJson.read(reply.body());
            if (sets.size() != 1) {
                throw new IOException("the metadata of one instance hold " + sets.size() + " data sets");
            }
            return sets.get(0);
        });
    }

    /** Returns the number of frames that a data set names, 1 when it names none. */
    static int frames(DicomObject object) {
        return Math.max(1, object.getInt(NUMBER_OF_FRAMES).orElse(1));
    }

    /** Makes a folder. */
    static void makeFolder(Path folder) throws ApicalException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(folder, e);
        }
    }
}

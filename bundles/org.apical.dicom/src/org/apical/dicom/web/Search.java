package org.apical.dicom.web;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.dicom.DicomObject;

/**
 * Asks for matches page by page (QIDO-RS, PS3.18 section 10.6).
 *
 * <p>Servers cap pages as they like, so only a page that brings nothing new is an end, and not even that after a full
 * page: some pass over {@code offset}, and Orthanc 1.10 limits before it skips when ModalitiesInStudy is asked for, so
 * that every page but the first is empty. Then the whole is asked for with a doubled limit until it no longer fills it.
 */
final class Search {
    private static final String ACCEPT = "application/dicom+json";

    private final WebTransport transport;
    private final int pageSize;

    Search(WebTransport transport, int pageSize) {
        this.transport = transport;
        this.pageSize = pageSize;
    }

    /** Returns the matches with a true unique identifier, each once, at most so many unless that is 0. */
    Found<DicomObject> all(String path, Map<String, String> parameters, int key, int most) throws ApicalException {
        Collected collected = new Collected(key, most);
        Page page = new Page(List.of(), false);
        boolean news = true;
        boolean full = false;
        for (int offset = 0; news && !collected.isEnough(); offset += page.matches().size()) {
            full = page.matches().size() >= pageSize;
            page = page(path, parameters, pageSize, offset);
            news = collected.add(page.matches());
        }
        boolean repeats = !news && !page.matches().isEmpty();
        if (!collected.isEnough() && full) {
            page = withoutOffset(path, parameters, collected);
        }
        List<Problem> problems = new ArrayList<>();
        if (!collected.isEnough() && (page.more() || repeats && full && page.matches().size() <= pageSize)) {
            problems.add(new Problem("The server gives only some of the matches, " + collected.matches.size()
                    + " of them.", transport.address() + path, "", "Narrow the query with dates or a patient."));
        }
        if (collected.nameless > 0) {
            problems.add(new Problem(collected.nameless + " matches carry no usable unique identifier and were left "
                    + "out.", transport.address() + path, "", ""));
        }
        return new Found<>(collected.matches, problems);
    }

    private Page withoutOffset(String path, Map<String, String> parameters, Collected collected)
            throws ApicalException {
        Page page = new Page(List.of(), false);
        for (long limit = 2L * Math.max(pageSize, collected.seen.size()); limit <= Integer.MAX_VALUE; limit *= 2) {
            page = page(path, parameters, (int) limit, 0);
            collected.add(page.matches());
            if (page.matches().size() < limit || collected.isEnough()) {
                return page;
            }
        }
        return page;
    }

    /** A page, and whether the server says that it left some out (PS3.18, section 10.6.3.1, Warning 299). */
    private record Page(List<DicomObject> matches, boolean more) {
    }

    /** The matches so far, each once. */
    private static final class Collected {
        private final List<DicomObject> matches = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final int key;
        private final int most;
        private int nameless;

        Collected(int key, int most) {
            this.key = key;
            this.most = most;
        }

        boolean isEnough() {
            return most > 0 && matches.size() >= most;
        }

        /** Returns whether the page brought anything new. */
        boolean add(List<DicomObject> page) {
            int before = seen.size();
            int without = 0;
            for (DicomObject match : page) {
                String uid = match.getString(key).orElse("");
                if (!Uids.isUid(uid)) {
                    without++;
                } else if (seen.add(uid) && !isEnough()) {
                    matches.add(match);
                }
            }
            boolean news = seen.size() > before;
            nameless = news ? nameless + without : Math.max(nameless, without);
            return news;
        }
    }

    private Page page(String path, Map<String, String> parameters, int limit, int offset) throws ApicalException {
        Map<String, String> all = new LinkedHashMap<>(parameters);
        all.put("limit", Integer.toString(limit));
        all.put("offset", Integer.toString(offset));
        return transport.get(path, all, ACCEPT, reply -> {
            Statuses.requireOk(reply);
            if (reply.status() == 204 || Files.size(reply.body()) == 0) {
                return new Page(List.of(), false);
            }
            if (!reply.mediaType().contains("json") && !reply.mediaType().isEmpty()) {
                throw Statuses.unexpected(reply, "DICOM JSON");
            }
            boolean more = reply.headers().allValues("Warning").stream().anyMatch(w -> w.startsWith("299")
                    && w.contains("exceeded"));
            return new Page(DicomJson.read(reply.body()).stream().map(DicomJson.Dataset::object).toList(), more);
        });
    }
}

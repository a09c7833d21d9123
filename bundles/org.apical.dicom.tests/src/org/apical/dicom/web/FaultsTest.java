package org.apical.dicom.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.Progress;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomUids;
import org.apical.dicom.DicomWriter;
import org.apical.dicom.Tag;
import org.apical.dicom.TransferSyntax;
import org.apical.dicom.Vr;
import org.apical.dicom.web.FaultyServer.Answer;
import org.apical.dicom.web.FaultyServer.Request;
import org.apical.testing.WatchedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is busy, cuts, lies, pages oddly, redirects and asks who we are. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FaultsTest {
    private static final String STUDY = "1.2.3";
    private static final String SERIES = "1.2.3.4";

    @TempDir
    Path folder;
    private final TreeMap<String, byte[]> instances = new TreeMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    private void store(int count) throws IOException {
        for (int i = 1; i <= count; i++) {
            String uid = SERIES + "." + i;
            DicomObject o = new DicomObject();
            o.putString(Tag.SOP_CLASS_UID, Vr.UI, DicomUids.ULTRASOUND_IMAGE);
            o.putString(Tag.SOP_INSTANCE_UID, Vr.UI, uid);
            o.putString(Tag.STUDY_INSTANCE_UID, Vr.UI, STUDY);
            o.putString(Tag.PATIENT_ID, Vr.LO, "P1");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DicomWriter.write(bytes, o, TransferSyntax.EXPLICIT_LITTLE_ENDIAN, List.of(new byte[64]));
            instances.put(uid, bytes.toByteArray());
        }
    }

    private static String match(int tag, String vr, String value) {
        return String.format("{\"%08X\":{\"vr\":\"%s\",\"Value\":[\"%s\"]}}", tag, vr, value);
    }

    private static Answer page(Request request, List<String> matches) {
        int from = Math.min(matches.size(), Integer.parseInt(request.parameter("offset", "0")));
        int to = Math.min(matches.size(), from + Integer.parseInt(request.parameter("limit", "1000")));
        return Answer.json("[" + String.join(",", matches.subList(from, to)) + "]");
    }

    /** Answers as a good server does. */
    private Answer good(Request request) {
        String path = request.path();
        if (path.endsWith("/studies")) {
            return page(request, List.of(match(Tag.STUDY_INSTANCE_UID, "UI", STUDY)));
        }
        if (path.endsWith("/series")) {
            return page(request, List.of(match(Tag.SERIES_INSTANCE_UID, "UI", SERIES)));
        }
        if (path.endsWith("/instances")) {
            return page(request, instances.keySet().stream().map(u -> match(Tag.SOP_INSTANCE_UID, "UI", u)).toList());
        }
        return multipart(instances.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    private static Answer multipart(byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--XX\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.US_ASCII));
        return Answer.of(200, "multipart/related; type=\"application/dicom\"; boundary=\"XX\"", body.toByteArray());
    }

    private static boolean isInstance(Request request) {
        return request.path().matches(".*/instances/[0-9.]+");
    }

    private DownloadReport download(FaultyServer server, Object... more) throws ApicalException {
        Object[] settings = WebSettings.join(new Object[] {"url", server.url(), "backOffMs", 1, "modality", "",
            "timeoutSeconds", 5, "connections", 2}, more);
        return new StudyDownload(WebSettings.with(settings), folder.resolve("download"), Progress.NONE).run();
    }

    private void assertWhole(DownloadReport report) throws IOException {
        assertEquals(instances.size(), report.files().size(), report.problems().toString());
        for (Path file : report.files()) {
            String uid = file.getFileName().toString().replace(".dcm", "");
            assertArrayEquals(instances.get(uid), Files.readAllBytes(file));
        }
    }

    @Test
    void aBusyServerIsAskedAgainAsItWishes() throws Exception {
        store(5);
        try (FaultyServer server = new FaultyServer(request -> {
            int number = asked.incrementAndGet();
            return number % 3 == 0 ? Answer.status(503).with("Retry-After", "0")
                    : number % 3 == 1 ? Answer.status(429) : good(request);
        })) {
            DownloadReport report = download(server, "attempts", 8);
            assertWhole(report);
            assertEquals(List.of(), report.problems());
            assertTrue(report.repeated() >= 10, "repeated " + report.repeated());
        }
        BackOff backOff = new BackOff(500);
        Instant now = Instant.parse("2026-01-31T10:15:00Z");
        assertEquals(Duration.ofMillis(500), backOff.after(1, Optional.empty(), now));
        assertEquals(Duration.ofMillis(4000), backOff.after(4, Optional.empty(), now));
        assertEquals(Duration.ofSeconds(30), backOff.after(60, Optional.empty(), now));
        assertEquals(Duration.ofSeconds(7), backOff.after(1, Optional.of("7"), now));
        assertEquals(Duration.ofSeconds(9), backOff.after(1, Optional.of("Sat, 31 Jan 2026 10:15:09 GMT"), now));
        assertEquals(Duration.ofMinutes(5), backOff.after(1, Optional.of("999999"), now));
        assertEquals(Duration.ofMillis(500), backOff.after(1, Optional.of("soon"), now));
    }

    @Test
    void cutBodiesAreFetchedAgainWithAndWithoutALength() throws Exception {
        store(6);
        try (FaultyServer server = new FaultyServer(request -> {
            Answer answer = good(request);
            return switch (asked.incrementAndGet() % 4) {
                case 1 -> answer.cutAfter(answer.body().length / 2);
                case 2 -> answer.cutAfter(answer.body().length / 2).withoutLength();
                case 3 -> answer.withoutLength();
                default -> answer;
            };
        })) {
            DownloadReport report = download(server, "attempts", 10, "connections", 1);
            assertWhole(report);
            assertTrue(report.repeated() > 4);
        }
    }

    @Test
    void whatCannotBeFetchedIsNamedAndTheNextDownloadFetchesOnlyThat() throws Exception {
        store(6);
        boolean[] mended = {false};
        try (FaultyServer server = new FaultyServer(request -> {
            if (!mended[0] && request.path().endsWith(SERIES + ".3")) {
                return Answer.status(500);
            }
            if (!mended[0] && request.path().endsWith(SERIES + ".4")) {
                return multipart(instances.get(SERIES + ".5"));
            }
            if (!mended[0] && request.path().endsWith(SERIES + ".6")) {
                return Answer.of(200, "text/html", "<html>Log in</html>".getBytes(StandardCharsets.UTF_8));
            }
            return good(request);
        })) {
            DownloadReport first = download(server, "attempts", 2);
            assertEquals(3, first.fetched());
            assertEquals(List.of("The server answered with status 500: no", "The server gave another instance: "
                    + SERIES + ".5.", "The server answered with 'text/html' instead of DICOM."),
                    first.problems().stream().map(Problem::message).toList());
            assertTrue(first.problems().get(0).file().endsWith(SERIES + ".3"));
            mended[0] = true;
            long before = server.requests().stream().filter(FaultsTest::isInstance).count();
            DownloadReport second = download(server);
            assertWhole(second);
            assertEquals(3, second.fetched());
            assertEquals(3, second.alreadyThere());
            assertEquals(3, server.requests().stream().filter(FaultsTest::isInstance).count() - before);
        }
    }

    @Test
    void aServerThatIsDownIsNotAskedForEveryInstance() throws Exception {
        store(40);
        try (FaultyServer server = new FaultyServer(request -> isInstance(request) ? Answer.status(503)
                : good(request))) {
            DownloadReport report = download(server, "attempts", 1, "connections", 1);
            assertEquals(40, report.problems().size());
            assertEquals(8, server.requests().stream().filter(FaultsTest::isInstance).count());
            assertTrue(report.problems().get(39).message().startsWith("It was not asked for"));
        }
    }

    @Test
    void oddPagesFindEverythingOrSaySo() throws Exception {
        store(10);
        List<String> all = instances.keySet().stream().map(u -> match(Tag.SOP_INSTANCE_UID, "UI", u)).toList();
        record Quirk(String name, FaultyServer.Handler pages, int found, boolean complaint) {
        }
        for (Quirk quirk : List.of(
                new Quirk("passes over offset", r -> Answer.json(all.subList(0,
                        Math.min(10, Integer.parseInt(r.parameter("limit", "4")))).toString()), 10, false),
                new Quirk("passes over both", r -> Answer.json(all.toString()), 10, false),
                new Quirk("caps pages at three", r -> {
                    int from = Math.min(10, Integer.parseInt(r.parameter("offset", "0")));
                    return Answer.json(all.subList(from, Math.min(10, from + 3)).toString());
                }, 10, false),
                new Quirk("caps and repeats", r -> Answer.json(all.subList(0, 4).toString()), 4, true),
                new Quirk("limits before it skips", r -> {
                    int limit = Math.min(10, Integer.parseInt(r.parameter("limit", "4")));
                    int offset = Math.min(limit, Integer.parseInt(r.parameter("offset", "0")));
                    return Answer.json(all.subList(offset, limit).toString());
                }, 10, false),
                new Quirk("ends with 204", r -> Integer.parseInt(r.parameter("offset", "0")) >= 10
                        ? Answer.of(204, "", new byte[0]) : page(r, all), 10, false))) {
            try (FaultyServer server = new FaultyServer(r -> r.path().endsWith("/instances")
                    ? quirk.pages().answer(r) : good(r))) {
                DicomWebClient client = new DicomWebClient(server.url(), WebSettings.with("url", server.url())
                        .access(), 4, Files.createDirectories(folder.resolve("scratch")), Progress.NONE);
                Found<InstanceAddress> found = client.instances(STUDY, "");
                assertEquals(quirk.found(), found.matches().size(), quirk.name());
                assertEquals(quirk.complaint(), !found.problems().isEmpty(), quirk.name() + found.problems());
            }
        }
    }

    @Test
    void studiesThatDoNotMatchAreNotFetched() throws Exception {
        store(1);
        String other = "{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"9.9\"]},"
                + "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"OTHER\"]}}";
        try (FaultyServer server = new FaultyServer(request -> request.path().endsWith("/studies")
                ? page(request, List.of(match(Tag.STUDY_INSTANCE_UID, "UI", STUDY), other,
                        match(Tag.STUDY_INSTANCE_UID, "UI", "../../etc")))
                : good(request))) {
            DownloadReport report = download(server, "patientId", "P1");
            assertEquals(1, report.studies());
            assertEquals(2, report.problems().size(), report.problems().toString());
            assertTrue(server.requests().stream().noneMatch(request -> request.path().contains("9.9")
                    || request.path().contains("etc")));
            assertEquals("/dicom-web/studies", server.requests().get(0).path());
            assertEquals("P1", server.requests().get(0).parameter("PatientID", ""));
        }
    }

    @Test
    void redirectionsStayOnTheServerThatWasNamed() throws Exception {
        store(1);
        List<Request> elsewhere = new ArrayList<>();
        try (FaultyServer other = new FaultyServer(request -> {
            elsewhere.add(request);
            return good(request);
        }); FaultyServer server = new FaultyServer(request -> request.path().startsWith("/dicom-web/")
                ? Answer.status(307).with("Location", request.target().replace("/dicom-web/", "/real/"))
                : good(request))) {
            assertWhole(download(server));
            try (FaultyServer sending = new FaultyServer(request -> Answer.status(302).with("Location",
                    other.url() + "/studies"))) {
                ApicalException e = assertThrows(ApicalException.class, () -> download(sending));
                assertTrue(e.problem().message().startsWith("The server sends us to another place"));
            }
            try (FaultyServer round = new FaultyServer(request -> Answer.status(302).with("Location",
                    request.target()))) {
                ApicalException e = assertThrows(ApicalException.class, () -> download(round));
                assertEquals("The server sends us on and on.", e.problem().message());
            }
        }
        assertEquals(List.of(), elsewhere, "Nobody else is asked.");
    }

    @Test
    void secretsAreSentAndNeverShown() throws Exception {
        store(1);
        Path token = Files.writeString(folder.resolve("token"), "t0ken-value\n");
        try (FaultyServer server = new FaultyServer(request -> "Bearer t0ken-value".equals(
                request.headers().get("authorization")) ? good(request) : Answer.status(401)
                .with("WWW-Authenticate", "Bearer"))) {
            assertWhole(download(server, "tokenFile", token.toString()));
            int before = server.requests().size();
            Path wrong = Files.writeString(folder.resolve("wrong"), "other-value");
            ApicalException e = assertThrows(ApicalException.class,
                    () -> download(server, "tokenFile", wrong.toString()));
            assertTrue(e.problem().line().contains("401") && !e.problem().line().contains("other-value"));
            assertEquals(before + 1, server.requests().size(), "A wrong token is not tried again.");
            DicomWebSettings settings = WebSettings.with("url", server.url(), "tokenFile", token.toString());
            assertFalse(settings.toString().contains("t0ken-value"));
            assertFalse(Credentials.of(settings.access()).toString().contains("t0ken"));
        }
        for (Object[] bad : new Object[][] {{"url", "https://me:secret@host/x"}, {"url", "ftp://host"},
            {"url", "https://host/x?a=b"}, {"url", "http://192.0.2.1/x", "tokenFile", token.toString()},
            {"url", "https://host/", "user", "a:b"}, {"url", "https://host/", "tokenVariable", "NO_SUCH_VARIABLE_1"}}) {
            ApicalException e = assertThrows(ApicalException.class, () -> new DicomWebClient((String) bad[1],
                    WebSettings.with(bad).access(), 10, folder, Progress.NONE));
            assertEquals(ApicalException.Cause.BAD_INPUT, e.kind());
            assertFalse(e.problem().line().contains("secret"), e.problem().line());
        }
    }

    @Test
    void silenceAndCancellingEndTheWait() throws Exception {
        store(1);
        try (FaultyServer server = new FaultyServer(request -> isInstance(request)
                ? good(request).cutAfter(30).silentFor(20_000) : good(request))) {
            long start = System.nanoTime();
            DownloadReport report = download(server, "timeoutSeconds", 1, "attempts", 2);
            assertEquals(1, report.problems().size());
            assertTrue(report.problems().get(0).message().contains("nothing came for 1 s"),
                    report.problems().toString());
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(15));
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
            ApicalException e = assertThrows(ApicalException.class, () -> new StudyDownload(WebSettings.with("url",
                    server.url(), "modality", "", "timeoutSeconds", 60), folder.resolve("download"),
                    WatchedProgress.stoppingWhen(watched -> System.nanoTime() > end)).run());
            assertEquals(ApicalException.Cause.INTERRUPTED, e.kind());
            assertTrue(System.nanoTime() - end < TimeUnit.SECONDS.toNanos(5), "Cancelling takes too long.");
            assertFalse(Files.exists(folder.resolve("download/.incoming")), "scratch files are left");
        }
    }

    @Test
    void encryptedServersAreKnownByTheirCertificate() throws Exception {
        store(2);
        TestCertificate certificate = TestCertificate.create(folder);
        try (FaultyServer server = new FaultyServer(this::good, certificate.server())) {
            assertWhole(download(server, "trustFile", certificate.pem().toString()));
            assertEquals(2, download(server, "trustFile", certificate.pkcs12().toString(), "trustPasswordVariable",
                    TestCertificate.VARIABLE).alreadyThere());
            assertThrows(ApicalException.class, () -> download(server, "trustFile", certificate.pkcs12().toString()));
            ApicalException e = assertThrows(ApicalException.class, () -> download(server));
            assertTrue(e.problem().remedy().contains("trustFile"), e.problem().line());
            Path none = Files.writeString(folder.resolve("none.pem"), "nothing");
            assertThrows(ApicalException.class, () -> download(server, "trustFile", none.toString()));
        }
    }

    @Test
    void whatIsNoDicomJsonIsSaidToBeNone() throws Exception {
        for (Map.Entry<String, String> wrong : Map.of("text/html", "<html>", "application/json", "{\"a\":",
                "application/dicom+json", "[[]]").entrySet()) {
            try (FaultyServer server = new FaultyServer(request -> Answer.of(200, wrong.getKey(),
                    wrong.getValue().getBytes(StandardCharsets.UTF_8)))) {
                ApicalException e = assertThrows(ApicalException.class, () -> download(server, "attempts", 2));
                assertTrue(e.problem().line().contains("JSON"), e.problem().line());
            }
        }
    }
}

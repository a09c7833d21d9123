package org.apical.dicom.dcm4che.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apical.api.ApicalException;
import org.apical.dicom.DicomObject;
import org.apical.dicom.DicomReader;
import org.apical.dicom.Tag;
import org.apical.testing.TestContext;
import org.apical.testing.WatchedProgress;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.UID;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.Association;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.DataWriterAdapter;
import org.dcm4che3.net.DimseRSP;
import org.dcm4che3.net.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Receiving from dcmtk and from a sender that errs. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ReceiveCommandTest {
    @TempDir
    Path folder;

    private int port;
    private WatchedProgress reader;
    private TestContext context;

    @BeforeEach
    void choosePort() throws Exception {
        port = Peers.freePort();
        reader = new WatchedProgress();
        context = TestContext.in(folder).watchedBy(reader);
    }

    private CompletableFuture<Map<?, ?>> receive(int seconds, int studies, String callers) throws Exception {
        ReceiveSettings settings = new ReceiveSettings(folder.resolve("in"), port, "APICAL", "127.0.0.1", callers,
                seconds, studies);
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                answer.complete((Map<?, ?>) new ReceiveCommand().run(settings, context));
            } catch (ApicalException e) {
                answer.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        while (context.said().isEmpty() && !answer.isDone()) {
            Thread.sleep(20);
        }
        return answer;
    }

    @Test
    void clipsComeAsTheyAreAndNothingElseIsLeft() throws Exception {
        Peers.need("storescu");
        Path jpeg = Peers.file("us_a4c_sonosite_jpegbaseline_30f.dcm");
        Path rle = Peers.file("us_echo_palette_rle_10f.dcm");
        CompletableFuture<Map<?, ?>> answer = receive(60, 2, "");
        assertEquals(0, Peers.storescu(folder, "APICAL", port, "-xy", jpeg));
        assertEquals(0, Peers.storescu(folder, "APICAL", port, "-xr", rle));
        Map<?, ?> got = answer.get(60, TimeUnit.SECONDS);
        assertEquals(2, got.get("stored"));
        assertEquals(List.of(), got.get("failed"));
        for (Path original : List.of(jpeg, rle)) {
            DicomObject header = DicomReader.read(original).dataset();
            Path kept = folder.resolve("in").resolve(header.getString(Tag.STUDY_INSTANCE_UID).orElseThrow())
                    .resolve(header.getString(Tag.SOP_INSTANCE_UID).orElseThrow() + ".dcm");
            Comparison comparison = Comparison.of(kept);
            assertEquals(List.of(), comparison.differences());
            assertEquals(DicomReader.read(original).transferSyntax(), DicomReader.read(kept).transferSyntax());
        }
        try (var left = Files.list(folder.resolve("in"))) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".")), "scratch is left");
        }
    }

    @Test
    void callsToAnotherTitleAndFromStrangersAreRefused() throws Exception {
        Peers.need("storescu");
        Path jpeg = Peers.file("us_a4c_sonosite_jpegbaseline_30f.dcm");
        CompletableFuture<Map<?, ?>> answer = receive(0, 0, "KNOWN, OTHER");
        assertNotEquals(0, Peers.storescu(folder, "WRONG", port, "-xy", jpeg));
        assertNotEquals(0, Peers.storescu(folder, "APICAL", port, "-xy", jpeg));
        reader.stop();
        assertEquals(0, answer.get(60, TimeUnit.SECONDS).get("stored"));
    }

    @Test
    void whatCannotBeKeptIsRefusedAndNamed() throws Exception {
        CompletableFuture<Map<?, ?>> answer = receive(0, 0, "");
        assertEquals(0xC000, send("1.2.3", "1.2.3.1", null));
        assertEquals(0xC000, send("1.2.3", "1.2.3.2", "../../escaped"));
        assertEquals(0xC000, send("1.2.3", "1.2.3.99", "1.2.9"));
        assertEquals(0, send("1.2.3.5", "1.2.3.5", "1.2.9"));
        reader.stop();
        Map<?, ?> got = answer.get(60, TimeUnit.SECONDS);
        assertEquals(1, got.get("stored"));
        List<?> failed = (List<?>) got.get("failed");
        assertEquals(3, failed.size());
        assertTrue(failed.get(0).toString().startsWith("instance 1.2.3.1 from SENDER: "), failed.toString());
        assertTrue(failed.get(2).toString().contains("announced as 1.2.3.99, but is 1.2.3"), failed.toString());
        try (var all = Files.walk(folder.resolve("in"))) {
            assertEquals(List.of("1.2.3.5.dcm"), all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString()).toList());
        }
    }

    /** Sends a small object with dcm4che, announced as one and being another; returns the status. */
    private int send(String own, String announced, String study) throws Exception {
        try (Node node = Node.caller("SENDER", 20, null)) {
            Connection remote = new Connection();
            remote.setHostname("127.0.0.1");
            remote.setPort(port);
            var request = Proposals.services(UID.UltrasoundImageStorage);
            request.setCalledAET("APICAL");
            Association association = node.entity.connect(node.connection, remote, request);
            Attributes data = new Attributes();
            data.setString(org.dcm4che3.data.Tag.SOPClassUID, VR.UI, UID.UltrasoundImageStorage);
            data.setString(org.dcm4che3.data.Tag.SOPInstanceUID, VR.UI, study == null ? announced : own);
            if (study != null) {
                data.setString(org.dcm4che3.data.Tag.StudyInstanceUID, VR.UI, study);
            }
            DimseRSP answer = association.cstore(UID.UltrasoundImageStorage, announced, Priority.NORMAL,
                    new DataWriterAdapter(data), UID.ExplicitVRLittleEndian);
            answer.next();
            int status = answer.getCommand().getInt(org.dcm4che3.data.Tag.Status, -1);
            association.release();
            return status;
        }
    }

    @Test
    void aSenderThatIsCutLeavesNothing() throws Exception {
        CompletableFuture<Map<?, ?>> answer = receive(0, 0, "");
        try (Node node = Node.caller("SENDER", 20, null)) {
            Connection remote = new Connection();
            remote.setHostname("127.0.0.1");
            remote.setPort(port);
            var request = Proposals.services(UID.UltrasoundImageStorage);
            request.setCalledAET("APICAL");
            Association association = node.entity.connect(node.connection, remote, request);
            assertThrows(IOException.class, () -> association.cstore(UID.UltrasoundImageStorage, "1.2.3",
                    Priority.NORMAL, (out, syntax) -> {
                        out.write(new byte[1 << 20]);
                        out.flush();
                        association.getSocket().close();
                        throw new IOException("cut");
                    }, UID.ExplicitVRLittleEndian).next());
        }
        reader.stop();
        Map<?, ?> got = answer.get(60, TimeUnit.SECONDS);
        assertEquals(0, got.get("stored"));
        try (var all = Files.walk(folder.resolve("in"))) {
            assertEquals(List.of(folder.resolve("in")), all.toList());
        }
    }

    @Test
    void aSenderThatFallsSilentIsLeft() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (Incoming incoming = new Incoming(folder.resolve("in"), reader);
                Node listener = Node.listener("APICAL", "127.0.0.1", port, 2, incoming);
                Node sender = Node.caller("SENDER", 60, null)) {
            Connection remote = new Connection();
            remote.setHostname("127.0.0.1");
            remote.setPort(port);
            var request = Proposals.services(UID.UltrasoundImageStorage);
            request.setCalledAET("APICAL");
            Association association = sender.entity.connect(sender.connection, remote, request);
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    association.cstore(UID.UltrasoundImageStorage, "1.2.3", Priority.NORMAL, (out, syntax) -> {
                        out.write(new byte[1 << 20]);
                        out.flush();
                        try {
                            done.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }, UID.ExplicitVRLittleEndian);
                } catch (IOException | InterruptedException e) {
                    // The receiver went, as it should.
                    return;
                }
            });
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (incoming.failures().isEmpty() && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            assertTrue(incoming.failures().get(0).line().contains("instance 1.2.3 from SENDER"),
                    incoming.failures().toString());
            done.countDown();
            sending.get(30, TimeUnit.SECONDS);
        }
        try (var all = Files.walk(folder.resolve("in"))) {
            assertEquals(List.of(folder.resolve("in")), all.toList());
        }
    }

    @Test
    void echoscuIsAnswered() throws Exception {
        Peers.need("echoscu");
        CompletableFuture<Map<?, ?>> answer = receive(0, 0, "");
        Process echo = new ProcessBuilder("echoscu", "-aec", "APICAL", "127.0.0.1", Integer.toString(port))
                .redirectErrorStream(true).redirectOutput(folder.resolve("echoscu.log").toFile()).start();
        assertTrue(echo.waitFor(60, TimeUnit.SECONDS), "echoscu hangs.");
        assertEquals(0, echo.exitValue());
        reader.stop();
        answer.get(60, TimeUnit.SECONDS);
    }

    @Test
    void stoppingBeforeTheLimitSaysSo() throws Exception {
        CompletableFuture<Map<?, ?>> answer = receive(600, 5, "");
        reader.stop();
        ExecutionException stopped = assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS));
        assertEquals(ApicalException.Cause.INTERRUPTED, ((ApicalException) stopped.getCause()).kind());
        assertTrue(stopped.getCause().getMessage().contains("0 files of 0 studies"), stopped.getMessage());
    }

    @Test
    void aPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            ExecutionException failed = assertThrows(ExecutionException.class,
                    () -> receive(1, 0, "").get(30, TimeUnit.SECONDS));
            ApicalException problem = (ApicalException) failed.getCause();
            assertEquals(ApicalException.Cause.BAD_INPUT, problem.kind());
            assertEquals("option --port", problem.problem().place());
            assertTrue(taken.isBound());
        }
    }
}

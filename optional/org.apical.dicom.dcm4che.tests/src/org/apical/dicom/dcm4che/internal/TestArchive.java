package org.apical.dicom.dcm4che.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apical.api.ApicalException;
import org.apical.api.Progress;

/**
 * A real archive in a network namespace of its own, since archives listen on every interface.
 *
 * <p>Relays inside and out here carry the bytes of DICOM through socket files: ours to it, and, for C-MOVE, its to us.
 */
final class TestArchive implements AutoCloseable {
    private static final int READY_SECONDS = 60;
    private static final String RELAY = """
            import asyncio, fcntl, socket, struct, subprocess, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            fcntl.ioctl(s, 0x8914, struct.pack('16sh', b'lo', 0x1 | 0x40))
            archive = subprocess.Popen(sys.argv[3:], stdout=open('archive.log', 'w'), stderr=subprocess.STDOUT)
            async def pump(reader, writer):
                try:
                    while data := await reader.read(65536):
                        writer.write(data)
                        await writer.drain()
                except OSError:
                    pass
                finally:
                    writer.close()
            def relay(connect):
                async def serve(reader, writer):
                    try:
                        r, w = await connect()
                    except OSError:
                        writer.close()
                        return
                    await asyncio.gather(pump(reader, w), pump(r, writer))
                return serve
            async def main():
                await asyncio.start_unix_server(
                    relay(lambda: asyncio.open_connection('127.0.0.1', 14242)), path=sys.argv[1])
                await asyncio.start_server(
                    relay(lambda: asyncio.open_unix_connection(sys.argv[2])), '127.0.0.1', 11113)
                while archive.poll() is None:
                    await asyncio.sleep(0.2)
            asyncio.run(main())
            """;
    private static final String ORTHANC = """
            {"Name": "TEST", "StorageDirectory": "db", "IndexDirectory": "db", "HttpServerEnabled": false,
             "DicomServerEnabled": true, "DicomAet": "ORTHANC", "DicomPort": 14242, "DicomCheckCalledAet": true,
             "DicomAlwaysAllowEcho": true, "DicomAlwaysAllowStore": true, "DicomAlwaysAllowFind": true,
             "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true,
             "DicomModalities": {"us": ["APICAL", "127.0.0.1", 11113]}, "Locale": "C"}
            """;
    private static final String DCMQRSCP = """
            NetworkTCPPort = 14242
            MaxPDUSize = 16384
            MaxAssociations = 16
            HostTable BEGIN
            apical = (APICAL, 127.0.0.1, 11113)
            HostTable END
            VendorTable BEGIN
            VendorTable END
            AETable BEGIN
            DCMQRSCP db RW (100, 1024mb) ANY
            AETable END
            """;

    final String title;
    final int port;
    /** Cuts connections to it once this many bytes came from it over one of them; 0 never. */
    volatile long cutAfter;
    /** Where the archive's connections to us end. */
    final int ourPort;
    private final Process process;
    private final Path sockets;
    private final ServerSocketChannel inward = ServerSocketChannel.open();
    private final ServerSocketChannel outward = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    private TestArchive(String title, Path folder, List<String> command) throws IOException {
        this.title = title;
        sockets = Files.createTempDirectory("archive");
        ourPort = Peers.freePort();
        inward.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = inward.socket().getLocalPort();
        outward.bind(UnixDomainSocketAddress.of(sockets.resolve("out")));
        List<String> all = new ArrayList<>(List.of("unshare", "-rn", "--pid", "--fork", "--kill-child", "python3",
                "relay.py", sockets.resolve("in").toString(), sockets.resolve("out").toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("relay.log").toFile());
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        process = builder.start();
        accept(inward, UnixDomainSocketAddress.of(sockets.resolve("in")));
        accept(outward, new InetSocketAddress(InetAddress.getLoopbackAddress(), ourPort));
    }

    /** Starts an Orthanc; skips the test when it cannot run here. */
    static TestArchive orthanc(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("orthanc.json"), ORTHANC);
        return start("ORTHANC", folder, List.of("Orthanc", "orthanc.json"));
    }

    /** Starts the archive of dcmtk; skips the test when it cannot run here. */
    static TestArchive dcmqrscp(Path folder) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("dcmqrscp.cfg"), DCMQRSCP);
        return start("DCMQRSCP", folder, List.of("dcmqrscp", "-c", "dcmqrscp.cfg", "+xe", "--fork"));
    }

    private static TestArchive start(String title, Path folder, List<String> command)
            throws IOException, InterruptedException {
        Peers.need(command.get(0), "unshare", "python3");
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("relay.py"), RELAY);
        TestArchive archive = new TestArchive(title, folder, command);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (System.nanoTime() < end && archive.process.isAlive()) {
            try (Archive ready = Archive.forEcho(archive.peer(), Progress.NONE)) {
                ready.echo();
                return archive;
            } catch (ApicalException e) {
                Thread.sleep(200);
            }
        }
        archive.close();
        assumeTrue(false, command.get(0) + " does not start here: " + Files.readString(folder.resolve("relay.log")));
        return archive;
    }

    PeerSettings peer() {
        return new PeerSettings("127.0.0.1", port, title, "APICAL", 30);
    }

    private void accept(ServerSocketChannel listener, SocketAddress target) {
        daemon(() -> {
            while (listener.isOpen()) {
                try {
                    SocketChannel from = listener.accept();
                    SocketChannel to = null;
                    try {
                        to = SocketChannel.open(target);
                    } catch (IOException e) {
                        from.close();
                        continue;
                    }
                    pump(from, to, false);
                    pump(to, from, listener == inward);
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void pump(SocketChannel from, SocketChannel to, boolean mayBeCut) {
        daemon(() -> {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
            long passed = 0;
            try (from; to) {
                while (from.read(buffer.clear()) >= 0) {
                    buffer.flip();
                    passed += buffer.remaining();
                    if (mayBeCut && cutAfter > 0 && passed > cutAfter) {
                        return;
                    }
                    while (buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                }
            } catch (IOException e) {
                // One side closed it, which ends both.
                return;
            }
        });
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "archive-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        inward.close();
        outward.close();
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        Files.deleteIfExists(sockets.resolve("in"));
        Files.deleteIfExists(sockets.resolve("out"));
        Files.deleteIfExists(sockets);
    }
}

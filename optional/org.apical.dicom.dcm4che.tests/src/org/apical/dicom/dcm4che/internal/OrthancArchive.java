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
import java.util.concurrent.TimeUnit;
import org.apical.api.ApicalException;
import org.apical.api.Progress;

/**
 * A real Orthanc in a network namespace of its own, since it listens on every interface.
 *
 * <p>Relays inside and out here carry the bytes of DICOM through socket files: ours to it, and, for C-MOVE, its to us.
 */
final class OrthancArchive implements AutoCloseable {
    private static final int READY_SECONDS = 60;
    private static final String RELAY = """
            import asyncio, fcntl, socket, struct, subprocess, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            fcntl.ioctl(s, 0x8914, struct.pack('16sh', b'lo', 0x1 | 0x40))
            orthanc = subprocess.Popen(['Orthanc', 'orthanc.json'], stdout=open('orthanc.log', 'w'),
                                       stderr=subprocess.STDOUT)
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
                while orthanc.poll() is None:
                    await asyncio.sleep(0.2)
            asyncio.run(main())
            """;
    private static final String CONFIGURATION = """
            {"Name": "TEST", "StorageDirectory": "db", "IndexDirectory": "db", "HttpServerEnabled": false,
             "DicomServerEnabled": true, "DicomAet": "ORTHANC", "DicomPort": 14242, "DicomCheckCalledAet": true,
             "DicomAlwaysAllowEcho": true, "DicomAlwaysAllowStore": true, "DicomAlwaysAllowFind": true,
             "DicomAlwaysAllowGet": true, "DicomAlwaysAllowMove": true,
             "DicomModalities": {"us": ["APICAL", "127.0.0.1", 11113]}, "Locale": "C"}
            """;

    final int port;
    /** Where the archive's connections to us end. */
    final int ourPort;
    private final Process process;
    private final Path sockets;
    private final ServerSocketChannel inward = ServerSocketChannel.open();
    private final ServerSocketChannel outward = ServerSocketChannel.open(StandardProtocolFamily.UNIX);

    private OrthancArchive(Path folder) throws IOException {
        sockets = Files.createTempDirectory("orthanc");
        ourPort = Peers.freePort();
        inward.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = inward.socket().getLocalPort();
        outward.bind(UnixDomainSocketAddress.of(sockets.resolve("out")));
        ProcessBuilder builder = new ProcessBuilder("unshare", "-rn", "--pid", "--fork", "--kill-child", "python3",
                "relay.py", sockets.resolve("in").toString(), sockets.resolve("out").toString())
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("relay.log").toFile());
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        process = builder.start();
        accept(inward, UnixDomainSocketAddress.of(sockets.resolve("in")));
        accept(outward, new InetSocketAddress(InetAddress.getLoopbackAddress(), ourPort));
    }

    /** Starts one; skips the test when it cannot run here. */
    static OrthancArchive start(Path folder) throws IOException, InterruptedException {
        Peers.need("Orthanc", "unshare", "python3");
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("relay.py"), RELAY);
        Files.writeString(folder.resolve("orthanc.json"), CONFIGURATION);
        OrthancArchive archive = new OrthancArchive(folder);
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
        assumeTrue(false, "Orthanc does not start here: " + Files.readString(folder.resolve("relay.log")));
        return archive;
    }

    PeerSettings peer() {
        return new PeerSettings("127.0.0.1", port, "ORTHANC", "APICAL", 30);
    }

    private static void accept(ServerSocketChannel listener, SocketAddress target) {
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
                    pump(from, to);
                    pump(to, from);
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private static void pump(SocketChannel from, SocketChannel to) {
        daemon(() -> {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
            try (from; to) {
                while (from.read(buffer.clear()) >= 0) {
                    buffer.flip();
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
        Thread thread = new Thread(work, "orthanc-relay");
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

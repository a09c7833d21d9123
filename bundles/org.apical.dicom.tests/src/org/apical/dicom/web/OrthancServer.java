package org.apical.dicom.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A real Orthanc with its DICOMweb plug-in, in a network namespace of its own where nobody else can reach it.
 *
 * <p>Orthanc listens on every interface, hence the namespace. A relay inside it and one here carry the bytes through a
 * socket file; the one here can cut connections.
 */
public final class OrthancServer implements AutoCloseable {
    private static final Path PLUGIN = Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so");
    private static final int READY_SECONDS = 60;
    private static final String RELAY = """
            import asyncio, fcntl, os, socket, struct, subprocess, sys
            s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            fcntl.ioctl(s, 0x8914, struct.pack('16sh', b'lo', 0x1 | 0x40))
            orthanc = subprocess.Popen(['Orthanc', sys.argv[1]], stdout=open('orthanc.log', 'w'),
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
            async def serve(reader, writer):
                try:
                    r, w = await asyncio.open_connection('127.0.0.1', 18042)
                except OSError:
                    writer.close()
                    return
                await asyncio.gather(pump(reader, w), pump(r, writer))
            async def main():
                await asyncio.start_unix_server(serve, path=sys.argv[2])
                while orthanc.poll() is None:
                    await asyncio.sleep(0.2)
            asyncio.run(main())
            """;
    private static final String CONFIGURATION = """
            {"Name": "TEST", "StorageDirectory": "db", "IndexDirectory": "db", "Plugins": ["%s"],
             "HttpServerEnabled": true, "HttpPort": 18042, "RemoteAccessAllowed": true,
             "AuthenticationEnabled": true, "RegisteredUsers": {"reader": "s3cret"},
             "DicomServerEnabled": false, "Locale": "C", "OverwriteInstances": false,
             "DicomWeb": {"Enable": true, "Root": "/dicom-web/"}}
            """;

    private final Process process;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final AtomicLong cutAfter = new AtomicLong(-1);

    private OrthancServer(Process process, Path socket, ServerSocketChannel listener) {
        this.process = process;
        this.socket = socket;
        this.listener = listener;
    }

    /** Starts one; skips the test when it cannot run here. */
    public static OrthancServer start(Path folder) throws IOException, InterruptedException {
        for (String program : List.of("Orthanc", "unshare", "python3")) {
            assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(p -> Files.exists(Path.of(p, program)))
                    || Files.exists(Path.of("/usr/sbin", program)), program + " is not installed.");
        }
        assumeTrue(Files.exists(PLUGIN), "Orthanc's DICOMweb plug-in is not installed.");
        Files.createDirectories(folder.resolve("db"));
        Files.writeString(folder.resolve("relay.py"), RELAY);
        Files.writeString(folder.resolve("orthanc.json"), CONFIGURATION.formatted(PLUGIN));
        Path socket = Files.createTempDirectory("orthanc").resolve("socket");
        ProcessBuilder builder = new ProcessBuilder("unshare", "-rn", "--pid", "--fork", "--kill-child", "python3",
                "relay.py", "orthanc.json", socket.toString()).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(folder.resolve("relay.log").toFile());
        builder.environment().merge("PATH", "/usr/sbin", (path, more) -> path + ":" + more);
        Process process = builder.start();
        OrthancServer server = new OrthancServer(process, socket, ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        Thread accepting = new Thread(server::accept, "orthanc-relay");
        accepting.setDaemon(true);
        accepting.start();
        if (!server.awaitReady()) {
            server.close();
            assumeTrue(false, "Orthanc does not start here: " + Files.readString(folder.resolve("relay.log")));
        }
        return server;
    }

    private boolean awaitReady() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(java.net.URI.create(url() + "/studies"))
                .timeout(Duration.ofSeconds(2)).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 401) {
                    return true;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        return false;
    }

    /** The address of the service; user {@code reader}, password {@code s3cret}. */
    public String url() {
        return "http://127.0.0.1:" + listener.socket().getLocalPort() + "/dicom-web";
    }

    /** Cuts every connection once so many bytes have come from the server; -1 stops doing so. */
    void cutAfter(long bytes) {
        cutAfter.set(bytes);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                SocketChannel client = listener.accept();
                SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX);
                try {
                    server.connect(UnixDomainSocketAddress.of(socket));
                } catch (IOException e) {
                    server.close();
                    client.close();
                    continue;
                }
                pump(client, server, false);
                pump(server, client, true);
            } catch (IOException e) {
                return;
            }
        }
    }

    private void pump(SocketChannel from, SocketChannel to, boolean counted) {
        Thread thread = new Thread(() -> {
            long passed = 0;
            ByteBuffer buffer = ByteBuffer.allocate(1 << 14);
            try (from; to) {
                while (from.read(buffer.clear()) >= 0) {
                    buffer.flip();
                    passed += buffer.remaining();
                    while (buffer.hasRemaining()) {
                        to.write(buffer);
                    }
                    if (counted && cutAfter.get() >= 0 && passed > cutAfter.get()) {
                        return;
                    }
                }
            } catch (IOException e) {
                // One side closed it, which ends both.
                return;
            }
        }, "orthanc-pump");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
    }
}

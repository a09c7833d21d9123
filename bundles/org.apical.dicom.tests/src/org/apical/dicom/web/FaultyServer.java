package org.apical.dicom.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A server on loopback that answers as a test wants it to, also with cut bodies and silence. */
final class FaultyServer implements AutoCloseable {

    /** What was asked. */
    record Request(String method, String target, Map<String, String> headers) {
        String path() {
            return target.split("\\?", 2)[0];
        }

        String parameter(String name, String otherwise) {
            for (String pair : target.contains("?") ? target.split("\\?", 2)[1].split("&") : new String[0]) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            return otherwise;
        }
    }

    /** What is answered: {@code sent} bytes of the body at most, then the connection is closed or falls silent. */
    record Answer(int status, Map<String, String> headers, byte[] body, int sent, boolean chunked, long silentMs) {
        static Answer of(int status, String type, byte[] body) {
            return new Answer(status, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), body, body.length,
                    false, 0);
        }

        static Answer json(String text) {
            return of(200, "application/dicom+json", text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer status(int status) {
            return of(status, "text/plain", "no".getBytes(StandardCharsets.UTF_8));
        }

        Answer with(String header, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Answer(status, more, body, sent, chunked, silentMs);
        }

        Answer cutAfter(int bytes) {
            return new Answer(status, headers, body, bytes, chunked, silentMs);
        }

        /** Without a length, so that only the content tells where the body ends. */
        Answer withoutLength() {
            return new Answer(status, headers, body, sent, true, silentMs);
        }

        Answer silentFor(long ms) {
            return new Answer(status, headers, body, sent, chunked, ms);
        }
    }

    /** Answers requests. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Request request) throws IOException;
    }

    private final ServerSocket socket;
    private final String scheme;
    private final Handler handler;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    FaultyServer(Handler handler) throws IOException {
        this(handler, null);
    }

    FaultyServer(Handler handler, SSLContext tls) throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        socket = tls == null ? new ServerSocket(0, 50, loopback)
                : tls.getServerSocketFactory().createServerSocket(0, 50, loopback);
        scheme = tls == null ? "http" : "https";
        this.handler = handler;
        Thread thread = new Thread(this::accept, "faulty-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return scheme + "://127.0.0.1:" + socket.getLocalPort() + "/dicom-web";
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> serve(client), "faulty-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            Request request = read(in);
            if (request == null) {
                return;
            }
            requests.add(request);
            Answer answer = handler.answer(request);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " X\r\nConnection: close\r\n");
            answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
            if (!answer.chunked() && answer.status() != 204) {
                head.append("Content-Length: ").append(answer.body().length).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(answer.body(), 0, Math.min(answer.sent(), answer.body().length));
            out.flush();
            if (answer.silentMs() > 0) {
                Thread.sleep(answer.silentMs());
            }
        } catch (IOException e) {
            // The client went away, as some tests want it to.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] words = first.split(" ");
        return new Request(words[0], words[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

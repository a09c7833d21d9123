package org.apical.dicom.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;
import org.apical.api.Progress;

/**
 * Sends requests to the one server that was named, again when it is busy or the connection is cut.
 *
 * <p>Redirections are followed on the same host only, and never from https to http, so that credentials reach nobody
 * else. Safe for use by several threads.
 */
final class WebTransport {
    private static final int REDIRECTIONS = 5;
    private static final long POLL_MS = 50;

    private final WebAddress server;
    private final Credentials credentials;
    private final DicomWebAccess access;
    private final HttpClient client;
    private final Path scratch;
    private final Progress progress;
    private final AtomicInteger bodies = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    WebTransport(String url, DicomWebAccess access, Path scratch, Progress progress) throws ApicalException {
        this.server = WebAddress.of(url);
        this.access = access;
        this.credentials = Credentials.of(access);
        this.scratch = scratch;
        this.progress = progress;
        if (!credentials.isEmpty() && !server.isEncrypted() && !access.plainHttp() && !isLoopback(server.host())) {
            throw ApicalException.badInput(new Problem("The password or token would travel unencrypted.",
                    server.toString(), "", "Use an https address, or set plainHttp=true if the network is trusted."));
        }
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(access.timeoutSeconds()))
                .sslContext(TrustedCertificates.context(access)).build();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns the server's address for messages. */
    String address() {
        return server.toString();
    }

    /** Returns how many requests had to be sent again so far. */
    int repeated() {
        return repeated.get();
    }

    <T> T get(String path, Map<String, String> parameters, String accept, Reply.Reader<T> reader)
            throws ApicalException {
        return exchange(server.resolve(path, parameters), Map.of("Accept", accept), null, reader);
    }

    /** Gets a value that stands apart, by an address in metadata, which must lead to the same server. */
    <T> T getBulk(String address, String relativeTo, String accept, Reply.Reader<T> reader) throws ApicalException {
        URI from = server.resolve(relativeTo, Map.of());
        return exchange(server.redirected(from, address), Map.of("Accept", accept), null, reader);
    }

    /** Returns a new file for what is sent or received. */
    Path scratch(String name) {
        return scratch.resolve(name + "-" + bodies.incrementAndGet());
    }

    <T> T post(String path, String contentType, Path body, String accept, Reply.Reader<T> reader)
            throws ApicalException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", accept);
        headers.put("Content-Type", contentType);
        return exchange(server.resolve(path, Map.of()), headers, body, reader);
    }

    private <T> T exchange(URI uri, Map<String, String> headers, Path upload, Reply.Reader<T> reader)
            throws ApicalException {
        BackOff backOff = new BackOff(access.backOffMs());
        for (int attempt = 1;; attempt++) {
            progress.checkCancelled();
            Path body = scratch("reply");
            Optional<String> retryAfter = Optional.empty();
            Exception failure;
            try {
                Reply reply = follow(uri, headers, upload, body);
                if (!isBusy(reply.status()) || attempt == access.attempts()) {
                    return reader.read(reply);
                }
                retryAfter = reply.headers().firstValue("Retry-After");
                failure = null;
            } catch (BodyFile.DiskException e) {
                throw AtomicFiles.cannotWrite(scratch, e.said());
            } catch (IOException e) {
                failure = e;
            } finally {
                delete(body);
            }
            if (failure != null && (attempt == access.attempts() || isHopeless(failure))) {
                throw unreachable(uri, failure, attempt);
            }
            repeated.incrementAndGet();
            BackOff.pause(backOff.after(attempt, retryAfter, Instant.now()), progress);
        }
    }

    private static boolean isBusy(int status) {
        return status == 408 || status == 429 || status == 502 || status == 503 || status == 504;
    }

    /** A certificate that is not trusted will not be trusted the next time, nor will a name be known. */
    private static boolean isHopeless(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.security.cert.CertificateException
                    || cause instanceof java.nio.channels.UnresolvedAddressException
                    || cause instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private Reply follow(URI first, Map<String, String> headers, Path upload, Path body)
            throws IOException, ApicalException {
        URI uri = first;
        for (int hop = 0; hop <= REDIRECTIONS; hop++) {
            Reply reply = send(uri, headers, upload, body);
            Optional<String> location = reply.headers().firstValue("Location");
            if (reply.status() < 301 || reply.status() > 308 || reply.status() == 304 || location.isEmpty()) {
                return reply;
            }
            uri = server.redirected(uri, location.get());
        }
        throw ApicalException.badInput(new Problem("The server sends us on and on.", first.toString(), "",
                "Check the address of the DICOMweb service."));
    }

    private Reply send(URI uri, Map<String, String> headers, Path upload, Path body)
            throws IOException, ApicalException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(access.timeoutSeconds()));
        headers.forEach(request::header);
        if (!credentials.isEmpty()) {
            request.header("Authorization", credentials.header());
        }
        if (upload != null) {
            try {
                request.POST(HttpRequest.BodyPublishers.ofFile(upload));
            } catch (FileNotFoundException e) {
                throw AtomicFiles.cannotWrite(upload, e);
            }
        }
        AtomicReference<BodyFile> receiving = new AtomicReference<>();
        CompletableFuture<HttpResponse<Path>> future = client.sendAsync(request.build(), info -> {
            BodyFile file = new BodyFile(body);
            receiving.set(file);
            return file;
        });
        HttpResponse<Path> response = await(future, receiving);
        return new Reply(response.statusCode(), response.headers(), body, uri.toString());
    }

    private HttpResponse<Path> await(CompletableFuture<HttpResponse<Path>> future,
            AtomicReference<BodyFile> receiving) throws IOException, ApicalException {
        long limit = TimeUnit.SECONDS.toNanos(access.timeoutSeconds());
        while (true) {
            try {
                return future.get(POLL_MS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                BodyFile file = receiving.get();
                boolean silent = file != null && file.silentNanos() > limit;
                if (silent || progress.isCancelled()) {
                    future.cancel(true);
                    if (file != null) {
                        file.close();
                    }
                    progress.checkCancelled();
                    throw new HttpTimeoutException("nothing came for " + access.timeoutSeconds() + " s");
                }
            } catch (InterruptedException e) {
                future.cancel(true);
                Thread.currentThread().interrupt();
                throw ApicalException.interrupted();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IOException(e.getCause());
            }
        }
    }

    private ApicalException unreachable(URI uri, Exception failure, int attempts) {
        String why = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof SSLException || isHopeless(failure) && server.isEncrypted()) {
            return ApicalException.badInput(new Problem("No trusted connection could be made: " + why + ".",
                    uri.toString(), "", "Name the server's certificate with trustFile if it is not the system's."),
                    failure);
        }
        return ApicalException.failed(new Problem("The server gave no whole answer in " + attempts + " attempt"
                + (attempts == 1 ? "" : "s") + ": " + why + ".", uri.toString(), "",
                "Check the address and the network; what was fetched is kept, so start again later."), failure);
    }

    private static void delete(Path file) throws ApicalException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }
}

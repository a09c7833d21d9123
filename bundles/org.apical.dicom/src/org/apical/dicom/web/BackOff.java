package org.apical.dicom.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apical.api.ApicalException;
import org.apical.api.Progress;

/** How long to wait before a request is sent again: doubling, or as long as the server asks (RFC 9110, 10.2.3). */
final class BackOff {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(5);
    private static final long STEP_MS = 50;

    private final int firstMs;

    BackOff(int firstMs) {
        this.firstMs = firstMs;
    }

    /** Returns the wait after an attempt, counted from 1. */
    Duration after(int attempt, Optional<String> retryAfter, Instant now) {
        long doubled = (long) firstMs << Math.min(attempt - 1, 20);
        Duration own = doubled > LONGEST.toMillis() ? LONGEST : Duration.ofMillis(doubled);
        Duration asked = retryAfter.map(text -> asked(text.strip(), now)).orElse(Duration.ZERO);
        Duration longer = asked.compareTo(own) > 0 ? asked : own;
        return longer.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : longer;
    }

    private static Duration asked(String text, Instant now) {
        try {
            if (!text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            return Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }

    /** Waits, in steps so short that the reader can stop it. */
    static void pause(Duration wait, Progress progress) throws ApicalException {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            progress.checkCancelled();
            try {
                Thread.sleep(Math.min(STEP_MS, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw ApicalException.interrupted();
            }
        }
    }
}

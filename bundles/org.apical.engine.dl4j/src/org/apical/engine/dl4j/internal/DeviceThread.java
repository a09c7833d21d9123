package org.apical.engine.dl4j.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one thread on which all native work runs.
 *
 * <p>ND4J's workspaces and OpenMP's pools belong to the calling thread: were models used from several threads, each
 * would hold memory and processor threads of its own, and closing a model on another thread would give nothing back.
 */
final class DeviceThread {

    private static final ExecutorService EXECUTOR = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "apical-dl4j", 16L << 20);
        thread.setDaemon(true);
        thread.setContextClassLoader(DeviceThread.class.getClassLoader());
        return thread;
    });

    private DeviceThread() {
    }

    /**
     * Runs work and waits for it to end, even when the caller is interrupted meanwhile: native work cannot be broken
     * off. The interrupt is kept for the caller.
     *
     * @throws Throwable what the work threw
     */
    static <T> T run(Callable<T> work) throws Throwable {
        Future<T> future = EXECUTOR.submit(() -> {
            NativeRuntime.load();
            return work.call();
        });
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package org.apical.api.engine.support;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The one thread on which all native work of an engine runs.
 *
 * <p>Native libraries keep memory and OpenMP's pools of threads for every calling thread: were models used from several
 * threads, each would hold memory and processor threads of its own, and closing a model on another thread would give
 * nothing back.
 *
 * @since 1.0
 */
public final class DeviceThread {

    private static final long STACK_BYTES = 16L << 20;

    private final ExecutorService executor;
    private final Runnable load;

    /**
     * Makes a thread that starts with the first work.
     *
     * @param name the thread's name
     * @param owner a class of the engine, whose class loader the native library's Java code shall see
     * @param load loads the native library; called before every work, on the thread
     */
    public DeviceThread(String name, Class<?> owner, Runnable load) {
        this.load = load;
        this.executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(null, task, name, STACK_BYTES);
            thread.setDaemon(true);
            thread.setContextClassLoader(owner.getClassLoader());
            return thread;
        });
    }

    /**
     * Runs work and waits for it to end, even when the caller is interrupted meanwhile: native work cannot be broken
     * off. The interrupt is kept for the caller.
     *
     * @param work the work
     * @param <T> what the work gives
     * @return what the work returned
     * @throws Throwable what the work threw
     */
    public <T> T run(Callable<T> work) throws Throwable {
        Future<T> future = executor.submit(() -> {
            load.run();
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

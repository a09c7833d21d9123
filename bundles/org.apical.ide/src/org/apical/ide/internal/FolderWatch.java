package org.apical.ide.internal;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells of folders in which files came or went. Where the system cannot watch, nothing is told and F5 helps. */
final class FolderWatch implements AutoCloseable {

    /** Copying and training make many changes; they are told together. */
    private static final long PAUSE_MS = 400;

    private final WatchService service;
    private final Consumer<Set<Path>> listener;

    /**
     * Begins to watch.
     *
     * @param folders the folders
     * @param listener is told the folders that changed, on a thread of its own
     */
    FolderWatch(Iterable<Path> folders, Consumer<Set<Path>> listener) throws IOException {
        this.listener = listener;
        Path first = folders.iterator().next();
        service = first.getFileSystem().newWatchService();
        for (Path folder : folders) {
            watch(folder);
        }
        Thread thread = new Thread(this::listen, "folder watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Watches one more folder; one that is watched already is not watched twice. */
    void watch(Path folder) throws IOException {
        folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    }

    private void listen() {
        try {
            while (true) {
                Set<Path> changed = new LinkedHashSet<>();
                for (WatchKey key = service.take(); key != null; key = service.poll(PAUSE_MS, TimeUnit.MILLISECONDS)) {
                    key.pollEvents();
                    key.reset();
                    changed.add((Path) key.watchable());
                }
                listener.accept(changed);
            }
        } catch (ClosedWatchServiceException closed) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException nothingToDo) {
            // The system takes back what was watched when the process ends.
            return;
        }
    }
}

package org.apical.dicom.dcm4che.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apical.api.Progress;
import org.apical.api.catalog.Catalog;
import org.apical.api.command.CommandContext;

/** Somebody who calls a command in a folder, hears what it says and may stop it. */
final class Caller implements CommandContext, Progress {
    final List<String> said = new CopyOnWriteArrayList<>();
    volatile boolean cancelled;
    private final Path folder;

    Caller(Path folder) {
        this.folder = folder;
    }

    @Override
    public Catalog catalog() {
        return null;
    }

    @Override
    public Progress progress() {
        return this;
    }

    @Override
    public void say(String line) {
        said.add(line);
    }

    @Override
    public boolean json() {
        return false;
    }

    @Override
    public Path resolve(String path) {
        return folder.resolve(path);
    }

    @Override
    public void begin(String what, long total) {
        // Not looked at.
    }

    @Override
    public void advance(long done) {
        // Not looked at.
    }

    @Override
    public void note(String detail) {
        // Not looked at.
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}

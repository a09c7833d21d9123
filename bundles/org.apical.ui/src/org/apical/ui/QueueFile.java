package org.apical.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.ui.QueuedRun.State;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.XMLMemento;

/**
 * Keeps the queue on disk, so that a crash of the workbench loses nothing of it.
 *
 * @param file the file
 */
record QueueFile(Path file) {

    private static final String FILE = "file";
    private static final String FOLDER = "folder";
    private static final String KIND = "kind";
    private static final String OVERRIDE = "set";
    private static final String RUN = "run";
    private static final String STATE = "state";
    private static final String TEXT = "text";

    /** Writes what is not done yet; a queue that cannot be kept goes on in memory. */
    void write(List<QueuedRun> entries) {
        XMLMemento root = XMLMemento.createWriteRoot("queue");
        for (QueuedRun run : entries) {
            if (run.state() != State.DONE) {
                IMemento one = root.createChild(RUN);
                one.putString(KIND, run.kind().name());
                one.putString(FILE, run.file().toString());
                one.putString(STATE, run.state().name());
                run.folder().ifPresent(folder -> one.putString(FOLDER, folder.toString()));
                run.overrides().forEach(override -> one.createChild(OVERRIDE).putTextData(override));
                one.createChild(TEXT).putTextData(run.text());
            }
        }
        StringWriter text = new StringWriter();
        try {
            root.save(text);
            synchronized (QueueFile.class) {
                AtomicFiles.writeText(file, text.toString());
            }
        } catch (IOException | ApicalException failure) {
            Failures.log("Keep the queue of runs", failure);
        }
    }

    /** Reads what an earlier sitting left behind. */
    List<QueuedRun> read() {
        List<QueuedRun> entries = new ArrayList<>();
        if (!Files.exists(file)) {
            return entries;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            for (IMemento one : XMLMemento.createReadRoot(reader).getChildren(RUN)) {
                entries.add(read(one));
            }
        } catch (IOException | WorkbenchException | RuntimeException failure) {
            Failures.log("Read the queue of runs", failure);
        }
        return entries;
    }

    private static QueuedRun read(IMemento one) {
        State state = State.valueOf(one.getString(STATE));
        List<String> overrides = new ArrayList<>();
        for (IMemento override : one.getChildren(OVERRIDE)) {
            overrides.add(override.getTextData());
        }
        String text = one.getChild(TEXT).getTextData();
        String folder = one.getString(FOLDER);
        return new QueuedRun(RunQueue.Kind.valueOf(one.getString(KIND)), Path.of(one.getString(FILE)),
                text == null ? "" : text, overrides, state.isOver() ? state : State.INTERRUPTED,
                folder == null ? null : Path.of(folder));
    }
}

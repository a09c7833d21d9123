package org.apical.data;

import java.nio.file.Path;
import java.util.List;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.data.internal.CohortFiles;
import org.apical.data.internal.FrameStore;
import org.apical.data.internal.PairTable;
import org.apical.data.internal.TracingStore;

/**
 * A cohort that was imported: an index of clips and a memory-mapped store of their frames.
 *
 * <p>Frames are read from disk as they are wanted, so a cohort may be larger than the memory. Safe for use by several
 * threads.
 *
 * @since 1.0
 */
public final class Cohort implements AutoCloseable {

    private final Path folder;
    private final CohortInfo info;
    private final List<StoredClip> clips;
    private final LabelTable labels;
    private final FrameStore store;
    private TracingStore tracingStore;

    private Cohort(Path folder, CohortInfo info, List<StoredClip> clips, LabelTable labels, FrameStore store) {
        this.folder = folder;
        this.info = info;
        this.clips = clips;
        this.labels = labels;
        this.store = store;
    }

    /**
     * Opens a cohort.
     *
     * @param folder the folder that an import made
     * @return the cohort, closed by the caller
     * @throws ApicalException when it is no cohort or damaged, naming the file
     */
    public static Cohort open(Path folder) throws ApicalException {
        CohortInfo info = CohortFiles.readInfo(folder);
        List<StoredClip> clips = CohortFiles.readIndex(folder, info);
        LabelTable labels = CohortFiles.readLabels(folder, info);
        FrameStore store = FrameStore.open(folder.resolve(CohortFiles.FRAMES), info.rows() * info.columns(),
                info.frames());
        return new Cohort(folder, info, clips, labels, store);
    }

    /**
     * Returns where it lies.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    /**
     * Returns how it was made.
     *
     * @return the information
     */
    public CohortInfo info() {
        return info;
    }

    /**
     * Returns the clips.
     *
     * @return an unmodifiable list in index order
     */
    public List<StoredClip> clips() {
        return clips;
    }

    /**
     * Returns the labels that were imported with the clips.
     *
     * @return the table; one without columns and rows when there was none
     */
    public LabelTable labels() {
        return labels;
    }

    /**
     * Reads what the import took in and what it left out.
     *
     * @return the audit
     * @throws ApicalException when it cannot be read, naming the file
     */
    public ImportAudit audit() throws ApicalException {
        return CohortFiles.readAudit(folder);
    }

    /**
     * Reads a frame.
     *
     * @param frame its number in the store, from 0
     * @param into takes luminance, rows top-down, one byte a pixel, 0 outside the scan sector; as long as a frame
     * @throws IllegalArgumentException when there is no such frame or the array has another length
     * @throws IllegalStateException when the cohort is closed
     */
    public void read(long frame, byte[] into) {
        store.read(frame, into);
    }

    /**
     * Returns which pixels of a clip's stored frames lie inside the scan sector.
     *
     * @param clip the clip's index
     * @return one entry a pixel; all others are 0 in every frame of the clip
     * @throws ApicalException when the file cannot be read
     */
    public boolean[] sector(int clip) throws ApicalException {
        return CohortFiles.readSector(folder, info, clip);
    }

    /**
     * Returns what was drawn into the clips.
     *
     * @return an unmodifiable list in the order of clips and frames; empty when the data set brought nothing
     * @throws ApicalException when the files cannot be read
     */
    public List<StoredTracing> tracings() throws ApicalException {
        return tracingStore().tracings();
    }

    /**
     * Reads what was drawn, cropped and scaled exactly like the frames.
     *
     * @param tracing one of {@link #tracings()}
     * @return one entry a pixel of a stored frame, rows top-down; a line is one pixel wide
     * @throws ApicalException when the files cannot be read
     */
    public boolean[] mask(StoredTracing tracing) throws ApicalException {
        return tracingStore().mask(tracing.index());
    }

    /**
     * Reads the very frame that was drawn into, which sampling by time may have passed over.
     *
     * @param tracing one of {@link #tracings()}
     * @param into takes luminance as {@link #read} does
     * @throws ApicalException when the files cannot be read
     */
    public void readTraced(StoredTracing tracing, byte[] into) throws ApicalException {
        tracingStore().picture(tracing.picture(), into);
    }

    private synchronized TracingStore tracingStore() throws ApicalException {
        if (tracingStore == null) {
            tracingStore = TracingStore.open(folder, info);
        }
        return tracingStore;
    }

    /**
     * Returns the clips of different patients that show the same pictures, equal to the bit or changed a little.
     *
     * @return the pairs in the order of the clips; {@code null} when the cohort was imported before they were looked
     *     for
     * @throws ApicalException when the file cannot be read
     */
    public List<ClipPair> alike() throws ApicalException {
        return PairTable.read(folder);
    }

    /**
     * Returns the pictures that different patients share; a split must not put such patients into different parts.
     *
     * @return the problems found at import, one a pair of patients
     * @throws ApicalException when the audit cannot be read
     */
    public List<Problem> duplicates() throws ApicalException {
        return CohortFiles.readAudit(folder).duplicates();
    }

    @Override
    public synchronized void close() {
        store.close();
        if (tracingStore != null) {
            tracingStore.close();
        }
    }
}

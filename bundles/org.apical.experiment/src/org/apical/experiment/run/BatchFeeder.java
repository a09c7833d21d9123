package org.apical.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

import org.apical.api.Tensor;
import org.apical.api.augmentation.FrameTransform;
import org.apical.api.engine.Batch;
import org.apical.data.Part;

/**
 * Assembles the batches of one epoch ahead of the engine, in an order and with variations that depend only on the seed
 * and the epoch.
 *
 * <p>Each epoch takes a random choice of every clip's frames, shuffled over the clips. Frames that do not fill a last
 * batch wait for another epoch, since a batch of another size would make engines plan their memory anew.
 */
final class BatchFeeder implements AutoCloseable {

    private static final int AHEAD = 3;

    private final Dataset dataset;
    private final Normalisation normalisation;
    private final List<FrameTransform> transforms;
    private final List<FrameOf> order;
    private final int batchSize;
    private final long seed;
    private final long epoch;
    private final BlockingQueue<Assembled> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Thread assembler;

    /**
     * A frame of a batch.
     *
     * @param clip its clip
     * @param frame its number in the cohort
     */
    record FrameOf(LabelledClip clip, long frame) {
    }

    private record Assembled(Batch batch, Throwable failure) {
    }

    BatchFeeder(Dataset dataset, Normalisation normalisation, List<FrameTransform> transforms, int framesPerClip,
            int batchSize, long seed, int epoch) {
        this.dataset = dataset;
        this.normalisation = normalisation;
        this.transforms = transforms;
        this.seed = seed;
        this.epoch = epoch;
        this.order = order(framesPerClip);
        this.batchSize = Math.min(batchSize, order.size());
        this.assembler = new Thread(this::assembleAll, "apical-batches");
        this.assembler.setDaemon(true);
    }

    /** Returns how many batches the epoch has. */
    int batches() {
        return order.size() / batchSize;
    }

    int batchSize() {
        return batchSize;
    }

    /** Returns the next batch; to be called {@link #batches} times. */
    Batch next() {
        if (assembler.getState() == Thread.State.NEW) {
            assembler.start();
        }
        try {
            return opened(ready.take());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for a batch was interrupted.", e);
        }
    }

    /** Returns which frames a batch is made of. */
    List<FrameOf> framesOf(int batch) {
        return order.subList(batch * batchSize, (batch + 1) * batchSize);
    }

    /** Makes a batch once more, whatever was taken before; its bits are those that {@link #next} gives. */
    Batch replay(int batch) {
        return opened(assemble(batch));
    }

    private static Batch opened(Assembled assembled) {
        if (assembled.failure() instanceof Error error) {
            throw error;
        } else if (assembled.failure() instanceof RuntimeException exception) {
            throw exception;
        }
        return assembled.batch();
    }

    private List<FrameOf> order(int framesPerClip) {
        List<FrameOf> frames = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, epoch));
        for (LabelledClip clip : dataset.clips(Part.TRAIN)) {
            int[] usable = dataset.trainFrames(clip);
            int take = framesPerClip == 0 ? usable.length : Math.min(framesPerClip, usable.length);
            int[] choice = shuffled(usable.length, random);
            for (int i = 0; i < take; i++) {
                frames.add(new FrameOf(clip, clip.clip().firstFrame() + usable[choice[i]]));
            }
        }
        int[] shuffle = shuffled(frames.size(), random);
        List<FrameOf> shuffled = new ArrayList<>(frames.size());
        for (int index : shuffle) {
            shuffled.add(frames.get(index));
        }
        return shuffled;
    }

    static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private void assembleAll() {
        try {
            for (int batch = 0; batch < batches(); batch++) {
                ready.put(assemble(batch));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Assembled assemble(int batch) {
        try {
            int rows = dataset.cohort().info().rows();
            int columns = dataset.cohort().info().columns();
            int length = rows * columns;
            Tensor input = Tensor.zeros(batchSize, 1, rows, columns);
            Tensor targets = Tensor.zeros(batchSize, dataset.heads().outputs());
            byte[] bytes = new byte[length];
            float[] pixels = new float[length];
            for (int item = 0; item < batchSize; item++) {
                FrameOf from = order.get(batch * batchSize + item);
                dataset.read(from.frame(), bytes);
                for (int i = 0; i < length; i++) {
                    pixels[i] = (bytes[i] & 0xFF) / 255f;
                }
                SplittableRandom random = new SplittableRandom(Seeds.mix(seed, epoch, from.frame(), 1));
                for (FrameTransform transform : transforms) {
                    transform.apply(pixels, rows, columns, random);
                }
                for (int i = 0; i < length; i++) {
                    input.data()[item * length + i] = normalisation.pixel(pixels[i]);
                }
                dataset.heads().setTargets(normalisation, targets, item, from.clip().labels());
            }
            return new Assembled(new Batch(input, targets), null);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Who waits for the batch must hear of it, or waits for ever.
            return new Assembled(null, e);
        }
    }


    @Override
    public void close() {
        assembler.interrupt();
    }
}

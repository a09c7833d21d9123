package org.apical.datasets.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;

/**
 * A sequence or a still of CAMUS.
 *
 * @param info what is known of it
 * @param file the pictures
 * @param fps frames a second, {@code NaN} for a still
 * @param frames how many frames there should be, 0 when not known
 * @param masks where the masks are
 * @param problems what was odd so far
 */
record CamusReference(ClipInfo info, Path file, double fps, int frames, CamusMasks masks, List<Problem> problems)
        implements ClipReference {

    CamusReference {
        problems = List.copyOf(problems);
    }

    /** Reads NIfTI or MetaImage, by the name. */
    static ImageSeries read(Path file) throws ApicalException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".mhd") || name.endsWith(".mha") ? MetaImageFile.read(file) : NiftiFile.read(file);
    }

    @Override
    public List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(file));
        files.addAll(masks.single().values());
        if (masks.sequence() != null) {
            files.add(masks.sequence());
        }
        return files;
    }

    @Override
    public Clip open() throws ApicalException {
        return new CamusClip(this, read(file));
    }
}

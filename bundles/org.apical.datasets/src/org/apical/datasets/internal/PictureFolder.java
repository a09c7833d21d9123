package org.apical.datasets.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;
import org.apical.api.source.Clip;
import org.apical.api.source.ClipInfo;
import org.apical.api.source.ClipReference;

/**
 * A picture, or a folder of pictures that are the frames of a clip.
 *
 * @param info what is known of it
 * @param file the picture or the folder
 * @param fps frames a second, {@code NaN} when not known
 * @param masked whether the pictures hold nothing but the scan
 * @param problems what was odd so far
 */
record PictureFolder(ClipInfo info, Path file, double fps, boolean masked, List<Problem> problems)
        implements ClipReference {

    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    PictureFolder {
        problems = List.copyOf(problems);
    }

    static boolean isPicture(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".") && dot > 0
                && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public Clip open() throws ApicalException {
        List<Path> pictures;
        try {
            pictures = pictures();
        } catch (IOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", file.toString(), "",
                    "Check that you may read it."), e);
        }
        if (pictures.isEmpty()) {
            throw ApicalException.badInput(new Problem("The folder holds no pictures.", file.toString(), "",
                    "Put the frames into it as PNG or JPEG files."));
        }
        return new PictureClip(this, pictures);
    }

    @Override
    public List<Path> files() {
        try {
            return pictures();
        } catch (IOException e) {
            return List.of();
        }
    }

    private List<Path> pictures() throws IOException {
        if (!Files.isDirectory(file)) {
            return List.of(file);
        }
        try (Stream<Path> files = Files.list(file)) {
            return files.filter(PictureFolder::isPicture)
                    .sorted(Comparator.comparing(path -> sortable(path.getFileName().toString()))).toList();
        }
    }

    /** Numbers get leading zeros, so that frame 10 follows frame 9. */
    private static String sortable(String name) {
        Matcher digits = DIGITS.matcher(name);
        return digits.replaceAll(found -> "0".repeat(Math.max(0, 20 - found.group().length())) + found.group());
    }
}

package org.apical.datasets.internal;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apical.api.ApicalException;
import org.apical.api.Problem;

/** The videos below a folder, found by name with or without extension; remembers which were asked for. */
public final class VideoIndex {

    private static final Set<String> EXTENSIONS = Set.of("avi", "mp4", "mov", "mkv", "m4v", "mpg", "mpeg", "wmv",
            "webm");

    private final Path root;
    private final List<Path> videos = new ArrayList<>();
    private final Map<String, List<Path>> byName = new HashMap<>();
    private final Set<Path> used = new TreeSet<>();

    private VideoIndex(Path root) {
        this.root = root;
    }

    /**
     * Lists the videos below a folder.
     *
     * @param root the folder; when it is missing there are none
     * @param depth how many folders deep to look, at least 1
     * @return the index
     * @throws ApicalException when the folder cannot be read
     */
    public static VideoIndex of(Path root, int depth) throws ApicalException {
        VideoIndex index = new VideoIndex(root);
        if (!Files.isDirectory(root)) {
            return index;
        }
        try (Stream<Path> files = Files.walk(root, depth, FileVisitOption.FOLLOW_LINKS)) {
            files.filter(file -> isVideo(file) && Files.isRegularFile(file))
                    .sorted(Comparator.comparing(file -> file.toString().replace('\\', '/'))).forEach(index::add);
        } catch (IOException | java.io.UncheckedIOException e) {
            throw ApicalException.badInput(new Problem("The folder cannot be read.", root.toString(), "",
                    "Check that you may read it."), e);
        }
        return index;
    }

    private void add(Path file) {
        videos.add(file);
        String name = file.getFileName().toString();
        for (String key : Set.of(name, stem(name))) {
            byName.computeIfAbsent(key.toLowerCase(Locale.ROOT), missing -> new ArrayList<>()).add(file);
        }
    }

    /**
     * Returns whether a file is called like a video.
     *
     * @param file the file
     * @return true by its extension
     */
    public static boolean isVideo(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return !name.startsWith(".") && dot > 0
                && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Takes the extension of a video off its name.
     *
     * @param name the name with or without extension
     * @return the name without
     */
    public static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
                ? name.substring(0, dot) : name;
    }

    /**
     * Finds a video.
     *
     * @param name its name, in any case, with or without extension
     * @return the first by path that is called so
     */
    public Optional<Path> find(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        List<Path> found = byName.getOrDefault(key, byName.getOrDefault(stem(key), List.of()));
        Optional<Path> file = found.stream().filter(path -> path.getFileName().toString().startsWith(name)).findFirst()
                .or(() -> found.stream().findFirst());
        file.ifPresent(used::add);
        return file;
    }

    /**
     * Names the videos that nobody asked for.
     *
     * @param table the table that should have listed them
     * @return a problem each, in the order of their paths
     */
    public List<Problem> unused(Path table) {
        return videos.stream().filter(file -> !used.contains(file)).map(file -> new Problem("This video is not listed "
                + "in " + table.getFileName() + " and was left out.", relative(root.getParent(), file), "",
                "Add a row for it, or remove it.")).toList();
    }

    /**
     * Returns a path as messages and clips name it.
     *
     * @param root the folder
     * @param file a file below it
     * @return the path relative to the folder, with forward slashes
     */
    public static String relative(Path root, Path file) {
        return (root != null && file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
    }
}

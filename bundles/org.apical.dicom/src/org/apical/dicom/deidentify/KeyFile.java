package org.apical.dicom.deidentify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.apical.api.ApicalException;
import org.apical.api.AtomicFiles;
import org.apical.api.Problem;

/** The secret key in a file: 64 hexadecimal digits, readable to its owner alone. */
final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 4096;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private KeyFile() {
    }

    /** The file that is used when none is named: {@code .apical/deidentify.key} in the home folder. */
    static Path usual() {
        return Path.of(System.getProperty("user.home"), ".apical", "deidentify.key");
    }

    /** Reads the key, or makes one when the file does not exist. */
    static Pseudonyms open(Path file) throws ApicalException {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw AtomicFiles.cannotWrite(file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (file.toAbsolutePath().getParent() != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
        }
        try {
            if (posix) {
                Files.createFile(file, OWNER);
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, HexFormat.of().formatHex(key) + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            return;
        }
    }

    private static Pseudonyms read(Path file) throws IOException, ApicalException {
        try {
            if (Files.size(file) > LONGEST) {
                throw wrong(file);
            }
            byte[] key = HexFormat.of().parseHex(
                    new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip());
            if (key.length < KEY_BYTES) {
                throw wrong(file);
            }
            refuseOpen(file);
            return new Pseudonyms(key);
        } catch (IllegalArgumentException e) {
            throw wrong(file);
        } catch (NoSuchFileException e) {
            throw ApicalException.badInput(new Problem("The key file does not exist.", file.toString(), "",
                    "Check its name in --key."), e);
        }
    }

    private static void refuseOpen(Path file) throws IOException, ApicalException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ)) {
            throw ApicalException.badInput(new Problem("Others may read the secret key.", file.toString(), "",
                    "Take the permission from them: chmod 600."));
        }
    }

    private static ApicalException wrong(Path file) {
        return ApicalException.badInput(new Problem("This is no key: 64 or more hexadecimal digits are needed.",
                file.toString(), "", "Name the right file with --key, or one that does not exist to make a key."));
    }
}

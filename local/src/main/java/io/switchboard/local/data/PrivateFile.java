package io.switchboard.local.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;

/** A file that is written once and that only its owner can read. */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private PrivateFile() {}

    /** Returns the file's content; generates and stores it if there is none yet. */
    public static String readOrCreate(Path file, Callable<String> content) {
        try {
            if (Files.notExists(file)) {
                create(file, generated(content));
            } else {
                closeToOthers(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read or write " + file, e);
        }
    }

    private static String generated(Callable<String> content) throws IOException {
        try {
            return content.call();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("This JDK cannot generate a key", e);
        }
    }

    /** Writes the file and moves it into place when complete, so that a crash leaves either no file or a complete one. */
    private static void create(Path file, String content) throws IOException {
        var folder = Files.createDirectories(file.toAbsolutePath().getParent());
        var temporary = Files.createTempFile(folder, "." + file.getFileName(), null, ownerOnly(file));
        Files.writeString(temporary, content);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Narrows the permissions, which may be wider after a copy or restore; a read-only file stays read-only. */
    private static void closeToOthers(Path file) throws IOException {
        if (hasPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return hasPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

package io.switchboard.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats one line with the folder that has no space left, the free space, and the remedy. */
final class FullDisk {

    /** The operating systems' messages for a full disk and an exhausted quota. */
    private static final List<String> REASONS =
            List.of("no space left on device", "disk quota exceeded", "not enough space on the disk");

    private FullDisk() {}

    /**
     * Returns the line if a full disk caused the failure.
     *
     * @param folder named when the failure does not name the file that could not be written
     */
    public static Optional<String> line(Throwable failure, Path folder) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException && REASONS.stream().anyMatch(message::contains)) {
                return Optional.of(line(folderOf(cause, folder)));
            }
        }
        return Optional.empty();
    }

    /** Returns the line for a folder. */
    public static String line(Path folder) {
        return "The disk is full: %s has %s free. Make room there, use a folder on another disk (--data DIR), or start without the data of earlier runs (--fresh)."
                .formatted(folder, free(folder));
    }

    static String free(Path folder) {
        try {
            return "%d MB".formatted(usableBytes(folder) / 1_000_000);
        } catch (IOException e) {
            return "an unknown number of MB";
        }
    }

    /** The number of bytes that this user can still write there. */
    static long usableBytes(Path folder) throws IOException {
        var existing = folder.toAbsolutePath();
        while (Files.notExists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    private static Path folderOf(Throwable cause, Path otherwise) {
        if (cause instanceof FileSystemException failed && failed.getFile() != null) {
            var parent = Path.of(failed.getFile()).toAbsolutePath().getParent();
            return parent == null ? otherwise : parent;
        }
        return otherwise;
    }
}

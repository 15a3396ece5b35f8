package io.switchboard.directory;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

import io.switchboard.directory.SnapshotFormat.Snapshot;

/**
 * Reads and writes the snapshot of a directory on disk, in the form of {@link SnapshotFormat}.
 *
 * <p>The file is replaced as a whole or not at all. Neither a crash nor another instance with the same folder leaves half
 * a snapshot: the last writer wins.
 */
final class SnapshotFile {

    private static final String NAME = "directory";
    private static final String TEMPORARY = ".tmp";

    private final Path folder;
    private final Path file;

    SnapshotFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    /**
     * Reads the snapshot.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it cannot be read or is incomplete
     */
    Snapshot read(TokenCipher cipher) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return SnapshotFormat.read(Channels.newInputStream(channel), channel.size(), cipher);
        }
    }

    /** Replaces the snapshot. */
    void write(DirectoryTables tables, Instant now) throws IOException {
        Files.createDirectories(folder);
        // Java creates temporary files readable by their owner only.
        var temporary = Files.createTempFile(folder, NAME, TEMPORARY);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                SnapshotFormat.write(tables, now, Channels.newOutputStream(channel));
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes the temporary files of writers that crashed. */
    void clean() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder, NAME + "*" + TEMPORARY)) {
            for (var leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    Path path() {
        return file;
    }
}

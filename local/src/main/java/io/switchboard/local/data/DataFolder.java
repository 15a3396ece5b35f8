package io.switchboard.local.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import io.switchboard.local.plan.StartFailed;
import org.jspecify.annotations.Nullable;

/**
 * The folder with all persistent data, used by one launcher at a time. The lock ends with the process. Only the owner may
 * enter the folder, because it holds messages and keys.
 */
public record DataFolder(Path folder, FileChannel channel, FileLock lock) implements AutoCloseable {

    private static final String LOCK = "lock";

    /** The names that a launcher creates, and those that a file system creates on an empty disk. */
    private static final Set<String> KNOWN = Set.of(
            LOCK,
            "keyset.json",
            "signing-key.json",
            "logs",
            "kafka",
            "mongodb",
            "mongodb.h2",
            "ingress",
            "emulator",
            "lost+found",
            ".DS_Store");

    /**
     * Locks the folder; empty when another launcher has locked it.
     *
     * @throws StartFailed for a folder with other things in it: {@code --fresh} would delete them
     */
    public static Optional<DataFolder> claim(Path folder) {
        try {
            requireOwn(folder);
            PrivateFolder.close(folder);
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataFolder(folder, channel, lock));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not use " + folder, e);
        }
    }

    /** Restricts access to folders that were created since the start, too. */
    public void keepPrivate() {
        try {
            PrivateFolder.close(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not close " + folder + " to other users", e);
        }
    }

    private static void requireOwn(Path folder) throws IOException {
        if (Files.notExists(folder) || Files.exists(folder.resolve(LOCK))) {
            return;
        }
        try (var entries = Files.list(folder)) {
            var names = entries.map(entry -> entry.getFileName().toString()).toList();
            if (!names.isEmpty() && names.stream().noneMatch(KNOWN::contains)) {
                throw new StartFailed(
                        "%s holds other files. Name an empty or a new folder for the data, with --data DIR."
                                .formatted(folder));
            }
        }
    }

    /** Deletes everything that earlier runs have kept. */
    public void empty() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(folder.resolve(LOCK))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not empty " + folder, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not release the lock of " + folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}

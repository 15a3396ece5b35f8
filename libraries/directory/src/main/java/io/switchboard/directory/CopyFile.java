package io.switchboard.directory;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.apache.kafka.common.TopicPartition;

/**
 * The copy on disk: a line that names format and version; when it was written; the positions; each record's topic, key
 * and value as on the topic, so that sealed tokens stay sealed; and a checksum over all of it.
 *
 * <p>It is replaced as a whole or not at all. So neither a crash nor another instance with the same folder leaves half a
 * copy: whoever writes last wins.
 */
final class CopyFile {

    private static final byte[] FORMAT = "switchboard directory, version 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final String NAME = "directory";
    private static final String TEMPORARY = ".tmp";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path file;

    CopyFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
    }

    /** What was read, and how many records of it cannot be; the reason is that of the first. */
    record Copy(Entries entries, Instant written, int unreadable, String reason) {}

    /**
     * The copy.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it cannot be read or is not whole
     */
    Copy read(TokenCipher cipher) throws IOException {
        var checksum = new CRC32C();
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var bytes = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
                var in = new DataInputStream(new CheckedInputStream(bytes, checksum))) {
            if (!Arrays.equals(in.readNBytes(FORMAT.length), FORMAT)) {
                throw new IOException("It is no directory of this version");
            }
            var copy = new Reading(in, channel.size(), cipher).copy();
            var expected = checksum.getValue();
            if (in.readLong() != expected) {
                throw new IOException("Its checksum is wrong");
            }
            return copy;
        } catch (EOFException e) {
            throw new IOException("It ends early", e);
        }
    }

    /** Replaces the copy. */
    void write(Entries entries, Instant now) throws IOException {
        Files.createDirectories(folder);
        // Readable by its owner only: that is what Java makes temporary files.
        var temporary = Files.createTempFile(folder, NAME, TEMPORARY);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                write(entries, now, Channels.newOutputStream(channel));
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

    /** Removes what a crash in the middle of writing left behind. */
    void clean() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder, NAME + "*" + TEMPORARY)) {
            for (var each : leftovers) {
                Files.deleteIfExists(each);
            }
        }
    }

    Path path() {
        return file;
    }

    private static void write(Entries entries, Instant now, OutputStream target) throws IOException {
        var checksum = new CRC32C();
        var out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(target, BUFFER), checksum));
        out.write(FORMAT);
        out.writeLong(now.toEpochMilli());
        // Before the records, which may be changing: rather too early a position than one whose record is missing.
        for (var each : entries.positions().entrySet()) {
            out.writeBoolean(true);
            out.writeUTF(each.getKey().topic());
            out.writeInt(each.getKey().partition());
            out.writeLong(each.getValue());
        }
        out.writeBoolean(false);
        for (var topic : Entries.TOPICS) {
            entries.table(topic).forEach((key, record) -> {
                out.writeBoolean(true);
                out.writeUTF(topic);
                writeBytes(out, key.getBytes(StandardCharsets.UTF_8));
                writeBytes(out, record);
            });
        }
        out.writeBoolean(false);
        out.writeLong(checksum.getValue());
        out.flush();
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static final class Reading {

        private final DataInputStream in;
        private final long size;
        private final Entries entries;
        private int unreadable;
        private String reason = "";

        Reading(DataInputStream in, long size, TokenCipher cipher) {
            this.in = in;
            this.size = size;
            this.entries = new Entries(cipher);
        }

        Copy copy() throws IOException {
            var written = Instant.ofEpochMilli(in.readLong());
            while (in.readBoolean()) {
                entries.positions().put(new TopicPartition(in.readUTF(), in.readInt()), in.readLong());
            }
            while (in.readBoolean()) {
                take(in.readUTF(), new String(bytes(), StandardCharsets.UTF_8), bytes());
            }
            return new Copy(entries, written, unreadable, reason);
        }

        private void take(String topic, String key, byte[] record) {
            try {
                entries.accept(topic, key, record);
            } catch (IllegalArgumentException e) {
                reason = unreadable == 0 ? key + ": " + e.getMessage() : reason;
                unreadable++;
            }
        }

        private byte[] bytes() throws IOException {
            var length = in.readInt();
            // A damaged length must not cost more memory than the file has bytes.
            if (length < 0 || length > size) {
                throw new IOException("It is damaged");
            }
            var bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        }
    }
}

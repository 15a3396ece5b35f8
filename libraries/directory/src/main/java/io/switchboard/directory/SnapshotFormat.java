package io.switchboard.directory;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

import org.apache.kafka.common.TopicPartition;

/**
 * The format of a snapshot: a line that names format and version; the time of writing; the positions; each record's topic,
 * key and value as on the topic, so that sealed tokens stay sealed; and a checksum.
 */
final class SnapshotFormat {

    private static final byte[] FORMAT = "switchboard directory, version 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private SnapshotFormat() {}

    /**
     * A snapshot that was read.
     *
     * @param unreadable how many of its records cannot be read
     * @param reason why the first of those cannot be read; empty when all can
     */
    record Snapshot(DirectoryTables tables, Instant written, int unreadable, String reason) {}

    /**
     * Reads a snapshot.
     *
     * @param size the bytes of the source
     * @throws IOException when the source has another format or is incomplete
     */
    static Snapshot read(InputStream source, long size, TokenCipher cipher) throws IOException {
        var checksum = new CRC32C();
        try (var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(source, BUFFER), checksum))) {
            if (!Arrays.equals(in.readNBytes(FORMAT.length), FORMAT)) {
                throw new IOException("The file is no directory snapshot of this version");
            }
            var snapshot = new Reading(in, size, cipher).snapshot();
            var expected = checksum.getValue();
            if (in.readLong() != expected) {
                throw new IOException("The snapshot's checksum is wrong");
            }
            return snapshot;
        } catch (EOFException e) {
            throw new IOException("The snapshot ends early", e);
        }
    }

    /** Writes a snapshot. */
    static void write(DirectoryTables tables, Instant now, OutputStream target) throws IOException {
        var checksum = new CRC32C();
        var out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(target, BUFFER), checksum));
        out.write(FORMAT);
        out.writeLong(now.toEpochMilli());
        // Before the records, which may be changing: a position may be too early, but none may lack its record.
        for (var position : tables.positions().entrySet()) {
            out.writeBoolean(true);
            out.writeUTF(position.getKey().topic());
            out.writeInt(position.getKey().partition());
            out.writeLong(position.getValue());
        }
        out.writeBoolean(false);
        for (var topic : DirectoryTables.TOPICS) {
            tables.table(topic).forEach((key, record) -> {
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
        private final DirectoryTables tables;
        private int unreadable;
        private String reason = "";

        Reading(DataInputStream in, long size, TokenCipher cipher) {
            this.in = in;
            this.size = size;
            this.tables = new DirectoryTables(cipher);
        }

        Snapshot snapshot() throws IOException {
            var written = Instant.ofEpochMilli(in.readLong());
            while (in.readBoolean()) {
                tables.positions().put(new TopicPartition(in.readUTF(), in.readInt()), in.readLong());
            }
            while (in.readBoolean()) {
                take(in.readUTF(), new String(bytes(), StandardCharsets.UTF_8), bytes());
            }
            return new Snapshot(tables, written, unreadable, reason);
        }

        private void take(String topic, String key, byte[] record) {
            try {
                tables.accept(topic, key, record);
            } catch (IllegalArgumentException e) {
                reason = unreadable == 0 ? key + ": " + e.getMessage() : reason;
                unreadable++;
            }
        }

        private byte[] bytes() throws IOException {
            var length = in.readInt();
            // A damaged length must not cost more memory than the file has bytes.
            if (length < 0 || length > size) {
                throw new IOException("The snapshot is damaged");
            }
            var bytes = new byte[length];
            in.readFully(bytes);
            return bytes;
        }
    }
}

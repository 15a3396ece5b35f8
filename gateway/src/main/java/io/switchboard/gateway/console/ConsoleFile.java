package io.switchboard.gateway.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A file of the console.
 *
 * @param compressed the content in gzip; null where that is not smaller, as for fonts and pictures
 * @param tag a value that changes whenever the content does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ConsoleFile(byte[] content, byte @Nullable [] compressed, String tag, MediaType type) {

    static ConsoleFile of(byte[] content, MediaType type) {
        var compressed = compress(content);
        var tag = HexFormat.of().formatHex(newDigest().digest(content), 0, 16);
        return new ConsoleFile(content, compressed.length < content.length * 0.9 ? compressed : null, tag, type);
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] compress(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

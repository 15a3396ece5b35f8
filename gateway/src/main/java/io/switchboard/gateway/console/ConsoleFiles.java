package io.switchboard.gateway.console;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

/**
 * The console's files, read once at start: a few dozen kilobytes, and no request's path ever reaches a file system.
 * Tagged by content, because a reproducible build gives every version's files the same date.
 */
@Component
final class ConsoleFiles {

    private static final String ROOT = "META-INF/resources/";

    private final Map<String, ConsoleFile> byPath = new HashMap<>();

    ConsoleFiles() throws IOException, NoSuchAlgorithmException {
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.*")) {
            var url = file.getURL().toString();
            byPath.putIfAbsent("/" + url.substring(url.lastIndexOf(ROOT) + ROOT.length()), read(file));
        }
        find("/index.html").ifPresent(index -> byPath.put("/", index));
    }

    Optional<ConsoleFile> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static ConsoleFile read(Resource file) throws IOException, NoSuchAlgorithmException {
        var content = file.getContentAsByteArray();
        var digest = MessageDigest.getInstance("SHA-256").digest(content);
        return new ConsoleFile(
                content,
                HexFormat.of().formatHex(digest, 0, 16),
                MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM));
    }

    /**
     * @param tag a value that changes whenever the content does
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ConsoleFile(byte[] content, String tag, MediaType type) {}
}

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
 * Holds the console's files in memory, read once at start: a few dozen kilobytes, and no request's path ever reaches the
 * class path. The tags are digests of the content, because a reproducible build gives every version's files the same
 * date.
 *
 * <p>WebFlux' own resource handling was measured instead. {@code ResourceWebHandler} reads each file from the jar on
 * Netty's threads, which takes half as much CPU time again for a request; it looks each path up on the class path; its
 * 304 lacks {@code Cache-Control} (RFC 9110, section 15.4.5); and it never resolves {@code /}, for which Boot's welcome
 * page answers without a tag.
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
     * A file of the console.
     *
     * @param tag a value that changes whenever the content does
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record ConsoleFile(byte[] content, String tag, MediaType type) {}
}

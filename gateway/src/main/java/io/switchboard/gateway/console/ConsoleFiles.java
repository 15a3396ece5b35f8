package io.switchboard.gateway.console;

import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.stereotype.Component;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Holds the console's files in memory, read and compressed once at start: no request's path ever reaches the class path.
 * The tags are digests of the content, because a reproducible build gives every version's files the same date.
 *
 * <p>The page names the other files by {@code /console/{build}/…}, where the build is a digest of all of them: such a path
 * never has another content, so browsers need not ask for it again. The path of another build, as a page has that was
 * loaded before an update, finds the file of this one, and is not to be kept.
 *
 * <p>WebFlux' own resource handling was measured instead. {@code ResourceWebHandler} reads each file from the jar on
 * Netty's threads, which takes half as much CPU time again for a request; it looks each path up on the class path; its
 * 304 lacks {@code Cache-Control} (RFC 9110, section 15.4.5); and it never resolves {@code /}, for which Boot's welcome
 * page answers without a tag.
 */
@Component
final class ConsoleFiles {

    private static final String ROOT = "META-INF/resources/";
    private static final String INDEX = "/index.html";
    private static final String WORKER = "/service-worker.js";
    private static final Pattern OF_BUILD = Pattern.compile("/console/([0-9a-f]{16})(/.+)");

    private final Map<String, ConsoleFile> byPath = new HashMap<>();
    private final String build;

    ConsoleFiles() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.*")) {
            contents.putIfAbsent(path(file), file.getContentAsByteArray());
        }
        build = digest(contents);
        var writer = new ConsolePage(contents, build);
        contents.computeIfPresent(INDEX, (path, page) -> writer.write(page));
        contents.computeIfPresent(WORKER, (path, worker) -> writer.writeWorker(worker));
        contents.forEach((path, content) -> byPath.put(path, ConsoleFile.of(content, type(path))));
        find(INDEX).ifPresent(index -> byPath.put("/", index));
    }

    /** The file at a path, with or without a build in it. */
    Optional<ConsoleFile> find(String path) {
        var ofBuild = OF_BUILD.matcher(path);
        return Optional.ofNullable(byPath.get(ofBuild.matches() ? "/console" + ofBuild.group(2) : path));
    }

    Optional<ConsoleFile> page() {
        return find(INDEX);
    }

    /** Returns whether the content at this path can never change. */
    boolean isImmutable(String path) {
        return path.startsWith("/console/" + build + "/");
    }

    private static String path(Resource file) throws IOException {
        var url = file.getURL().toString();
        return "/" + url.substring(url.lastIndexOf(ROOT) + ROOT.length());
    }

    private static String digest(Map<String, byte[]> contents) {
        var digest = ConsoleFile.newDigest();
        contents.forEach((path, content) -> {
            digest.update(path.getBytes(UTF_8));
            digest.update(content);
        });
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MediaType type(String path) {
        return MediaTypeFactory.getMediaType(path).orElse(MediaType.APPLICATION_OCTET_STREAM);
    }
}

package io.switchboard.emulator.media;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Stands in for the host where Twilio stores media, to which the REST API redirects. Like a storage with signed URLs, it
 * refuses credentials: a client that passes them on to another host would give them away.
 */
@RestController
public class StorageController {
    private static final String LOCALHOST = "localhost";
    private static final String LOOPBACK = "127.0.0.1";

    private final MediaContents contents;

    StorageController(MediaContents contents) {
        this.contents = contents;
    }

    /** The URL of the content on another host than the one that the client called, where this machine has two names. */
    public static String urlOf(String sid) {
        var url = ServletUriComponentsBuilder.fromCurrentContextPath();
        var host = url.build().getHost();
        if (LOCALHOST.equals(host) || LOOPBACK.equals(host)) {
            url.host(LOCALHOST.equals(host) ? LOOPBACK : LOCALHOST);
        }
        return url.path("/storage/{sid}").buildAndExpand(sid).toUriString();
    }

    /** Serves a content, of which Spring serves the range that the request names. */
    @GetMapping("/storage/{sid}")
    ResponseEntity<ByteArrayResource> content(
            HttpServletRequest request,
            @PathVariable String sid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String credentials) {
        if (credentials != null) {
            throw TwilioError.badRequest(20001, "The storage takes no credentials");
        }
        var content = contents.find(sid).orElseThrow(() -> TwilioError.notFound(request.getRequestURI()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.contentType()))
                .body(new ByteArrayResource(content.bytes()));
    }
}

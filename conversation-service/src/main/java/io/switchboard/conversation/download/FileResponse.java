package io.switchboard.conversation.download;

import java.io.InputStream;
import java.time.Duration;

import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a request for a file, or for a part of one, so that a browser takes it for nothing but its declared type. */
public final class FileResponse {

    private static final Duration CACHED = Duration.ofMinutes(5);

    private FileResponse() {}

    /** The response with the file's bytes, or without them to a {@code HEAD} request. */
    public static ResponseEntity<InputStreamResource> of(
            FetchedFile file, ContentDisposition disposition, HttpMethod method, HttpHeaders further) {
        var response = ResponseEntity.status(file.status())
                .cacheControl(CacheControl.maxAge(CACHED).cachePrivate())
                .headers(further)
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
        if (file.contentRange() != null) {
            response.header(HttpHeaders.CONTENT_RANGE, file.contentRange());
        }
        if (file.status() == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value()) {
            file.close();
            return response.build();
        }
        if (file.length() >= 0) {
            response.contentLength(file.length());
        }
        response.contentType(MediaType.parseMediaType(file.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        if (method.equals(HttpMethod.HEAD)) {
            file.close();
            return response.body(new InputStreamResource(InputStream.nullInputStream()));
        }
        return response.body(new InputStreamResource(file.body()));
    }
}

package io.switchboard.conversation.upload;

import java.nio.charset.StandardCharsets;

import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FileResponse;
import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves uploaded files to Twilio, without a login: the link's signature is the permission. */
@RestController
class LinkedFileController {

    private final UploadStore uploads;
    private final UploadLinks links;

    LinkedFileController(UploadStore uploads, UploadLinks links) {
        this.uploads = uploads;
        this.links = links;
    }

    @GetMapping("/api/public/media/{id}")
    ResponseEntity<InputStreamResource> get(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String expires,
            @RequestParam(defaultValue = "") String signature,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            HttpMethod method) {
        switch (links.check(id, expires, signature)) {
            case FORGED -> throw ApiProblem.forbidden("link-invalid", "The link is not one of this installation.");
            case EXPIRED -> throw notFound();
            case VALID -> {}
        }
        var upload = uploads.find(id).orElseThrow(LinkedFileController::notFound);
        var file = uploads.open(upload, ByteRange.parse(range)).orElseThrow(LinkedFileController::notFound);
        var disposition = ContentDisposition.attachment()
                .filename(upload.filename(), StandardCharsets.UTF_8)
                .build();
        return FileResponse.of(file, disposition, method, HttpHeaders.EMPTY);
    }

    private static ApiProblem notFound() {
        return ApiProblem.notFound("link-expired", "The link has expired, or its file was removed.", null);
    }
}

package io.switchboard.conversation.upload;

import java.io.IOException;

import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Receives the files that people attach to messages. */
@RestController
class UploadController {

    private final UploadStore uploads;
    private final UploadCheck check;

    UploadController(UploadStore uploads, UploadCheck check) {
        this.uploads = uploads;
        this.check = check;
    }

    /** An uploaded file, to be named by its id when a message is sent. */
    record Upload(String id, String type, long bytes) {}

    @PostMapping(path = "/api/media", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Upload upload(TenantId tenant, @RequestPart("file") MultipartFile file) {
        var type = check.typeOf(file);
        try (var content = file.getInputStream()) {
            var name = UploadName.of(file.getOriginalFilename(), type);
            var upload = uploads.store(tenant, name, type, file.getSize(), content);
            return new Upload(upload.id(), upload.contentType(), upload.bytes());
        } catch (IOException e) {
            throw ApiProblem.unavailable("upload-not-read", "The file could not be read. Try again.", e);
        }
    }
}

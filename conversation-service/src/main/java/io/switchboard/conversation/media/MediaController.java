package io.switchboard.conversation.media;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FetchedFile;
import io.switchboard.conversation.download.FileExtensions;
import io.switchboard.conversation.download.FileResponse;
import io.switchboard.conversation.download.FileTypes;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the files of messages, with ranges. Only pictures, sounds and films whose first bytes are of the declared type keep
 * that type; a browser saves everything else.
 */
@RestController
class MediaController {

    private static final Pattern INDEX = Pattern.compile("\\d{1,3}");

    private final Messages messages;
    private final MessageFiles files;

    MediaController(Messages messages, MessageFiles files) {
        this.messages = messages;
        this.files = files;
    }

    @GetMapping("/api/messages/{id}/media/{n}")
    ResponseEntity<InputStreamResource> get(
            TenantId tenant,
            @PathVariable String id,
            @PathVariable String n,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            HttpMethod method) {
        var message = messages.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("message", id));
        var index = index(message, n);
        var tag = tag(message, index);
        if (ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(tag))) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        var wanted = ifRange == null || ifRange.equals(tag) ? ByteRange.parse(range) : Optional.<ByteRange>empty();
        var opened = files.open(message, index, wanted);
        try {
            var file = checked(opened.file(), message.media().get(index));
            var name = opened.filename()
                    .orElseGet(() -> "media-" + id + "-" + index + FileExtensions.of(file.contentType()));
            var further = new HttpHeaders();
            further.setETag(tag);
            return FileResponse.of(file, disposition(name, file.contentType(), download), method, further);
        } catch (RuntimeException e) {
            opened.file().close();
            throw e;
        }
    }

    private static int index(StoredMessage message, String n) {
        if (!INDEX.matcher(n).matches()) {
            throw ApiProblem.invalid("invalid-media-index", "The index of a file is a number from 0.");
        }
        var index = Integer.parseInt(n);
        if (index >= message.media().size()) {
            throw ApiProblem.notFound("media-not-found", "The message has no file " + index + ".", null);
        }
        return index;
    }

    /** A file of a message never changes. */
    private static String tag(StoredMessage message, int index) {
        return "\"" + message.id() + "-" + index + "\"";
    }

    /** The file with a type that a browser may take it for. */
    private static FetchedFile checked(FetchedFile file, StoredMedia media) {
        var declared = FileTypes.normalized(file.contentType());
        var type = declared.equals(FileTypes.UNKNOWN) ? FileTypes.normalized(media.contentType()) : declared;
        if (!file.isFromTheStart() || file.status() == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value()) {
            return file.with(FileTypes.isShown(type) ? type : FileTypes.UNKNOWN, file.body());
        }
        var body = new PushbackInputStream(file.body(), FileTypes.HEAD);
        var head = head(body);
        // The first bytes of a short range do not tell the type.
        var isShort = file.status() != HttpStatus.OK.value() && head.length < FileTypes.HEAD;
        var isShown = FileTypes.isShown(type) && (isShort || FileTypes.isConsistent(type, head));
        return file.with(isShown || isSaved(type) ? type : FileTypes.UNKNOWN, body);
    }

    /** Whether a type that is not shown may still be named: a saved file then opens with the right program. */
    private static boolean isSaved(String type) {
        return type.equals("application/pdf") || type.equals("text/vcard");
    }

    private static byte[] head(PushbackInputStream body) {
        try {
            var head = body.readNBytes(FileTypes.HEAD);
            body.unread(head);
            return head;
        } catch (IOException e) {
            throw ApiProblem.unavailable("twilio-unavailable", "Twilio ended the transfer of the file.", e);
        }
    }

    /** The name is an uploaded file's own, or made of the message's id; no part of it comes from a customer. */
    private static ContentDisposition disposition(String name, String type, boolean download) {
        var disposition =
                download || !FileTypes.isShown(type) ? ContentDisposition.attachment() : ContentDisposition.inline();
        return disposition.filename(name, StandardCharsets.UTF_8).build();
    }
}

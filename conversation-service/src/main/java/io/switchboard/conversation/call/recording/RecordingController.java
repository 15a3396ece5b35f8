package io.switchboard.conversation.call.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Serves the audio of a call's recordings with ranges, so that a browser can seek, and deletes recordings. */
@RestController
@RequestMapping("/api/calls/{id}")
class RecordingController {

    private static final String WAV = "audio/x-wav";
    private static final String MPEG = "audio/mpeg";
    private static final Duration CACHED = Duration.ofMinutes(5);

    private final Calls calls;
    private final RecordingFetcher fetcher;
    private final RecordingDeletions deletions;

    RecordingController(Calls calls, RecordingFetcher fetcher, RecordingDeletions deletions) {
        this.calls = calls;
        this.fetcher = fetcher;
        this.deletions = deletions;
    }

    /** A call and one of its recordings. */
    private record Found(StoredCall call, Recording recording) {}

    @GetMapping(
            path = "/recordings/{rid}",
            produces = {WAV, MPEG, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<InputStreamResource> get(
            TenantId tenant,
            @PathVariable String id,
            @PathVariable String rid,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
        return answer(find(tenant, id, rid), download, range);
    }

    @GetMapping(
            path = "/recording",
            produces = {WAV, MPEG, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<InputStreamResource> getFirst(
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range) {
        return answer(first(tenant, id), download, range);
    }

    @DeleteMapping("/recordings/{rid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ApiCaller caller, TenantId tenant, @PathVariable String id, @PathVariable String rid) {
        var found = find(tenant, id, rid);
        deletions.delete(caller, found.call(), found.recording());
    }

    @DeleteMapping("/recording")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFirst(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        var found = first(tenant, id);
        deletions.delete(caller, found.call(), found.recording());
    }

    private Found find(TenantId tenant, String id, String rid) {
        var call = call(tenant, id);
        return new Found(
                call,
                call.recordings().stream()
                        .filter(recording -> recording.id().equals(rid))
                        .findFirst()
                        .orElseThrow(() -> ApiProblem.notFound("recording", rid)));
    }

    private Found first(TenantId tenant, String id) {
        var call = call(tenant, id);
        List<Recording> recordings = call.recordings();
        if (recordings.isEmpty()) {
            throw ApiProblem.notFound("recording-not-found", "The call has no recording.", null);
        }
        return new Found(call, recordings.getFirst());
    }

    private StoredCall call(TenantId tenant, String id) {
        return calls.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("call", id));
    }

    private ResponseEntity<InputStreamResource> answer(Found found, boolean download, @Nullable String range) {
        var audio = fetcher.fetch(found.call(), found.recording(), ByteRange.parse(range));
        var response = ResponseEntity.status(audio.status())
                .cacheControl(CacheControl.maxAge(CACHED).cachePrivate())
                .header(HttpHeaders.ACCEPT_RANGES, "bytes")
                .header("X-Content-Type-Options", "nosniff");
        if (audio.contentRange() != null) {
            response.header(HttpHeaders.CONTENT_RANGE, audio.contentRange());
        }
        if (audio.status() == HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE.value()) {
            close(audio);
            return response.build();
        }
        if (audio.length() >= 0) {
            response.contentLength(audio.length());
        }
        return response.contentType(MediaType.parseMediaType(audio.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(found.recording(), download))
                .body(new InputStreamResource(audio.body()));
    }

    /** The name is made of the SID only, which has letters and digits. */
    private static String disposition(Recording recording, boolean download) {
        var disposition = download ? ContentDisposition.attachment() : ContentDisposition.inline();
        return disposition
                .filename("recording-" + recording.id() + ".wav")
                .build()
                .toString();
    }

    private static void close(RecordingAudio audio) {
        try {
            audio.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

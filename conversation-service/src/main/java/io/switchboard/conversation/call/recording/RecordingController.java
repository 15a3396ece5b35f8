package io.switchboard.conversation.call.recording;

import java.util.List;

import io.switchboard.conversation.call.CallAccess;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FileResponse;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
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

    private final CallAccess access;
    private final RecordingFetcher fetcher;
    private final RecordingDeletions deletions;

    RecordingController(CallAccess access, RecordingFetcher fetcher, RecordingDeletions deletions) {
        this.access = access;
        this.fetcher = fetcher;
        this.deletions = deletions;
    }

    /** A call and one of its recordings. */
    private record Found(StoredCall call, Recording recording) {}

    @GetMapping(
            path = "/recordings/{rid}",
            produces = {WAV, MPEG, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<InputStreamResource> get(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @PathVariable String rid,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            HttpMethod method) {
        return answer(find(caller, tenant, id, rid), download, range, method);
    }

    @GetMapping(
            path = "/recording",
            produces = {WAV, MPEG, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<InputStreamResource> getFirst(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean download,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            HttpMethod method) {
        return answer(first(caller, tenant, id), download, range, method);
    }

    @DeleteMapping("/recordings/{rid}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(ApiCaller caller, TenantId tenant, @PathVariable String id, @PathVariable String rid) {
        var found = find(caller, tenant, id, rid);
        deletions.delete(caller, found.call(), found.recording());
    }

    @DeleteMapping("/recording")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteFirst(ApiCaller caller, TenantId tenant, @PathVariable String id) {
        var found = first(caller, tenant, id);
        deletions.delete(caller, found.call(), found.recording());
    }

    private Found find(ApiCaller caller, TenantId tenant, String id, String rid) {
        var call = access.find(caller, tenant, id);
        return new Found(
                call,
                call.recordings().stream()
                        .filter(recording -> recording.id().equals(rid))
                        .findFirst()
                        .orElseThrow(() -> ApiProblem.notFound("recording", rid)));
    }

    private Found first(ApiCaller caller, TenantId tenant, String id) {
        var call = access.find(caller, tenant, id);
        List<Recording> recordings = call.recordings();
        if (recordings.isEmpty()) {
            throw ApiProblem.notFound("recording-not-found", "The call has no recording.", null);
        }
        return new Found(call, recordings.getFirst());
    }

    private ResponseEntity<InputStreamResource> answer(
            Found found, boolean download, @Nullable String range, HttpMethod method) {
        var audio = fetcher.fetch(found.call(), found.recording(), ByteRange.parse(range));
        return FileResponse.of(audio, disposition(found.recording(), download), method, HttpHeaders.EMPTY);
    }

    /** The name is made of the SID only, which has letters and digits. */
    private static ContentDisposition disposition(Recording recording, boolean download) {
        var disposition = download ? ContentDisposition.attachment() : ContentDisposition.inline();
        return disposition.filename("recording-" + recording.id() + ".wav").build();
    }
}

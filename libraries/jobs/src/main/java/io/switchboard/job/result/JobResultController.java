package io.switchboard.job.result;

import java.nio.charset.StandardCharsets;

import io.switchboard.job.VisibleJobs;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Streams the result of a finished job, as the file that it is or in a form that {@code Accept} asks for. */
@RestController
class JobResultController {

    private final VisibleJobs jobs;
    private final JobResults results;
    private final ObjectProvider<ResultForm> forms;

    JobResultController(VisibleJobs jobs, JobResults results, ObjectProvider<ResultForm> forms) {
        this.jobs = jobs;
        this.results = results;
        this.forms = forms;
    }

    @GetMapping(
            path = "/api/jobs/{id}/result",
            produces = {
                "application/x-ndjson",
                "text/csv",
                "application/zip",
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE
            })
    ResponseEntity<StreamingResponseBody> get(
            TenantId tenant,
            ApiCaller caller,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        var job = jobs.visible(tenant, caller, id);
        var result = results.find(id)
                .filter(file -> job.resultUrl() != null)
                .orElseThrow(() -> ApiProblem.notFound("job-result", id));
        var form = forms.stream()
                .filter(other -> other.isOf(result.filename()) && isWanted(accept, other.contentType()))
                .findFirst();
        if (form.isPresent()) {
            return answer(form.get().contentType(), form.get().filename(result.filename()))
                    .body(out -> {
                        try (var in = results.open(id)) {
                            form.get().convert(in, out);
                        }
                    });
        }
        return answer(result.contentType(), result.filename())
                .contentLength(result.length())
                .body(out -> {
                    try (var in = results.open(id)) {
                        in.transferTo(out);
                    }
                });
    }

    private static boolean isWanted(@Nullable String accept, String contentType) {
        return accept != null && accept.contains(contentType);
    }

    private static ResponseEntity.BodyBuilder answer(String contentType, String filename) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(contentType))
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(filename, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}

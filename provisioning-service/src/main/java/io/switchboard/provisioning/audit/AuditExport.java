package io.switchboard.provisioning.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.ProblemTypes;
import io.switchboard.web.TenantId;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes entries as NDJSON, in pieces of bounded size. The status is sent before the first entry, so a failure on the way
 * cannot be one: the last line then is a problem, which has a {@code status} and no {@code subject}.
 */
@Component
class AuditExport {

    static final String NDJSON = "application/x-ndjson";

    private static final int PIECE = 500;

    private static final Logger logger = LoggerFactory.getLogger(AuditExport.class);

    private final AuditLog log;
    private final AuditTrail audit;

    AuditExport(AuditLog log, AuditTrail audit) {
        this.log = log;
        this.audit = audit;
    }

    /**
     * Writes the entries, after the export itself is in the audit.
     *
     * @throws ApiProblem when the export could not be recorded
     */
    void write(ApiCaller caller, AuditFilter filter, HttpServletResponse response) throws IOException {
        recordExport(caller, filter);
        var first = log.page(filter, null, PIECE);
        response.setContentType(NDJSON);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit.ndjson\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            write(filter, first, response.getOutputStream());
        } catch (RuntimeException e) {
            logger.atWarn().setCause(e).log("export of the audit ended early");
            write(incomplete(), response.getOutputStream());
        }
    }

    private void write(AuditFilter filter, List<StoredAuditEntry> first, OutputStream out) throws IOException {
        var piece = first;
        while (!piece.isEmpty()) {
            for (var entry : piece) {
                write(entry.entry(), out);
            }
            var last = piece.getLast();
            piece = piece.size() < PIECE ? List.of() : log.page(filter, Cursor.of(last.at(), last.id()), PIECE);
        }
    }

    private void recordExport(ApiCaller caller, AuditFilter filter) {
        var range = Map.of("from", String.valueOf(filter.from()), "to", String.valueOf(filter.to()));
        var change = new AuditedChange("audit.exported", "audit", null, range);
        try {
            audit.publish(AuditActor.of(caller), tenant(filter.tenant()), change, Outcome.SUCCEEDED);
        } catch (PublishFailed e) {
            throw ApiProblem.unavailable(
                    "audit-unavailable", "The export cannot be recorded, so nothing was exported.", e);
        }
    }

    private static TenantId tenant(@Nullable TenantId named) {
        return named == null ? TenantId.INSTALLATION : named;
    }

    private static String incomplete() {
        var problem = Map.of(
                "type",
                ProblemTypes.of("export-incomplete").toString(),
                "status",
                503,
                "detail",
                "The export ended before its last entry; try again.");
        return JsonMapper.shared().writeValueAsString(problem);
    }

    private static void write(String line, OutputStream out) throws IOException {
        out.write(line.getBytes(UTF_8));
        out.write('\n');
    }
}

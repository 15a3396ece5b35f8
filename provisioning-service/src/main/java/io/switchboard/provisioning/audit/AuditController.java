package io.switchboard.provisioning.audit;

import java.io.IOException;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins who changed what of their tenant, and operators the same of every tenant. */
@RestController
@RequestMapping("/api/audit")
class AuditController {

    private static final String LIST = "audit";

    private final AuditLog log;
    private final AuditExport export;

    AuditController(AuditLog log, AuditExport export) {
        this.log = log;
        this.export = export;
    }

    @GetMapping
    Page<AuditEntry> list(
            ApiCaller caller,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String what,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String phoneNumberId,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = AuditFilter.within(VisibleTenant.of(caller, tenant), from, to)
                .with("subject", subject, AuditTerms::subject)
                .with("what", what, AuditTerms::what)
                .with("target", target, AuditTerms::target)
                .with("phoneNumberId", phoneNumberId, AuditTerms::phoneNumber)
                .withOutcome(outcome)
                .withText(text);
        var found = log.page(filter, Cursor.read(LIST, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredAuditEntry::view,
                last -> Cursor.of(last.at(), last.id()).text(LIST));
    }

    /** Streams all entries of a time range, newest first, one a line. */
    @GetMapping(produces = AuditExport.NDJSON)
    void export(
            ApiCaller caller,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            HttpServletResponse response)
            throws IOException {
        if (from == null || to == null) {
            throw ApiProblem.invalid("invalid-range", "An export needs 'from' and 'to'.");
        }
        export.write(caller, AuditFilter.within(VisibleTenant.of(caller, tenant), from, to), response);
    }
}

package io.switchboard.conversation.contact.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.address.TenantCountry;
import io.switchboard.conversation.contact.table.ImportReport.RefusedRow;
import io.switchboard.conversation.contact.table.ImportRow.RowRefused;
import io.switchboard.events.job.Job;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins imports and exports of contacts as tables. */
@RestController
@RequestMapping("/api/contacts")
class ContactTableController {

    private static final int MOST_SHOWN = 100;

    private final Jobs jobs;
    private final TenantCountry home;
    private final AuditTrail audit;

    ContactTableController(Jobs jobs, TenantCountry home, AuditTrail audit) {
        this.jobs = jobs;
        this.home = home;
        this.audit = audit;
    }

    /**
     * How an import would read a table.
     *
     * @param country whose way of writing numbers counts for those without a country code; null for none
     * @param refusedCount the rows that are wrong in themselves; what only the stored contacts tell, the import finds
     * @param refused the first of them
     */
    record ImportPreview(
            int rows,
            @Nullable String country,
            List<ImportColumn> columns,
            int refusedCount,
            List<RefusedRow> refused) {}

    @PostMapping(path = "/import/check", consumes = "text/csv")
    ImportPreview check(
            TenantId tenant, @RequestParam(required = false) @Nullable String country, @RequestBody byte[] body) {
        var region = country(tenant, country);
        var table = ImportTable.of(ImportTable.text(body));
        var refused = new ArrayList<RefusedRow>();
        for (var row : table.rows()) {
            try {
                ImportRow.read(table.columns(), row, region);
            } catch (RowRefused refusal) {
                refused.add(new RefusedRow(row.line(), refusal.field(), refusal.reason(), row.cells()));
            }
        }
        var shown = refused.stream().limit(MOST_SHOWN).toList();
        return new ImportPreview(table.rows().size(), region, table.columns(), refused.size(), shown);
    }

    @PostMapping(path = "/import", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job importTable(
            ApiCaller caller,
            TenantId tenant,
            @RequestParam(required = false) @Nullable String country,
            @RequestBody byte[] body) {
        var region = country(tenant, country);
        var text = ImportTable.text(body);
        var table = ImportTable.of(text);
        var titles = table.columns().stream().map(ImportColumn::title).toList();
        return submit(
                caller,
                tenant,
                ContactImportJob.NAME,
                new ContactImportJob.Input(text, region),
                Map.of("rows", table.rows().size(), "columns", titles));
    }

    @PostMapping("/export")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Job exportTable(ApiCaller caller, TenantId tenant) {
        return submit(caller, tenant, ContactTableExport.NAME, Map.of(), Map.of());
    }

    private Job submit(ApiCaller caller, TenantId tenant, String kind, Object input, Map<String, Object> summary) {
        var entry = audit.announcement(caller, new AuditedChange(kind + ".requested", "contacts", null, summary));
        return jobs.submit(new JobRequest(tenant, kind, caller.subject(), input, List.of(entry)));
    }

    private @Nullable String country(TenantId tenant, @Nullable String country) {
        if (country == null || country.isEmpty()) {
            return home.of(tenant);
        }
        if (!AddressParser.isCountry(country)) {
            throw ApiProblem.invalid("invalid-country", "country must be two letters of ISO 3166-1, such as GB.");
        }
        return country;
    }
}

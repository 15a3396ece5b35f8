package io.switchboard.conversation.contact.table;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.contact.ContactImporter;
import io.switchboard.conversation.contact.table.ImportReport.RefusedRow;
import io.switchboard.conversation.contact.table.ImportRow.RowRefused;
import io.switchboard.conversation.csv.CsvRecord;
import io.switchboard.job.JobRun;
import io.switchboard.job.result.FileJob;
import io.switchboard.job.result.JobResults;
import io.switchboard.job.result.ResultForm;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Writes the contacts of a table, row by row. A row that is wrong is reported and stops no other one. The id of a new contact
 * follows from the job and the line, so that a run that repeats a part of another one creates nothing twice.
 */
@Component
class ContactImportJob extends FileJob {

    static final String NAME = "contact-import";

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final ContactImporter importer;

    ContactImportJob(ContactImporter importer, JobResults results) {
        super(NAME, results);
        this.importer = importer;
    }

    @Bean
    static ResultForm refusedContactsAsCsv() {
        return new ImportReport.RefusedRows();
    }

    /**
     * The table to import.
     *
     * @param country the country of numbers without a country code; null for none
     */
    record Input(String table, @Nullable String country) {}

    /** A row that was not imported, by its place among the rows. */
    record Refusal(int row, String field, String reason) {}

    /** The rows that are done until now; the refused ones are a list that grows with the run. */
    record Place(int done, int created, int updated, int unchanged, List<Refusal> refused) {

        static Place beginning() {
            return new Place(0, 0, 0, 0, new ArrayList<>());
        }

        Place after(ContactImporter.Outcome outcome) {
            return switch (outcome) {
                case CREATED -> new Place(done + 1, created + 1, updated, unchanged, refused);
                case UPDATED -> new Place(done + 1, created, updated + 1, unchanged, refused);
                case UNCHANGED -> new Place(done + 1, created, updated, unchanged + 1, refused);
            };
        }

        Place afterRefusal(String field, String reason) {
            refused.add(new Refusal(done, field, reason));
            return new Place(done + 1, created, updated, unchanged, refused);
        }
    }

    @Override
    public String run(JobRun run) {
        var input = run.input(Input.class);
        var table = ImportTable.of(input.table());
        run.total(table.rows().size());
        var place = run.checkpoint(Place.class).orElseGet(Place::beginning);
        while (place.done() < table.rows().size()) {
            place = write(run, input, table, place);
            run.save(1, place);
        }
        return store(run, table, place);
    }

    /** The contacts that were written stay; the report tells which. */
    @Override
    public String canceled(JobRun run) {
        var table = ImportTable.of(run.input(Input.class).table());
        return store(run, table, run.checkpoint(Place.class).orElseGet(Place::beginning));
    }

    private Place write(JobRun run, Input input, ImportTable table, Place place) {
        var row = table.rows().get(place.done());
        try {
            var person = ImportRow.read(table.columns(), row, input.country());
            var newId = IdGenerator.derived(run.jobId(), "line " + row.line());
            return place.after(importer.write(caller(run), run.tenantId(), newId, person));
        } catch (RowRefused refused) {
            return refuse(run, place, row, refused.field(), refused.reason());
        } catch (ApiProblem problem) {
            if (problem.getStatusCode().is5xxServerError()) {
                // Merges of other contacts are under way.
                run.pause(PAUSE, place);
            }
            return refuse(run, place, row, "", String.valueOf(problem.getBody().getDetail()));
        }
    }

    private static Place refuse(JobRun run, Place place, CsvRecord row, String field, String reason) {
        run.failed("line " + row.line() + (field.isEmpty() ? "" : ", " + field), reason);
        return place.afterRefusal(field, reason);
    }

    private static ApiCaller caller(JobRun run) {
        return new ApiCaller(run.createdBy().orElse("unknown"), null, run.tenantId(), Set.of(Role.ADMIN));
    }

    private String store(JobRun run, ImportTable table, Place place) {
        var refused = place.refused().stream()
                .map(refusal -> refused(table.rows().get(refusal.row()), refusal))
                .toList();
        var titles = table.columns().stream().map(ImportColumn::title).toList();
        var report = new ImportReport(place.created(), place.updated(), place.unchanged(), titles, refused);
        return store(run, ImportReport.FILENAME, ImportReport.TYPE, report::writeTo);
    }

    private static RefusedRow refused(CsvRecord row, Refusal refusal) {
        return new RefusedRow(row.line(), refusal.field(), refusal.reason(), row.cells());
    }
}

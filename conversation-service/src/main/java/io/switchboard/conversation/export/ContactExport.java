package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.switchboard.conversation.personaldata.DataSubject;
import io.switchboard.conversation.personaldata.DataSubjects;
import io.switchboard.conversation.personaldata.PersonalData;
import io.switchboard.job.JobFailed;
import io.switchboard.job.JobRun;
import io.switchboard.job.result.FileJob;
import io.switchboard.job.result.JobResults;
import org.springframework.stereotype.Component;

/** Writes all data of one contact into a zip file: a file of JSON lines for each kind of data, and the media. */
@Component
class ContactExport extends FileJob {

    static final String NAME = "contact-export";

    private final DataSubjects subjects;
    private final List<PersonalData> data;
    private final ExportedMedia media;

    ContactExport(DataSubjects subjects, List<PersonalData> data, ExportedMedia media, JobResults results) {
        super(NAME, results);
        this.subjects = subjects;
        this.data = data.stream().filter(PersonalData::isExported).toList();
        this.media = media;
    }

    /** The contact to export. */
    record Input(String contactId) {}

    @Override
    public String run(JobRun run) {
        var subject = subjects.find(run.tenantId(), run.input(Input.class).contactId())
                .orElseThrow(() -> new JobFailed("There is no such contact any more."));
        return store(
                run, "contact-" + subject.contactId() + ".zip", "application/zip", out -> write(run, subject, out));
    }

    private void write(JobRun run, DataSubject subject, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            for (var part : data) {
                zip.putNextEntry(new ZipEntry(part.name() + ".ndjson"));
                part.export(subject, exported -> {
                    ExportJson.line(zip, exported);
                    run.advance(1);
                });
                zip.closeEntry();
            }
            var files = new ContactFiles(run, media, zip);
            // Entries of a zip file follow each other, so the data are read once more for the media.
            for (var part : data) {
                part.export(subject, exported -> files.write(part.name(), exported));
            }
            files.writeFailures();
        }
    }
}

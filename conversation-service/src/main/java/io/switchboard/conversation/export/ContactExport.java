package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.switchboard.conversation.job.JobFailed;
import io.switchboard.conversation.job.JobKind;
import io.switchboard.conversation.job.JobRun;
import io.switchboard.conversation.job.result.JobResults;
import io.switchboard.conversation.personaldata.DataSubject;
import io.switchboard.conversation.personaldata.DataSubjects;
import io.switchboard.conversation.personaldata.PersonalData;
import io.switchboard.events.Message;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes all data of one contact into a zip file: a file of JSON lines for each kind of data, and the media. */
@Component
class ContactExport implements JobKind {

    static final String NAME = "contact-export";

    private final DataSubjects subjects;
    private final List<PersonalData> data;
    private final ObjectProvider<ExportedMedia> media;
    private final JobResults results;

    ContactExport(
            DataSubjects subjects, List<PersonalData> data, ObjectProvider<ExportedMedia> media, JobResults results) {
        this.subjects = subjects;
        this.data = List.copyOf(data);
        this.media = media;
        this.results = results;
    }

    /** The contact to export. */
    record Input(String contactId) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Role least() {
        return Role.ADMIN;
    }

    @Override
    public String run(JobRun run) {
        var subject = subjects.find(run.tenantId(), run.input(Input.class).contactId())
                .orElseThrow(() -> new JobFailed("There is no such contact any more."));
        try {
            return results.store(
                    run.jobId(),
                    "contact-" + subject.contactId() + ".zip",
                    "application/zip",
                    out -> write(run, subject, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void discard(TenantId tenantId, String jobId) {
        results.discard(jobId);
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
            writeMedia(run, subject, zip);
        }
    }

    /** Reads the messages once more: entries of a zip file follow each other, so that media cannot stand between them. */
    private void writeMedia(JobRun run, DataSubject subject, ZipOutputStream zip) throws IOException {
        for (var part : data) {
            part.export(subject, exported -> {
                if (exported instanceof Message message) {
                    for (var index = 0; index < message.media().size(); index++) {
                        writeMedia(run, message, index, zip);
                        run.advance(1);
                    }
                }
            });
        }
    }

    private void writeMedia(JobRun run, Message message, int index, ZipOutputStream zip) throws IOException {
        var item = message.id() + "/" + index;
        var source = media.getIfAvailable();
        if (source == null) {
            run.failed(
                    item,
                    "The file is at " + message.media().get(index).url() + "; this installation exports no media.");
            return;
        }
        try (var content = source.open(run.tenantId(), message, index).orElse(null)) {
            if (content == null) {
                run.failed(item, "The file does not exist any more.");
                return;
            }
            zip.putNextEntry(new ZipEntry("media/" + message.id() + "-" + index
                    + extension(message.media().get(index).contentType())));
            content.transferTo(zip);
            zip.closeEntry();
        } catch (IOException e) {
            run.failed(item, "The file could not be read.");
        }
    }

    /** The subtype, where it is a plain word. */
    private static String extension(@Nullable String contentType) {
        if (contentType == null || !contentType.matches("[a-z]+/[a-z0-9]{1,10}")) {
            return "";
        }
        return "." + contentType.substring(contentType.indexOf('/') + 1);
    }
}

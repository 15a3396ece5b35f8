package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.switchboard.conversation.job.JobFailed;
import io.switchboard.conversation.job.JobRun;
import io.switchboard.conversation.job.result.FileJob;
import io.switchboard.conversation.job.result.JobResults;
import io.switchboard.conversation.personaldata.DataSubject;
import io.switchboard.conversation.personaldata.DataSubjects;
import io.switchboard.conversation.personaldata.PersonalData;
import io.switchboard.events.Message;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes all data of one contact into a zip file: a file of JSON lines for each kind of data, and the media. */
@Component
class ContactExport extends FileJob {

    static final String NAME = "contact-export";

    private static final String CALLS = "calls";
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private final DataSubjects subjects;
    private final List<PersonalData> data;
    private final ExportedMedia media;

    ContactExport(DataSubjects subjects, List<PersonalData> data, ExportedMedia media, JobResults results) {
        super(NAME, results);
        this.subjects = subjects;
        this.data = List.copyOf(data);
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
            writeMedia(run, subject, zip);
        }
    }

    /** Reads the data once more: entries of a zip file follow each other, so that media cannot stand between them. */
    private void writeMedia(JobRun run, DataSubject subject, ZipOutputStream zip) throws IOException {
        for (var part : data) {
            part.export(subject, exported -> {
                if (exported instanceof Message message) {
                    writeFiles(run, message, zip);
                } else if (exported instanceof Document call && part.name().equals(CALLS)) {
                    writeRecordings(run, call, zip);
                }
            });
        }
    }

    private void writeFiles(JobRun run, Message message, ZipOutputStream zip) throws IOException {
        for (var i = 0; i < message.media().size(); i++) {
            var index = i;
            var name = message.id() + "-" + index;
            write(
                    run,
                    name,
                    extension(message.media().get(index).contentType()),
                    () -> media.open(run.tenantId(), message.id(), index),
                    zip);
        }
    }

    private void writeRecordings(JobRun run, Document call, ZipOutputStream zip) throws IOException {
        var account = call.getString("accountSid");
        var found = RECORDING.matcher(call.toJson());
        var sids = new TreeSet<String>();
        while (found.find()) {
            sids.add(found.group());
        }
        for (var sid : sids) {
            write(run, sid, ".wav", () -> media.openRecording(run.tenantId(), account, sid), zip);
        }
    }

    /** Opens a file, if there is one. */
    private interface Source {

        Optional<InputStream> open() throws IOException;
    }

    private static void write(JobRun run, String name, String extension, Source source, ZipOutputStream zip)
            throws IOException {
        run.advance(1);
        Optional<InputStream> opened;
        try {
            opened = source.open();
        } catch (IOException e) {
            run.failed(name, "The file could not be read from Twilio.");
            return;
        }
        if (opened.isEmpty()) {
            run.failed(name, "Twilio does not have the file any more.");
            return;
        }
        try (var content = opened.get()) {
            zip.putNextEntry(new ZipEntry("media/" + name + extension));
            content.transferTo(zip);
            zip.closeEntry();
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

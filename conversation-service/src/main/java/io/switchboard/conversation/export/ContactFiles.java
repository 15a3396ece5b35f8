package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.switchboard.events.Message;
import io.switchboard.job.JobRun;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes the media and recordings of exported data into a zip file. A file that Twilio does not have is reported. */
final class ContactFiles {

    private static final String CALLS = "calls";
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private final JobRun run;
    private final ExportedMedia media;
    private final ZipOutputStream zip;

    ContactFiles(JobRun run, ExportedMedia media, ZipOutputStream zip) {
        this.run = run;
        this.media = media;
        this.zip = zip;
    }

    /** Opens a file, if there is one. */
    private interface Source {

        Optional<InputStream> open() throws IOException;
    }

    /** Writes the files of one exported record, if it has any. */
    void write(String kind, Object exported) throws IOException {
        if (exported instanceof Message message) {
            writeMedia(message);
        } else if (exported instanceof Document call && kind.equals(CALLS)) {
            writeRecordings(call);
        }
    }

    private void writeMedia(Message message) throws IOException {
        for (var i = 0; i < message.media().size(); i++) {
            var index = i;
            write(
                    message.id() + "-" + index,
                    extension(message.media().get(index).contentType()),
                    () -> media.open(run.tenantId(), message.id(), index));
        }
    }

    private void writeRecordings(Document call) throws IOException {
        var account = call.getString("accountSid");
        var found = RECORDING.matcher(call.toJson());
        var sids = new TreeSet<String>();
        while (found.find()) {
            sids.add(found.group());
        }
        for (var sid : sids) {
            write(sid, ".wav", () -> media.openRecording(run.tenantId(), account, sid));
        }
    }

    private void write(String name, String extension, Source source) throws IOException {
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

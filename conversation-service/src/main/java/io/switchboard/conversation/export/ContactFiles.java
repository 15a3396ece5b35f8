package io.switchboard.conversation.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.mongodb.MongoGridFSException;
import io.switchboard.events.Message;
import io.switchboard.job.JobRun;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Writes the media and recordings of exported data into a zip file. A missing or incomplete file is reported. */
final class ContactFiles {

    private static final String CALLS = "calls";
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private static final int PIECE = 64 * 1024;

    private final JobRun run;
    private final ExportedMedia media;
    private final ZipOutputStream zip;
    private final List<Failure> failures = new ArrayList<>();

    ContactFiles(JobRun run, ExportedMedia media, ZipOutputStream zip) {
        this.run = run;
        this.media = media;
        this.zip = zip;
    }

    /** A file that is missing or incomplete. */
    private record Failure(String file, String detail) {}

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
            fail(name, "The file could not be read from Twilio.");
            return;
        }
        if (opened.isEmpty()) {
            fail(name, "Twilio does not have the file any more.");
            return;
        }
        try (var content = opened.get()) {
            zip.putNextEntry(new ZipEntry("media/" + name + extension));
            if (!copy(content)) {
                fail(name, "The file is incomplete: its transfer broke off.");
            }
            zip.closeEntry();
        }
    }

    /** Copies what can be read; returns whether that is the whole file. Only a failure to write fails the export. */
    private boolean copy(InputStream content) throws IOException {
        var piece = new byte[PIECE];
        while (true) {
            int read;
            try {
                read = content.read(piece);
            } catch (IOException | MongoGridFSException e) {
                return false;
            }
            if (read < 0) {
                return true;
            }
            zip.write(piece, 0, read);
        }
    }

    private void fail(String name, String detail) {
        run.failed(name, detail);
        failures.add(new Failure(name, detail));
    }

    /** Writes which files are missing or incomplete, if any are. */
    void writeFailures() throws IOException {
        if (!failures.isEmpty()) {
            zip.putNextEntry(new ZipEntry("media-failures.ndjson"));
            for (var failure : failures) {
                ExportJson.line(zip, failure);
            }
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

package io.switchboard.job.result;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import org.bson.BsonString;
import org.bson.Document;

/**
 * Stores the files that jobs make, in pieces: neither writing nor reading holds a whole file in memory. A file exists once it
 * is complete; the pieces of one that was not completed are removed by {@link #discard}.
 */
public class JobResults {

    private static final String NAME = "job_results";
    private static final String TYPE = "contentType";

    private final MongoDatabase database;
    private final GridFSBucket files;

    JobResults(MongoDatabase database) {
        this.database = database;
        this.files = GridFSBuckets.create(database, NAME);
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    /** Passes everything on but the end: closing the file completes it, also when its content was interrupted. */
    private static final class OpenStream extends FilterOutputStream {

        OpenStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // The file is completed by its owner.
        }
    }

    /** A stored file. */
    record Result(String filename, String contentType, long length) {

        static Result of(GridFSFile file) {
            var metadata = file.getMetadata();
            var type = metadata == null ? null : metadata.getString(TYPE);
            return new Result(file.getFilename(), type == null ? "application/octet-stream" : type, file.getLength());
        }
    }

    /** The path at which the result of this job is read. */
    public static String path(String jobId) {
        return "/api/jobs/" + jobId + "/result";
    }

    /**
     * Stores the job's file, in place of what an earlier run left; returns its path.
     *
     * @throws UncheckedIOException when the content cannot be written; nothing is stored then
     */
    public String store(String jobId, String filename, String contentType, Content content) {
        discard(jobId);
        var options = new GridFSUploadOptions().metadata(new Document(TYPE, contentType));
        var upload = files.openUploadStream(new BsonString(jobId), filename, options);
        var isComplete = false;
        try {
            content.writeTo(new OpenStream(upload));
            upload.close();
            isComplete = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!isComplete) {
                upload.abort();
            }
        }
        return path(jobId);
    }

    /** Removes the job's file and its pieces, if there are any. */
    public void discard(String jobId) {
        var id = new BsonString(jobId);
        database.getCollection(NAME + ".files").deleteOne(Filters.eq("_id", id));
        database.getCollection(NAME + ".chunks").deleteMany(Filters.eq("files_id", id));
    }

    /** Finds the job's file. */
    Optional<Result> find(String jobId) {
        return Optional.ofNullable(
                        files.find(Filters.eq("_id", new BsonString(jobId))).first())
                .map(Result::of);
    }

    /** Opens the job's file. */
    InputStream open(String jobId) {
        return files.openDownloadStream(new BsonString(jobId));
    }
}

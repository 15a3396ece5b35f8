package io.switchboard.conversation.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import com.mongodb.client.gridfs.model.GridFSFile;
import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FetchedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.gridfs.GridFsOperations;
import org.springframework.data.mongodb.gridfs.GridFsTemplate;
import org.springframework.data.mongodb.gridfs.GridFsUpload;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores the contents of uploaded files in pieces: neither writing nor reading holds a whole file in memory. */
@Component
class UploadFiles {

    private static final String BUCKET = "upload_files";

    private final MongoOperations mongo;
    private final GridFsOperations files;

    UploadFiles(MongoOperations mongo) {
        this.mongo = mongo;
        this.files =
                new GridFsTemplate(((MongoTemplate) mongo).getMongoDatabaseFactory(), mongo.getConverter(), BUCKET);
    }

    /** Stores the content under this id. */
    void store(String id, InputStream content) {
        files.store(GridFsUpload.fromStream(content).id(id).filename(id).build());
    }

    /** Opens the content or a part of it; empty if there is none. */
    Optional<FetchedFile> open(StoredUpload upload, Optional<ByteRange> range) {
        var file = files.findOne(query(where("_id").is(upload.id())));
        return file == null ? Optional.empty() : Optional.of(open(upload, file, range));
    }

    private FetchedFile open(StoredUpload upload, GridFSFile file, Optional<ByteRange> range) {
        var length = file.getLength();
        if (range.isEmpty()) {
            return part(upload, file, 200, 0, length, null);
        }
        var wanted = range.get();
        if (!wanted.isWithin(length)) {
            return new FetchedFile(416, upload.contentType(), 0, "bytes */" + length, InputStream.nullInputStream());
        }
        var first = wanted.firstOf(length);
        var last = wanted.lastOf(length);
        return part(upload, file, 206, first, last - first + 1, "bytes %d-%d/%d".formatted(first, last, length));
    }

    private FetchedFile part(
            StoredUpload upload, GridFSFile file, int status, long first, long length, @Nullable String contentRange) {
        try {
            var body = files.getResource(file).getInputStream();
            body.skipNBytes(first);
            return FetchedFile.partOf(body, status, upload.contentType(), length, contentRange);
        } catch (IOException e) {
            throw new IllegalStateException("an uploaded file cannot be read", e);
        }
    }

    /** Removes the content, also one that was not stored completely. */
    void remove(String id) {
        mongo.remove(query(where("_id").is(id)), BUCKET + ".files");
        mongo.remove(query(where("files_id").is(id)), BUCKET + ".chunks");
    }
}

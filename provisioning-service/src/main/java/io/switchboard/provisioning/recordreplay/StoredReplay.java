package io.switchboard.provisioning.recordreplay;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An operation on failed records. Its work and its state are the job's with the same id.
 *
 * @param hash of what was asked for, so that two operators who ask for the same see one operation
 * @param request what was asked for, as JSON
 * @param byName the name of the operator at that time; null where the token had none
 * @param counts what was done so far, as JSON; null before the first records
 * @param countedAt when the last record was done; null while the operation has not finished
 */
@Document(ReplayResults.NAME)
record StoredReplay(
        @MongoId(FieldType.STRING) String id,
        @Field("hash") String hash,
        @Field("kind") String kind,
        @Field("discard") boolean discard,
        @Field("dryRun") boolean dryRun,
        @Field("request") String request,
        @Field("by") String by,
        @Field("byName") @Nullable String byName,
        @Field("at") Instant at,
        @Field("counts") @Nullable String counts,
        @Field("countedAt") @Nullable Instant countedAt) {}

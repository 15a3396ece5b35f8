package io.switchboard.provisioning.sync;

import java.time.Instant;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of the last complete pass over all accounts and numbers, whichever instance made it.
 *
 * @param settings the settings of the webhooks in that pass
 * @param settingsSince when the instance with these settings started
 */
@Document("sync_passes")
record SyncPass(
        @MongoId(FieldType.STRING) String id,
        @Field("finishedAt") Instant finishedAt,
        @Field("settings") String settings,
        @Field("settingsSince") Instant settingsSince) {

    static final String ID = "last";
}

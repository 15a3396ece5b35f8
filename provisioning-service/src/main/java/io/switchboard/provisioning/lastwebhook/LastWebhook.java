package io.switchboard.provisioning.lastwebhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The times of the last webhooks about what a number received.
 *
 * @param id the account's SID, a bar and the number in E.164
 * @param textAt when the last text arrived, to the minute; null for none
 * @param callAt when the last call arrived, to the minute; null for none
 */
@Document("lastWebhooks")
public record LastWebhook(
        @MongoId(FieldType.STRING) String id,
        @Field("textAt") @Nullable Instant textAt,
        @Field("callAt") @Nullable Instant callAt) {

    static String id(String accountSid, String address) {
        return accountSid + "|" + address;
    }

    /** Returns the number in E.164. */
    public String address() {
        return id.substring(id.indexOf('|') + 1);
    }
}

package io.switchboard.provisioning.lastwebhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The times of the last webhooks about what a number received, or about an account.
 *
 * @param id the account's SID, a bar and the number in E.164 or the kind of events
 * @param textAt when the last text arrived, to the minute; null for none
 * @param callAt when the last call arrived, to the minute; null for none
 * @param eventAt when the last event of an account arrived, whose id ends in the kind of events; null for a number
 */
@Document("lastWebhooks")
public record LastWebhook(
        @MongoId(FieldType.STRING) String id,
        @Field("textAt") @Nullable Instant textAt,
        @Field("callAt") @Nullable Instant callAt,
        @Field("eventAt") @Nullable Instant eventAt) {

    /** The end of the id for errors of an account that Twilio's debugger reported. */
    static final String DEBUGGER = "debugger";

    /** The end of the id for events of an account's Twilio Conversations. */
    static final String CONVERSATIONS = "conversations";

    /**
     * Returns the id of the document.
     *
     * @param subject a number, or a kind of events of the account
     */
    public static String id(String accountSid, String subject) {
        return accountSid + "|" + subject;
    }

    /** Returns the number in E.164. */
    public String address() {
        return id.substring(id.indexOf('|') + 1);
    }
}

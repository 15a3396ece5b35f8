package io.switchboard.provisioning.webhooks;

import java.time.Instant;
import java.util.Map;

import io.switchboard.twilio.WebhookField;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of what is known of a number's webhooks.
 *
 * @param changes the last change of each field, by Twilio's name of the field
 * @param failure null unless the last attempt to configure the number failed
 */
@Document("number_webhooks")
public record NumberWebhooks(
        @MongoId(FieldType.STRING) String phoneNumberId,
        @Field("changes") @Nullable Map<String, FieldChange> changes,
        @Field("failure") @Nullable Failure failure) {

    static final String NAME = "number_webhooks";

    public NumberWebhooks {
        changes = changes == null ? Map.of() : Map.copyOf(changes);
    }

    static NumberWebhooks unknown(String phoneNumberId) {
        return new NumberWebhooks(phoneNumberId, null, null);
    }

    /** Returns the last change of the field; null for none. */
    public @Nullable FieldChange change(WebhookField field) {
        return changes == null ? null : changes.get(field.parameter());
    }

    /**
     * A change of a field.
     *
     * @param by the subject of the caller who asked for it, or {@code system:} and the loop's name
     * @param before the value that another program or person had set
     */
    public record FieldChange(
            @Field("at") Instant at,
            @Field("by") String by,
            @Field("before") String before) {}

    /**
     * A series of failed attempts with the same reason.
     *
     * @param at the time of the latest one
     * @param fields how many fields differ; null in documents of earlier releases
     */
    public record Failure(
            @Field("accountSid") String accountSid,
            @Field("detail") String detail,
            @Field("since") Instant since,
            @Field("at") Instant at,
            @Field("fields") @Nullable Integer fields) {}
}

package io.switchboard.provisioning.place;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored document of what is known of a place.
 *
 * @param key the place's key
 * @param originals the values before Switchboard's first change, kept before that is made; null for none
 * @param changes the last change of each field, by Twilio's name of the field
 * @param failure null unless the last attempt to configure the place failed
 */
@Document("webhook_places")
public record PlaceWebhooks(
        @MongoId(FieldType.STRING) String key,
        @Field("originals") @Nullable Map<String, String> originals,
        @Field("changes") @Nullable Map<String, PlaceChange> changes,
        @Field("failure") @Nullable PlaceFailure failure) {

    static final String NAME = "webhook_places";

    static PlaceWebhooks unknown(String key) {
        return new PlaceWebhooks(key, null, null, null);
    }

    /** Returns the last change of the field; null for none. */
    public @Nullable PlaceChange change(String field) {
        return changes == null ? null : changes.get(field);
    }

    /** Returns whether Switchboard has ever changed the place. */
    public boolean isManaged() {
        return changes != null && !changes.isEmpty();
    }

    /** Returns what the field had before Switchboard's first change; empty for nothing. */
    public String original(String field) {
        return originals == null ? "" : originals.getOrDefault(field, "");
    }

    /**
     * A change of a field.
     *
     * @param by the subject of the caller who asked for it, or {@code system:} and the loop's name
     */
    public record PlaceChange(
            @Field("at") Instant at,
            @Field("by") String by,
            @Field("before") String before) {}

    /** A series of failed attempts with the same reason. */
    public record PlaceFailure(
            @Field("accountSid") String accountSid,
            @Field("detail") String detail,
            @Field("since") Instant since,
            @Field("at") Instant at) {}
}

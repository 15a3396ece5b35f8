package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * A change of a number that is recorded and may not have reached Twilio. A number has at most one.
 *
 * @param by the caller who asked for it, by the token's subject; null for one that began by itself
 * @param before what the number's desired state was
 * @param audit the audit entry of the change in JSON, to be published at its end
 * @param reason why the change is given up, for the caller to read; null while it may succeed
 */
public record NumberChange(
        @Field("id") String id,
        @Field("kind") Kind kind,
        @Field("at") Instant at,
        @Field("by") @Nullable String by,
        @Field("before") PhoneNumber.Desired before,
        @Field("audit") String audit,
        @Field("reason") @Nullable String reason) {

    /** The changes that reach Twilio. */
    public enum Kind {
        UPDATE,
        ASSIGNMENT,
        IMPORT,
        RESTORE,
        RELEASE;

        /** Returns the name in the API and in events. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns whether Twilio has to be put back to the state before. */
    public boolean isGivenUp() {
        return reason != null;
    }
}

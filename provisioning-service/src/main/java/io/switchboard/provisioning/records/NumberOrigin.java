package io.switchboard.provisioning.records;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/**
 * How a number came to be managed.
 *
 * @param purchaseId of a bought number only
 * @param previous the fields that an imported number had at Twilio before, by Twilio's parameter names; null for others
 */
public record NumberOrigin(
        @Field("kind") Kind kind,
        @Field("purchaseId") @Nullable String purchaseId,
        @Field("previous") @Nullable Map<String, String> previous) {

    /** The ways. */
    public enum Kind {
        BOUGHT,
        IMPORTED,
        /** Twilio listed it in an account of ours. */
        FOUND,
        /** It was imported and put back; no sync run adopts it again. */
        RESTORED;

        /** Returns the name in the API and in events. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public NumberOrigin {
        previous = previous == null ? null : Map.copyOf(previous);
    }
}

package io.switchboard.events.setting;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A text that a tenant's people and automatic answers send.
 *
 * @param channel the channel that the text is for; null for all
 * @param language the text's language as a BCP 47 tag; null where the tenant does not say
 * @param body the text, with its variables as {@code {{name}}}
 * @param variables the names of the variables in the body, in the order in which they first occur
 * @param builtIn whether Switchboard brought the template, edited since or not
 * @param revision the number of changes, for {@code If-Match}; 0 for a built-in template that was never edited
 * @param createdAt null for a built-in template that was never edited
 */
public record Template(
        String id,
        String name,
        Kind kind,
        @Nullable String channel,
        @Nullable String language,
        String body,
        List<String> variables,
        boolean builtIn,
        int revision,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public Template {
        variables = variables == null ? List.of() : List.copyOf(variables);
    }

    /** The occasion that a template is for. A reader takes a word that it does not know for {@link #UNRECOGNIZED}. */
    public enum Kind {
        WELCOME,
        OUT_OF_OFFICE,
        FOLLOW_UP,
        APPOINTMENT_CONFIRMATION,
        OTHER,
        /** A newer version wrote a word that this one does not know. Never written. */
        UNRECOGNIZED;

        /** Returns the word under which the kind is stored and published. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns the kind with this word. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Kind of(String word) {
            return switch (word) {
                case "welcome" -> WELCOME;
                case "out-of-office" -> OUT_OF_OFFICE;
                case "follow-up" -> FOLLOW_UP;
                case "appointment-confirmation" -> APPOINTMENT_CONFIRMATION;
                case "other" -> OTHER;
                default -> UNRECOGNIZED;
            };
        }
    }
}

package io.switchboard.conversation.setting.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.voiceplan.OpeningHours;
import io.switchboard.voiceplan.Schedule;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The time at which a message must arrive.
 *
 * @param when inside or outside business hours, or within {@code hours}
 * @param hours weekly periods in the time zone of the business hours, holidays or not; only for {@code within}
 */
public record RuleTime(@Nullable When when, List<OpeningHours> hours) {

    private static final int MOST_HOURS = 50;

    public RuleTime {
        hours = hours == null ? List.of() : List.copyOf(hours);
    }

    /** The kinds of times. */
    public enum When {
        /** While the business hours are open. */
        INSIDE,
        /** While the business hours are closed, holidays included. */
        OUTSIDE,
        /** In the hours that the rule names itself. */
        WITHIN;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static When of(String word) {
            return switch (word) {
                case "inside" -> INSIDE;
                case "outside" -> OUTSIDE;
                case "within" -> WITHIN;
                default -> throw new IllegalArgumentException("the time must be inside, outside or within");
            };
        }
    }

    /** Returns whether the instant is such a time for a tenant with these business hours. */
    public boolean holdsAt(Instant instant, Schedule businessHours) {
        if (when == null) {
            return false;
        }
        return switch (when) {
            case INSIDE -> businessHours.isOpenAt(instant);
            case OUTSIDE -> !businessHours.isOpenAt(instant);
            case WITHIN -> new Schedule(businessHours.timeZone(), hours, List.of()).isOpenAt(instant);
        };
    }

    List<FieldProblem> problems(String place) {
        if (when == null) {
            return SettingTexts.problem(place + ".when", "the time must be inside, outside or within");
        }
        if (hours.size() > MOST_HOURS) {
            return SettingTexts.problem(place + ".hours", "there are at most " + MOST_HOURS + " periods");
        }
        if ((when == When.WITHIN) == hours.isEmpty()) {
            return SettingTexts.problem(
                    place + ".hours",
                    when == When.WITHIN ? "name the days and hours" : "only a time with 'within' has hours of its own");
        }
        return List.of();
    }
}

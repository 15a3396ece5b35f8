package io.switchboard.voiceplan;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A daily opening period on certain days of the week. A period belongs to the day on which it begins.
 *
 * @param days the days on which the period begins
 * @param from the first minute that is open
 * @param to the first minute that is closed again. When it is not after {@code from}, it is on the next day: {@code
 *     00:00} is midnight, and the same time as {@code from} means 24 hours
 */
public record OpeningHours(
        List<Day> days,
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime to) {

    public OpeningHours {
        days = PlanFields.list("days", days);
        PlanFields.require("from", from);
        PlanFields.require("to", to);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("'days' must name a day");
        }
    }

    boolean beginOn(LocalDate date) {
        return days.contains(Day.of(date.getDayOfWeek()));
    }

    LocalDateTime beginningOn(LocalDate date) {
        return date.atTime(from);
    }

    LocalDateTime endOf(LocalDate date) {
        return (to.isAfter(from) ? date : date.plusDays(1)).atTime(to);
    }

    /** A day of the week, in JSON {@code monday} and so on. */
    public enum Day {
        @JsonProperty("monday")
        MONDAY,
        @JsonProperty("tuesday")
        TUESDAY,
        @JsonProperty("wednesday")
        WEDNESDAY,
        @JsonProperty("thursday")
        THURSDAY,
        @JsonProperty("friday")
        FRIDAY,
        @JsonProperty("saturday")
        SATURDAY,
        @JsonProperty("sunday")
        SUNDAY;

        public static Day of(DayOfWeek day) {
            return valueOf(day.name());
        }
    }
}

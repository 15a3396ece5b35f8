package io.switchboard.ingress.voice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

import io.switchboard.voiceplan.VoicePlan.BusinessHours;
import io.switchboard.voiceplan.VoicePlan.Day;
import io.switchboard.voiceplan.VoicePlan.Holiday;
import io.switchboard.voiceplan.VoicePlan.Opening;

/** Which way business hours lead at a moment, by what clocks on the wall there show. */
final class OpeningHours {

    private final BusinessHours plan;

    OpeningHours(BusinessHours plan) {
        this.plan = plan;
    }

    /** A branch of the plan: {@code open}, {@code closed}, or the date of a holiday that has a plan. */
    String branchAt(Instant now) {
        var time = now.atZone(plan.zone()).toLocalDateTime();
        var today = time.toLocalDate();
        // An opening belongs to the day on which it begins, and may run on into the next.
        if (isOpen(time, today) || isOpen(time, today.minusDays(1))) {
            return "open";
        }
        return plan.branches().containsKey(today.toString()) ? today.toString() : "closed";
    }

    private boolean isOpen(LocalDateTime time, LocalDate day) {
        return plan.holidays().stream().map(Holiday::date).noneMatch(day::equals)
                && plan.hours().stream()
                        .filter(each -> each.days().contains(Day.of(day.getDayOfWeek())))
                        .anyMatch(each -> runs(each, day, time));
    }

    private static boolean runs(Opening opening, LocalDate day, LocalDateTime time) {
        var lastDay = opening.to().isAfter(opening.from()) ? day : day.plusDays(1);
        return !time.isBefore(day.atTime(opening.from())) && time.isBefore(lastDay.atTime(opening.to()));
    }
}

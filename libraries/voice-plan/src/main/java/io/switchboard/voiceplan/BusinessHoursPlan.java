package io.switchboard.voiceplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Chooses a plan by a {@link Schedule}. In JSON the fields of the schedule stand beside the plans, and each holiday may have
 * a plan of its own.
 *
 * @param timeZone an IANA time zone, {@code Europe/Berlin}
 * @param hours the weekly opening hours
 * @param holidays days on which nothing opens
 */
public record BusinessHoursPlan(
        String timeZone, List<OpeningHours> hours, List<Holiday> holidays, VoicePlan open, VoicePlan closed)
        implements VoicePlan {

    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    public BusinessHoursPlan {
        holidays = PlanFields.list("holidays", holidays);
        hours = schedule(timeZone, hours, holidays).hours();
        PlanFields.require(OPEN, open);
        PlanFields.require(CLOSED, closed);
    }

    /** Returns the time zone, the opening hours and the holidays as a schedule. */
    public Schedule schedule() {
        return schedule(timeZone, hours, holidays);
    }

    /**
     * Returns the branch to follow at an instant: {@code open}, {@code closed}, or the date of a holiday that has a plan.
     */
    public String branchAt(Instant instant) {
        var schedule = schedule();
        if (schedule.isOpenAt(instant)) {
            return OPEN;
        }
        var today = schedule.dateAt(instant).toString();
        return branches().containsKey(today) ? today : CLOSED;
    }

    @Override
    public Map<String, VoicePlan> branches() {
        var branches = new LinkedHashMap<String, VoicePlan>();
        branches.put(OPEN, open);
        branches.put(CLOSED, closed);
        for (var holiday : holidays) {
            if (holiday.plan() != null) {
                branches.put(holiday.date().toString(), holiday.plan());
            }
        }
        return branches;
    }

    @Override
    public List<Prompt> prompts() {
        return List.of();
    }

    private static Schedule schedule(String timeZone, List<OpeningHours> hours, List<Holiday> holidays) {
        return new Schedule(
                timeZone, hours, holidays.stream().map(Holiday::date).toList());
    }

    /**
     * A holiday of the schedule.
     *
     * @param plan followed on this day when the schedule is closed; the plan of {@code closed}
     */
    public record Holiday(LocalDate date, @Nullable VoicePlan plan) {

        public Holiday {
            PlanFields.require("date", date);
        }
    }
}

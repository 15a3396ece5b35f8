package io.switchboard.voiceplan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Weekly opening hours with holidays, evaluated in a time zone. All times are local times of the time zone, across
 * daylight-saving changes.
 *
 * @param timeZone an IANA time zone, {@code Europe/Berlin}. A region, because an offset knows no daylight-saving time
 * @param hours the weekly opening hours; none means never open
 * @param holidays days on which no opening period begins. A period that began the evening before still runs to its end
 */
public record Schedule(String timeZone, List<OpeningHours> hours, List<LocalDate> holidays) {

    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final int A_WEEK_AND_MORE = 9;
    private static final int A_YEAR_AND_MORE = 400;

    public Schedule {
        if (!ZONES.contains(PlanFields.require("timeZone", timeZone))) {
            throw new IllegalArgumentException("'timeZone' must be an IANA time zone like Europe/Berlin");
        }
        hours = PlanFields.list("hours", hours);
        holidays = PlanFields.list("holidays", holidays);
        if (new HashSet<>(holidays).size() < holidays.size()) {
            throw new IllegalArgumentException("'holidays' names a date twice");
        }
    }

    /** Returns the date that the calendar in the time zone shows at an instant. */
    public LocalDate dateAt(Instant instant) {
        return instant.atZone(zone()).toLocalDate();
    }

    /** Returns whether the schedule is open at an instant. */
    public boolean isOpenAt(Instant instant) {
        var time = instant.atZone(zone()).toLocalDateTime();
        var today = time.toLocalDate();
        return isInPeriodOf(today, time) || isInPeriodOf(today.minusDays(1), time);
    }

    /** Returns the next instant at which the schedule opens or closes; empty when it does neither for more than a year. */
    public Optional<Instant> nextChangeAfter(Instant instant) {
        return nextChangeAfter(instant, A_WEEK_AND_MORE).or(() -> nextChangeAfter(instant, A_YEAR_AND_MORE));
    }

    private Optional<Instant> nextChangeAfter(Instant instant, int days) {
        var isOpen = isOpenAt(instant);
        var first = dateAt(instant).minusDays(1);
        return first.datesUntil(first.plusDays(days))
                .flatMap(this::possibleChanges)
                .filter(change -> change.isAfter(instant))
                .sorted()
                .filter(change -> isOpenAt(change) != isOpen)
                .findFirst();
    }

    private Stream<Instant> possibleChanges(LocalDate date) {
        return hours.stream()
                .filter(period -> period.beginOn(date))
                .flatMap(period -> Stream.of(period.beginningOn(date), period.endOf(date)))
                .flatMap(this::instantsOf);
    }

    /** Returns the instants of a local time: two when clocks are set back, the transition when they are set forward. */
    private Stream<Instant> instantsOf(LocalDateTime time) {
        var rules = zone().getRules();
        var instants = rules.getValidOffsets(time).stream().map(time::toInstant);
        var transition = rules.getTransition(time);
        return transition == null ? instants : Stream.concat(instants, Stream.of(transition.getInstant()));
    }

    private ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    private boolean isInPeriodOf(LocalDate date, LocalDateTime time) {
        return !holidays.contains(date)
                && hours.stream()
                        .filter(period -> period.beginOn(date))
                        .anyMatch(period ->
                                !time.isBefore(period.beginningOn(date)) && time.isBefore(period.endOf(date)));
    }
}

package io.switchboard.voiceplan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ScheduleTests {

    private static final List<OpeningHours> NIGHTS = List.of(
            hours("00:00", "02:30", OpeningHours.Day.values()), hours("22:15", "01:45", OpeningHours.Day.SATURDAY));

    @ParameterizedTest
    @CsvSource({
        // Both nights in which the clocks change, an ordinary one, and zones that change by half an hour or skipped a
        // day.
        "Europe/Berlin, 2026-03-28T20:00:00Z",
        "Europe/Berlin, 2026-10-24T20:00:00Z",
        "Europe/Berlin, 2026-11-27T20:00:00Z",
        "America/New_York, 2026-10-31T20:00:00Z",
        "Australia/Lord_Howe, 2026-04-04T10:00:00Z",
        "Australia/Lord_Howe, 2026-10-03T10:00:00Z",
        "Pacific/Apia, 2011-12-30T04:00:00Z"
    })
    void nextChangeIsTheFirstInstantAtWhichItOpensOrCloses(String zone, Instant start) {
        var schedule = new Schedule(zone, NIGHTS, List.of());

        for (var now = start; now.isBefore(start.plus(30, ChronoUnit.HOURS)); now = now.plus(5, ChronoUnit.MINUTES)) {
            assertThat(schedule.nextChangeAfter(now)).as("after %s", now).contains(firstChange(schedule, now));
        }
    }

    @Test
    void holidaysPostponeTheNextChange() {
        var schedule = new Schedule(
                "UTC",
                List.of(hours("09:00", "17:00", OpeningHours.Day.values())),
                List.of(LocalDate.parse("2026-12-25")));

        var change = schedule.nextChangeAfter(Instant.parse("2026-12-24T17:00:00Z"));

        assertThat(change).contains(Instant.parse("2026-12-26T09:00:00Z"));
    }

    @Test
    void aScheduleWithoutHoursNeverChanges() {
        var schedule = new Schedule("UTC", List.of(), List.of());

        assertThat(schedule.nextChangeAfter(Instant.EPOCH)).isEmpty();
    }

    @Test
    void aScheduleThatIsAlwaysOpenNeverChanges() {
        var schedule =
                new Schedule("Europe/Berlin", List.of(hours("00:00", "00:00", OpeningHours.Day.values())), List.of());

        assertThat(schedule.isOpenAt(Instant.EPOCH)).isTrue();
        assertThat(schedule.nextChangeAfter(Instant.EPOCH)).isEmpty();
    }

    @Test
    void isReadFromJson() {
        var json = """
                {"timeZone":"Europe/Berlin","hours":[{"days":["monday"],"from":"09:00","to":"17:00"}],
                 "holidays":["2026-12-25"]}""";

        var schedule = new JsonMapper().readValue(json, Schedule.class);

        assertThat(schedule)
                .isEqualTo(new Schedule(
                        "Europe/Berlin",
                        List.of(hours("09:00", "17:00", OpeningHours.Day.MONDAY)),
                        List.of(LocalDate.parse("2026-12-25"))));
    }

    @Test
    void rejectsAnOffsetAsTimeZone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule("+01:00", List.of(), List.of()))
                .withMessage("'timeZone' must be an IANA time zone like Europe/Berlin");
    }

    private static Instant firstChange(Schedule schedule, Instant now) {
        var isOpen = schedule.isOpenAt(now);
        var instant = now;
        do {
            instant = instant.plus(5, ChronoUnit.MINUTES);
        } while (schedule.isOpenAt(instant) == isOpen);
        return instant;
    }

    private static OpeningHours hours(String from, String to, OpeningHours.Day... days) {
        return new OpeningHours(List.of(days), LocalTime.parse(from), LocalTime.parse(to));
    }
}

package io.switchboard.voiceplan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class BusinessHoursPlanTests {

    /** Mondays to Thursdays with a lunch break; Fridays and Saturdays at night; Sundays all day. */
    private static final String BERLIN = """
            {"type":"businessHours","timeZone":"Europe/Berlin","hours":[
             {"days":["monday","tuesday","wednesday","thursday"],"from":"09:00","to":"12:30"},
             {"days":["monday","tuesday","wednesday","thursday"],"from":"13:30","to":"18:00"},
             {"days":["friday","saturday"],"from":"22:00","to":"02:00"},
             {"days":["sunday"],"from":"08:00","to":"08:00"}],
             "holidays":[{"date":"2026-12-25"},{"date":"2026-12-26","plan":{"type":"reject"}}],
             "open":{"type":"reject"},"closed":{"type":"reject"}}""";

    @ParameterizedTest
    @CsvSource({
        // An ordinary Monday: the first minute is open, the last one is not.
        "2026-11-23T08:59:59, closed",
        "2026-11-23T09:00:00, open",
        "2026-11-23T12:29:59, open",
        "2026-11-23T12:30:00, closed",
        "2026-11-23T13:29:59, closed",
        "2026-11-23T13:30:00, open",
        "2026-11-23T17:59:59, open",
        "2026-11-23T18:00:00, closed",
        // Friday night, past midnight, twice.
        "2026-11-27T01:00:00, closed",
        "2026-11-27T21:59:59, closed",
        "2026-11-27T22:00:00, open",
        "2026-11-28T00:00:00, open",
        "2026-11-28T01:59:59, open",
        "2026-11-28T02:00:00, closed",
        "2026-11-28T22:00:00, open",
        "2026-11-29T01:59:59, open",
        "2026-11-29T02:00:00, closed",
        // From Sunday, 8 o'clock, for 24 hours.
        "2026-11-29T07:59:59, closed",
        "2026-11-29T08:00:00, open",
        "2026-11-30T07:59:59, open",
        "2026-11-30T08:00:00, closed",
        // Christmas is on a Friday: nothing opens then, also not for the night after.
        "2026-12-24T17:59:59, open",
        "2026-12-25T00:00:00, closed",
        "2026-12-25T22:00:00, closed",
        "2026-12-26T00:00:00, 2026-12-26",
        "2026-12-26T01:00:00, 2026-12-26",
        "2026-12-26T23:59:59, 2026-12-26",
        "2026-12-27T00:00:00, closed",
        "2026-12-27T01:00:00, closed",
        "2026-12-27T08:00:00, open"
    })
    void followsTheLocalTimeOfItsTimeZone(String local, String branch) {
        var now = LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Berlin")).toInstant();

        assertThat(branch(BERLIN, now)).isEqualTo(branch);
    }

    @ParameterizedTest
    @CsvSource({
        // Winter: UTC+1. Summer, from the 30th of March 2026 on: UTC+2.
        "2026-03-26T07:59:59Z, closed",
        "2026-03-26T08:00:00Z, open",
        "2026-03-30T06:59:59Z, closed",
        "2026-03-30T07:00:00Z, open",
        "2026-03-31T06:59:59Z, closed",
        "2026-03-31T07:00:00Z, open",
        // Back to winter on the 25th of October.
        "2026-10-22T06:59:59Z, closed",
        "2026-10-22T07:00:00Z, open",
        "2026-10-27T07:59:59Z, closed",
        "2026-10-27T08:00:00Z, open",
        // The night in which two o'clock does not exist: Saturday's opening ends when clocks show three.
        "2026-03-29T00:59:59Z, open",
        "2026-03-29T01:00:00Z, closed",
        // The night in which two o'clock comes twice: it ends when clocks first show two.
        "2026-10-24T23:59:59Z, open",
        "2026-10-25T00:00:00Z, closed",
        "2026-10-25T01:00:00Z, closed"
    })
    void followsDaylightSavingTime(Instant now, String branch) {
        assertThat(branch(BERLIN, now)).isEqualTo(branch);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2026-03-08T06:59:59Z, open",
        "America/New_York, 2026-03-08T07:00:00Z, closed",
        "America/New_York, 2026-11-01T05:30:00Z, open",
        "America/New_York, 2026-11-01T06:30:00Z, open",
        "America/New_York, 2026-11-01T08:00:00Z, closed",
        "Asia/Kathmandu,   2026-11-20T19:15:00Z, open",
        "Asia/Kathmandu,   2026-11-20T19:14:59Z, closed",
        "Pacific/Apia,     2026-11-20T12:00:00Z, open",
        "UTC,              2026-11-21T01:00:00Z, open"
    })
    void isOpenFromOneToThreeInAnyTimeZone(String zone, Instant now, String branch) {
        var plan = """
                {"type":"businessHours","timeZone":"%s","hours":[
                 {"days":["saturday","sunday"],"from":"01:00","to":"03:00"}],
                 "open":{"type":"reject"},"closed":{"type":"reject"}}""".formatted(zone);

        assertThat(branch(plan, now)).isEqualTo(branch);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T00:00:00Z", "2026-11-23T12:00:00Z"})
    void isNeverOpenWithoutHours(Instant now) {
        var plan = """
                {"type":"businessHours","timeZone":"UTC","open":{"type":"reject"},"closed":{"type":"reject"}}""";

        assertThat(branch(plan, now)).isEqualTo("closed");
    }

    private static String branch(String plan, Instant now) {
        var hours = (BusinessHoursPlan) new JsonMapper().readValue(plan, VoicePlan.class);
        return hours.branchAt(now);
    }
}

package io.switchboard.ingress.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Callers reach every text of a plan, and no other text. */
class EveryStepTests {

    private static final String OPEN = "2026-11-23T10:00:00Z";
    private static final String CLOSED = "2026-11-22T10:00:00Z";
    private static final String HOLIDAY = "2026-12-25T10:00:00Z";

    private static final String[] ALL_KEYS = {
        "", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "#", "34", "43", "x"
    };
    private static final Pattern TEXT = Pattern.compile("\"(?:say|play)\":\"([^\"]+)\"");

    private static final String RICH = """
        {"type":"recording","announcement":{"say":"recorded"},"then":
         {"type":"businessHours","timeZone":"Europe/Berlin",
          "hours":[{"days":["monday"],"from":"09:00","to":"17:00"}],
          "holidays":[{"date":"2026-12-25","plan":{"type":"hangUp","lastWords":{"say":"holiday"}}}],
          "open":{"type":"greeting","greeting":{"say":"hello"},"then":
           {"type":"menu","prompt":{"play":"https://example.com/menu.mp3"},"retries":2,"digits":{
             "1":{"type":"forward","to":["+15551230002","sip:desk@example.com"],
                  "whisper":{"say":"whisper one"},"confirm":{"say":"press 1"},
                  "otherwise":{"type":"voicemail","greeting":{"say":"leave one"},"transcribe":true,"afterwards":{"say":"after one"}}},
             "2":{"type":"forward","to":["+15551230002","client:ada"],"atOnce":true,"callerId":"ourNumber",
                  "whisper":{"play":"https://example.com/whisper.mp3"},"otherwise":{"type":"reject","reason":"busy"}},
             "34":{"type":"recording","on":false,"announcement":{"say":"not recorded"},"then":
                  {"type":"forward","to":["client:bob"],"record":true}},
             "*":{"type":"menu","prompt":{"say":"languages"},"retries":0,"digits":{
                  "#":{"type":"hangUp","lastWords":{"say":"hash"}},
                  "0":{"type":"voicemail"}},
                  "otherwise":{"type":"hangUp","lastWords":{"say":"no language"}}}},
            "otherwise":{"type":"hangUp","lastWords":{"say":"nothing chosen"}}}},
          "closed":{"type":"voicemail","greeting":{"say":"closed"},"afterwards":{"say":"after closed"}}}}\
        """;

    @Test
    void everyTextOfARichPlanIsReached() {
        var walk = new PlanWalk(new CallerLine(RICH), ALL_KEYS)
                .from(OPEN)
                .from(CLOSED)
                .from(HOLIDAY);

        assertThat(walk.paths()).containsExactlyInAnyOrder("/dial", "/menu", "/voicemail", "/whisper");
        assertThat(walk.heard()).containsAll(texts(RICH)).contains(CallerLine.GOODBYE);
    }

    @Test
    void everyTextIsReachedByItsOwnPathOnly() {
        var walk = new PlanWalk(new CallerLine(RICH), ALL_KEYS).from(CLOSED);

        assertThat(walk.heard()).containsExactlyInAnyOrder("recorded", "closed", "after closed");
    }

    static List<String> madeUpPlans() {
        var random = new Random(11);
        var plans = new ArrayList<String>();
        for (var i = 0; i < 50; i++) {
            plans.add(new MadeUpPlan(random).plan(5));
        }
        return plans;
    }

    @ParameterizedTest
    @MethodSource("madeUpPlans")
    void everyTextOfAnyPlanIsReached(String plan) {
        var walk = new PlanWalk(new CallerLine(plan), "12", "#", "", "9")
                .from(OPEN)
                .from(CLOSED)
                .from(HOLIDAY);

        assertThat(walk.heard()).containsAll(texts(plan));
    }

    private static List<String> texts(String plan) {
        return TEXT.matcher(plan).results().map(match -> match.group(1)).toList();
    }
}

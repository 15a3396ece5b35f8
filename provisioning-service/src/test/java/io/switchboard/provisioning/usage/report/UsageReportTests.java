package io.switchboard.provisioning.usage.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.provisioning.numbers.TestLookup;
import io.switchboard.provisioning.usage.UsageFixture;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static io.switchboard.provisioning.usage.UsageFixture.NUMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UsageReportTests {

    private final UsageFixture usage = new UsageFixture();
    private final UsageController controller = new UsageController(
            new UsageReports(usage.units, usage.progress, usage.numbers), TestLookup.over(usage.numbers), usage.clock);

    @BeforeEach
    void givenTwoDays() {
        var tomorrow = NOON.plus(Duration.ofDays(1));
        usage.mongo
                .getCollection("numbers")
                .insertOne(new Document("_id", "p1")
                        .append("address", NUMBER)
                        .append("sid", "PN1")
                        .append("accountSid", "AC1")
                        .append("tenantId", "demo")
                        .append("friendlyName", "=HYPERLINK(\"http://evil\")")
                        .append("agentId", "bot")
                        .append("released", false)
                        .append("capabilities", List.of())
                        .append("channels", List.of())
                        .append("createdAt", Date.from(NOON))
                        .append("updatedAt", Date.from(NOON)));
        usage.receive(List.of(
                usage.text("in", TrafficDirection.INBOUND, NOON),
                usage.text(DEMO, "out", TrafficDirection.OUTBOUND, NOON, "ann", 3, 1),
                usage.price("message", "out", "SM1", "-0.02370", NOON),
                usage.call("call", 90, Map.of(), List.of("RE1"), tomorrow),
                usage.price("call", "call", "CA1", "-0.017", tomorrow),
                usage.text(new TenantId("other"), "in", TrafficDirection.INBOUND, NOON, null, 1, 0)));
        usage.count();
        usage.clock.advance(Duration.ofDays(2));
        usage.readUpToNow();
    }

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void theDaysOfTheMonthAreShownWithTheirTotals() {
        var report = report(null, null, "day");

        assertThat(report.from()).isEqualTo("2026-11-01");
        assertThat(report.to()).isEqualTo("2026-11-23");
        assertThat(report.rows()).extracting(UsageReport.Row::day).containsExactly("2026-11-21", "2026-11-22");
        assertThat(report.rows().getFirst().figures())
                .isEqualTo(new UsageReport.Figures(
                        2, 0, 4, 1, 0, 0, 0, 0, 0, 1, 0, 1, new BigDecimal("0.0237"), "USD", null, null, 0, 0));
        assertThat(report.totals())
                .isEqualTo(new UsageReport.Figures(
                        2, 0, 4, 1, 1, 90, 2, 0, 1, 1, 0, 2, new BigDecimal("0.0407"), "USD", null, null, 0, 0));
    }

    @Test
    void severalGroupsMakeARowForEachCombination() {
        var report = report("2026-11-21", "2026-11-22", "agent,direction,channel,number");

        assertThat(report.rows())
                .extracting(row -> row.agent() + " " + row.direction() + " " + row.channel() + " " + row.day())
                .containsExactly("ann outbound sms null", "bot inbound sms null", "bot inbound voice null");
        assertThat(report.rows()).extracting(UsageReport.Row::number).containsOnly(NUMBER);
        assertThat(report.rows()).extracting(UsageReport.Row::numberName).containsOnly("=HYPERLINK(\"http://evil\")");
    }

    @Test
    void aTenantSeesItsOwnUsageOnly() {
        var other = controller.get(new TenantId("other"), null, null, "number", null);

        assertThat(other.rows()).singleElement().satisfies(row -> {
            assertThat(row.figures().messages()).isEqualTo(1);
            assertThat(row.numberName()).isNull();
            assertThat(row.agent()).isNull();
        });
        assertProblem("phone-number-not-found", () -> controller.get(new TenantId("other"), null, null, "day", "p1"));
    }

    @Test
    void oneNumberIsNamedByItsIdItsSidOrItsAddress() {
        for (var name : List.of("p1", "PN1", NUMBER, " 15005550006")) {
            assertThat(controller.get(DEMO, null, null, "day", name).totals().messages())
                    .isEqualTo(2);
        }
        assertThat(controller.get(DEMO, null, null, "day", "+15005550099").rows())
                .isEmpty();
    }

    @Test
    void whatIsNotCountedYetIsTold() {
        assertThat(report(null, null, "day").countedUpTo()).isEqualTo(NOON.plus(Duration.ofDays(2)));

        usage.receive(List.of(usage.text("late", TrafficDirection.INBOUND, NOON.plus(Duration.ofHours(30)))));

        assertThat(report(null, null, "day").countedUpTo()).isEqualTo(NOON.plus(Duration.ofHours(30)));
        assertThat(report("2026-11-21", "2026-11-21", "day").countedUpTo()).isEqualTo(NOON.plus(Duration.ofDays(2)));
        try (var fresh = new UsageFixture()) {
            var nothing = new UsageReports(fresh.units, fresh.progress, fresh.numbers)
                    .of(DEMO, UsageRange.of(null, null, LocalDate.of(2026, 11, 21)), UsageGroup.parse("day"), null);
            assertThat(nothing.countedUpTo()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2016-11-21, 2026-11-20, day, range-too-long",
                "2024-11-20, 2026-11-21, day, range-too-long",
                "2026-11-22, 2026-11-21, day, invalid-range",
                "yesterday, -, day, invalid-date",
                "2026-11-31, -, day, invalid-date",
                "+99999-01-01, -, day, invalid-date",
                "-, -, hour, invalid-group",
                "-, -, '', invalid-group"
            })
    void aWrongQueryIsAClearProblem(@Nullable String from, @Nullable String to, String groupBy, String problem) {
        assertProblem(problem, () -> report(from, to, groupBy));
    }

    @Test
    void twoYearsAreOneQuery() {
        assertThat(report("2024-11-22", "2026-11-22", "day").totals().messages())
                .isEqualTo(2);
    }

    @Test
    void aFriendlyNameIsNoFormulaInCsv() {
        var csv = Objects.requireNonNull(
                controller.getCsv(DEMO, "2026-11-21", null, "number", null).getBody());

        assertThat(csv.lines())
                .containsExactly(
                        "number,numberName,messages,undelivered,segments,media,calls,voiceSeconds,voiceMinutes,legMinutes,"
                                + "recordings,answers,answerSeconds,priced,price,currency,closed,openSeconds",
                        "+15005550006,\"'=HYPERLINK(\"\"http://evil\"\")\",2,0,4,1,1,90,2,0,1,1,0,2,0.0407,USD,0,0");
    }

    private UsageReport report(@Nullable String from, @Nullable String to, String groupBy) {
        return controller.get(DEMO, from, to, groupBy, null);
    }

    private static void assertProblem(String type, ThrowingCallable call) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call)
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }
}

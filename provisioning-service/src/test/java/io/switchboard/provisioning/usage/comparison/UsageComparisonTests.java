package io.switchboard.provisioning.usage.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.provisioning.usage.UsageFixture;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static io.switchboard.provisioning.usage.UsageFixture.NOON;
import static org.assertj.core.api.Assertions.assertThat;

class UsageComparisonTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private final UsageFixture usage = new UsageFixture();
    private final TestComparisons twilio = new TestComparisons(usage);

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void theDifferenceOfEachFigureIsNamedOverAllAccountsOfTheTenant() {
        usage.receive(List.of(
                usage.text("in", TrafficDirection.INBOUND, NOON),
                usage.call("call", 61, Map.of("CA2", 30), List.of("RE1"), NOON)));
        usage.count();
        twilio.bills(DEMO, "AC1", "2026-11-21", "sms-inbound", "2", "0");
        twilio.bills(DEMO, "AC2", "2026-11-21", "sms-inbound", "1", "0");
        twilio.bills(DEMO, "AC1", "2026-11-21", "calls-inbound", "2", "0");
        twilio.bills(DEMO, "AC1", "2026-11-21", "calls-outbound", "1", "0");
        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "1.25");
        twilio.bills(new TenantId("other"), "AC3", "2026-11-21", "sms-inbound", "9", "0");

        var compared = twilio.comparisons.of(DEMO, DAY, DAY.plusDays(5));

        assertThat(compared.rows())
                .extracting(row -> row.figure() + " " + row.counted() + " " + row.billed() + " " + row.difference())
                .containsExactly(
                        "inboundMessages 1 3 2",
                        "outboundMessages 0 0 0",
                        "minutes 3 3 0",
                        "recordings 1 0 -1",
                        "price 0 1.25 1.25");
        assertThat(compared.comparedAt()).isNull();
    }

    @Test
    void aDayWithoutRecordsOfTwilioIsNotCompared() {
        usage.receive(List.of(usage.text("in", TrafficDirection.INBOUND, NOON)));
        usage.count();

        assertThat(twilio.comparisons.of(DEMO, DAY, DAY).rows()).isEmpty();
    }

    @Test
    void aDayCostsWhatTwilioBillsWhereThatIsKnown() {
        usage.receive(List.of(
                usage.text("in", TrafficDirection.INBOUND, NOON), usage.price("message", "in", "SM1", "-0.5", NOON)));
        usage.count();
        assertThat(twilio.comparisons.spent(DEMO, DAY, DAY, "USD")).isEqualByComparingTo("0.5");

        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "0.7");

        assertThat(twilio.comparisons.spent(DEMO, DAY, DAY, "USD")).isEqualByComparingTo("0.7");
        assertThat(twilio.comparisons.spent(DEMO, DAY, DAY, "EUR")).isEqualByComparingTo(BigDecimal.ZERO);
    }
}

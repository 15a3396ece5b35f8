package io.switchboard.provisioning.usage.budget;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.RevisionEvents;
import io.switchboard.change.TestRevisionEvents;
import io.switchboard.change.audit.TestAuditTrail;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.usage.BudgetWarning;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.provisioning.usage.UsageFixture;
import io.switchboard.provisioning.usage.comparison.TestComparisons;
import io.switchboard.testing.ListedKafka;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.switchboard.provisioning.usage.UsageFixture.DEMO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UsageBudgetTests {

    private static final ApiCaller ADMIN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));

    private final UsageFixture usage = new UsageFixture();
    private final TestComparisons twilio = new TestComparisons(usage);
    private final ListedKafka<CloudEvent<?>> published = new ListedKafka<>();
    private final EventPublisher publisher = new EventPublisher(published.template(), new SimpleMeterRegistry());
    private final RevisionEvents events = TestRevisionEvents.over(publisher, usage.clock);
    private final UsageBudgetController controller = new UsageBudgetController(new UsageBudgets(
            usage.mongo,
            UsageBudgets.revisedBudgets(events, usage.mongo),
            TestAuditTrail.over(publisher, usage.clock)));
    private final UsageBudgetTask task = task();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void aBudgetIsReplacedUnderItsRevisionAndAudited() {
        assertThat(controller.get(DEMO).getBody()).isEqualTo(UsageBudget.NONE);

        assertThat(put(IfMatch.ANY, "100", "USD", null).warnAt()).isEqualByComparingTo("0.8");
        assertThat(put(IfMatch.parse("\"1\""), "50", "USD", "0.5").revision()).isEqualTo(2);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put(IfMatch.parse("\"1\""), "10", "USD", null))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(412));
        assertThat(published.values())
                .extracting(event -> ((AuditEntry) event.data()).what())
                .containsExactly("usage-budget.updated", "usage-budget.updated");
        assertThat(controller.get(new TenantId("other")).getBody()).isEqualTo(UsageBudget.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0, USD, -",
                "-5, USD, -",
                "1e20, USD, -",
                "0.0000001, USD, -",
                "10, dollars, -",
                "10, -, -",
                "10, USD, 0",
                "10, USD, 1.5"
            })
    void aWrongBudgetIsAClearProblem(String amount, @Nullable String currency, @Nullable String warnAt) {
        assertProblem("invalid-budget", () -> put(IfMatch.ANY, amount, currency, warnAt));
    }

    @Test
    void eachShareIsWarnedOfOnceAMonth() {
        put(IfMatch.ANY, "100", "USD", "0.8");
        twilio.bills(DEMO, "AC1", "2026-11-20", "totalprice", "0", "79.99");
        task.run();
        assertThat(warnings()).isEmpty();

        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "0.01");
        task.run();
        task.run();
        assertThat(warnings()).extracting(BudgetWarning::share).containsExactly("0.8");

        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "50");
        task.run();
        assertThat(warnings()).extracting(BudgetWarning::share).containsExactly("0.8", "1");

        usage.clock.advance(Duration.ofDays(12));
        task.run();
        assertThat(warnings()).hasSize(2);
        twilio.bills(DEMO, "AC1", "2026-12-02", "totalprice", "0", "80");
        task.run();
        assertThat(warnings()).extracting(BudgetWarning::month).containsExactly("2026-11", "2026-11", "2026-12");
    }

    @Test
    void twoInstancesWarnOnce() throws Exception {
        put(IfMatch.ANY, "100", "USD", "0.8");
        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "90");
        var other = task();
        Callable<Object> one = Executors.callable(task::run);
        Callable<Object> two = Executors.callable(other::run);

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(one, two, one, two))) {
                done.get();
            }
        }

        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aWarningThatKafkaDidNotTakeIsPublishedByTheSweep() {
        put(IfMatch.ANY, "100", "USD", "0.8");
        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "90");
        published.isAway(true);
        task.run();
        assertThat(warnings()).isEmpty();

        published.isAway(false);
        usage.clock.advance(Duration.ofMinutes(2));
        UsageBudgetTask.revisedBudgetWarnings(events, usage.mongo).sweep(Duration.ZERO);

        assertThat(warnings()).hasSize(1);
    }

    @Test
    void aTenantWithoutABudgetIsNotWarned() {
        put(IfMatch.ANY, "100", "USD", "0.8");
        put(IfMatch.ANY, null, null, null);
        twilio.bills(DEMO, "AC1", "2026-11-21", "totalprice", "0", "900");

        task.run();

        assertThat(warnings()).isEmpty();
    }

    private UsageBudgetTask task() {
        return new UsageBudgetTask(
                usage.mongo,
                twilio.comparisons(),
                UsageBudgetTask.revisedBudgetWarnings(events, usage.mongo),
                usage.clock);
    }

    private UsageBudget put(
            IfMatch condition, @Nullable String amount, @Nullable String currency, @Nullable String warnAt) {
        var budget = new UsageBudget(
                null,
                amount == null ? null : new BigDecimal(amount),
                currency,
                warnAt == null ? null : new BigDecimal(warnAt));
        return Objects.requireNonNull(
                controller.put(ADMIN, DEMO, condition, budget).getBody());
    }

    private List<BudgetWarning> warnings() {
        return published.values().stream()
                .filter(event -> event.data() instanceof BudgetWarning)
                .map(event -> (BudgetWarning) event.data())
                .toList();
    }

    private static void assertProblem(String type, ThrowingCallable call) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call)
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }
}

package io.switchboard.notification.redelivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import io.switchboard.job.Jobs;
import io.switchboard.notification.delivery.TestIntake;
import io.switchboard.notification.dispatch.TestDispatch;
import io.switchboard.notification.endpoint.TestEndpoints;
import io.switchboard.notification.redelivery.ReplayController.ReplayForm;
import io.switchboard.notification.redelivery.TestEventController.TestEventForm;
import io.switchboard.notification.webhook.WebhookFixture;
import io.switchboard.notification.webhook.WebhookReceiver.Answer;
import io.switchboard.notification.webhook.WebhookReceiver.Received;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class RedeliveryTests {

    private static final TenantId OTHER = new TenantId("other");

    private static WebhookFixture fixture;

    private String endpoint = "";

    @BeforeAll
    static void start() {
        fixture = new WebhookFixture();
        fixture.startJobs();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @BeforeEach
    void createEndpoint() {
        fixture.database().getCollection("webhook_endpoints").deleteMany(new Document());
        fixture.receiver().answer(request -> Answer.OK);
        fixture.receiver().clear();
        endpoint = TestEndpoints.create(fixture, "/one").id();
        fixture.clock().advance(Duration.ofHours(1));
    }

    @Test
    void attemptsAreListedWithRequestAnswerAndNextAttempt() {
        fixture.receiver().answer(request -> new Answer(503, Map.of("X-Why", "busy"), "x".repeat(5000)));
        deliver(1);

        var attempt = list(null, null, 50, null).items().getFirst();

        assertThat(attempt.outcome()).isEqualTo("failed");
        assertThat(attempt.error()).isEqualTo("The answer was 503.");
        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.request().headers()).containsEntry("webhook-id", "e1");
        assertThat(attempt.request().body()).isNull();
        assertThat(Objects.requireNonNull(attempt.response()).status()).isEqualTo(503);
        assertThat(attempt.response().headers()).containsEntry("x-why", "busy");
        assertThat(attempt.response().body()).hasSize(2000).endsWith("…");
        assertThat(attempt.nextAttemptAt()).isAfter(fixture.clock().instant().plusSeconds(4));
        assertThat(get(attempt.id()).request().body()).contains("\"specversion\":\"1.0\"", "Hi from e1");
    }

    @Test
    void attemptsAreFilteredAndPaged() {
        deliver(3);
        fixture.receiver().answer(request -> Answer.of(500));
        deliver(5);

        assertThat(list("failed", null, 50, null).items())
                .extracting(WebhookAttemptView::eventId)
                .containsExactlyInAnyOrder("e4", "e5");
        assertThat(list("delivered", "message.received", 50, null).items()).hasSize(3);
        assertThat(list(null, "call.received", 50, null).items()).isEmpty();
        var first = list(null, null, 3, null);
        var second = list(null, null, 3, first.next());
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
        assertThat(second.next()).isNull();
        assertThatExceptionOfType(ApiProblem.class)
                .as("a cursor of another list")
                .isThrownBy(() -> list("failed", null, 3, first.next()));
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> list("lost", null, 3, null));
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> list(null, "no.such", 3, null));
    }

    @Test
    void aRetryRepeatsTheEventWithItsIdWhetherOrNotItWasDelivered() {
        deliver(1);
        var delivered = list(null, null, 50, null).items().getFirst().id();

        retry(delivered);
        TestDispatch.pass(fixture);

        assertThat(fixture.receiver().received())
                .extracting(Received::webhookId)
                .containsExactly("e1", "e1");

        fixture.receiver().answer(request -> new Answer(429, Map.of("Retry-After", "3600"), ""));
        retry(delivered);
        TestDispatch.pass(fixture);
        fixture.receiver().answer(request -> Answer.OK);
        retry(delivered);
        TestDispatch.pass(fixture);
        assertThat(fixture.receiver().received())
                .as("neither the next attempt's time nor the pause counts")
                .hasSize(4);
    }

    @Test
    void aDisabledEndpointAndAnotherTenantRetryNothing() {
        deliver(1);
        var attempt = list(null, null, 50, null).items().getFirst().id();

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller().retry(WebhookFixture.ADMIN, OTHER, endpoint, attempt));
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller().get(OTHER, endpoint, attempt));
        TestEndpoints.enable(fixture, endpoint, false);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> retry(attempt))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT));
    }

    @Test
    void aReplayRepeatsTheDeliveriesOfATimeThatWereNotMade() {
        var from = fixture.clock().instant();
        deliver(2);
        TestEndpoints.enable(fixture, endpoint, true);
        fixture.receiver().answer(request -> Answer.of(410));
        deliver(4);
        TestEndpoints.enable(fixture, endpoint, true);
        fixture.receiver().answer(request -> Answer.OK);
        fixture.receiver().clear();
        fixture.clock().advance(Duration.ofMinutes(1));

        replay(new ReplayForm(from, null, null));
        assertThat(received()).containsExactlyInAnyOrder("e3", "e4");

        replay(new ReplayForm(from, fixture.clock().instant(), true));
        assertThat(received()).containsExactlyInAnyOrder("e3", "e4", "e1", "e2", "e3", "e4");
    }

    @Test
    void aReplayNeedsATimeThatIsKept() {
        var now = fixture.clock().instant();

        for (var form : List.of(
                new ReplayForm(null, now, null),
                new ReplayForm(now, now, null),
                new ReplayForm(now.plusSeconds(60), null, null),
                new ReplayForm(now.minus(Duration.ofDays(15)), now, null))) {
            assertThatExceptionOfType(ApiProblem.class)
                    .isThrownBy(() -> fixture.get(ReplayController.class)
                            .replay(WebhookFixture.ADMIN, WebhookFixture.TENANT, endpoint, form));
        }
    }

    @Test
    void aTestEventIsSentAtOnceAndItsAnswerReturned() {
        fixture.receiver().answer(request -> new Answer(418, Map.of(), "teapot"));

        var attempt = fixture.get(TestEventController.class)
                .test(WebhookFixture.ADMIN, WebhookFixture.TENANT, endpoint, new TestEventForm("call.received"));

        assertThat(attempt.test()).isTrue();
        assertThat(Objects.requireNonNull(attempt.response()).body()).isEqualTo("teapot");
        assertThat(fixture.receiver().received()).singleElement().satisfies(request -> {
            assertThat(request.json().get("source").asString()).isEqualTo("/notification-service/test");
            assertThat(request.json().get("type").asString()).isEqualTo("io.switchboard.call.received");
            assertThat(request.json().at("/data/callSid").asString()).isNotEmpty();
        });
        assertThat(TestEndpoints.get(fixture, endpoint).health().failed()).isZero();
        assertThat(list(null, null, 50, null).items()).hasSize(1);
        assertThatExceptionOfType(ApiProblem.class).as("it is not repeated").isThrownBy(() -> retry(attempt.id()));
    }

    /** Delivers the events up to this number; those before were delivered already. */
    private static void deliver(int events) {
        new TestIntake(fixture.components())
                .store(IntStream.rangeClosed(1, events)
                        .mapToObj(number -> TestIntake.event(
                                "demo",
                                "c" + number,
                                "e" + number,
                                fixture.clock().instant()))
                        .toList());
        TestDispatch.pass(fixture);
    }

    private void replay(ReplayForm form) {
        var job =
                fixture.get(ReplayController.class).replay(WebhookFixture.ADMIN, WebhookFixture.TENANT, endpoint, form);
        await().until(() -> fixture.get(Jobs.class)
                .view(WebhookFixture.TENANT, job.id())
                .orElseThrow()
                .state()
                .isLast());
        TestDispatch.pass(fixture);
    }

    private static List<String> received() {
        return fixture.receiver().received().stream().map(Received::webhookId).toList();
    }

    private Page<WebhookAttemptView> list(
            @Nullable String outcome, @Nullable String type, int limit, @Nullable String cursor) {
        return controller().list(WebhookFixture.TENANT, endpoint, outcome, type, limit, cursor);
    }

    private WebhookAttemptView get(String attempt) {
        return controller().get(WebhookFixture.TENANT, endpoint, attempt);
    }

    private void retry(String attempt) {
        controller().retry(WebhookFixture.ADMIN, WebhookFixture.TENANT, endpoint, attempt);
    }

    private static AttemptController controller() {
        return fixture.get(AttemptController.class);
    }
}

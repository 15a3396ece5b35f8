package io.switchboard.notification.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.webhook.WebhookEndpointDisabled;
import io.switchboard.notification.delivery.TestIntake;
import io.switchboard.notification.endpoint.TestEndpoints;
import io.switchboard.notification.webhook.WebhookFixture;
import io.switchboard.notification.webhook.WebhookReceiver.Answer;
import io.switchboard.notification.webhook.WebhookReceiver.Received;
import io.switchboard.testing.CrashingMongo.ProcessDied;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTests {

    private static final DirectExecutor HERE = new DirectExecutor();
    private static final List<String> COLLECTIONS =
            List.of("webhook_endpoints", "webhook_deliveries", "webhook_lanes", "webhook_queues", "webhook_attempts");

    private static WebhookFixture fixture;
    private static DeliveryDispatcher dispatcher;

    @BeforeAll
    static void start() {
        fixture = new WebhookFixture();
        dispatcher = fixture.get(DeliveryDispatcher.class);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void clear() {
        fixture.mongo().restart();
        COLLECTIONS.forEach(name -> fixture.database().getCollection(name).deleteMany(new Document()));
        fixture.receiver().answer(request -> Answer.OK);
        fixture.receiver().clear();
        fixture.published().take();
    }

    @Test
    void anEventIsDeliveredOnceToEachEndpointThatWantsIt() {
        TestEndpoints.create(fixture, "/one");
        TestEndpoints.create(fixture, "/two");
        store(events(1, 1));
        store(events(1, 1));

        dispatcher.pass(HERE);

        assertThat(fixture.receiver().received()).extracting(Received::path).containsExactlyInAnyOrder("/one", "/two");
        assertThat(fixture.receiver().received()).allSatisfy(request -> {
            assertThat(request.webhookId()).isEqualTo("c1-e1");
            assertThat(request.headers().get("content-type")).startsWith("application/cloudevents+json");
            assertThat(request.headers().get("webhook-signature")).startsWith("v1,");
            assertThat(request.json().get("type").asString()).isEqualTo("io.switchboard.message.received");
            assertThat(request.json().at("/data/body").asString()).isEqualTo("Hi from c1-e1");
        });
        assertThat(left()).isZero();
    }

    @Test
    void aFailingDeliveryHoldsBackLaterOnesOfItsConversationOnly() {
        TestEndpoints.create(fixture, "/one");
        fixture.receiver().answer(request -> request.webhookId().equals("c1-e1") ? Answer.of(500) : Answer.OK);
        store(events(2, 3));

        dispatcher.pass(HERE);

        assertThat(taken("/one")).containsExactly("c2-e1", "c2-e2", "c2-e3");

        fixture.receiver().answer(request -> Answer.OK);
        dispatcher.pass(HERE);
        assertThat(taken("/one")).as("not before five seconds").hasSize(3);

        fixture.clock().advance(Duration.ofSeconds(6));
        dispatcher.pass(HERE);
        assertThat(taken("/one").subList(3, 6)).containsExactly("c1-e1", "c1-e2", "c1-e3");
    }

    @Test
    void anEndpointThatAsksForAPauseGetsIt() {
        TestEndpoints.create(fixture, "/one");
        fixture.receiver().answer(request -> new Answer(429, Map.of("Retry-After", "60"), ""));
        store(events(1, 1));
        dispatcher.pass(HERE);
        fixture.receiver().answer(request -> Answer.OK);
        store(events(2, 1));

        fixture.clock().advance(Duration.ofSeconds(30));
        dispatcher.pass(HERE);
        assertThat(taken("/one"))
                .as("neither the delivery that failed nor another one")
                .isEmpty();

        fixture.clock().advance(Duration.ofSeconds(45));
        dispatcher.pass(HERE);
        assertThat(taken("/one")).containsExactlyInAnyOrder("c1-e1", "c2-e1");
    }

    @Test
    void aPauseThatTheEndpointAskedForIsNotOverdue() {
        TestEndpoints.create(fixture, "/one");
        fixture.receiver().answer(request -> new Answer(429, Map.of("Retry-After", "3600"), ""));
        store(events(1, 1));
        dispatcher.pass(HERE);
        store(events(2, 1));

        fixture.clock().advance(Duration.ofMinutes(30));
        dispatcher.pass(HERE);
        assertThat(overdueSeconds()).isZero();

        fixture.clock().advance(Duration.ofMinutes(31));
        dispatcher.pass(HERE);
        assertThat(overdueSeconds()).as("since the end of the pause").isBetween(1.0, 60.0);
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAndItsOwnerTold() {
        var endpoint = TestEndpoints.create(fixture, "/one");
        fixture.receiver().answer(request -> Answer.of(410));
        fixture.published().take();
        store(events(2, 3));

        passesUntilNothingIsLeft();

        assertThat(fixture.receiver().received()).as("one request, then none").hasSize(1);
        var after = TestEndpoints.get(fixture, endpoint.id());
        assertThat(after.state()).isEqualTo("disabled");
        assertThat(fixture.published().take())
                .filteredOn(event -> event.data() instanceof WebhookEndpointDisabled)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.type()).isEqualTo("io.switchboard.webhook-endpoint.disabled");
                    assertThat(((WebhookEndpointDisabled) event.data()).reason())
                            .isEqualTo("gone");
                });
        assertThat(states()).containsOnlyKeys("CANCELED");
    }

    @Test
    void aDeliveryIsGivenUpAfterThreeDaysAndTheEndpointDisabledAfterFive() {
        var endpoint = TestEndpoints.create(fixture, "/one");
        fixture.receiver().answer(request -> Answer.of(503));
        store(events(1, 2));

        for (var hour = 0; hour < 3 * 24 + 2; hour++) {
            dispatcher.pass(HERE);
            fixture.clock().advance(Duration.ofHours(1));
        }
        assertThat(states()).containsEntry("FAILED", 2L);
        assertThat(TestEndpoints.get(fixture, endpoint.id()).health().failingSince())
                .isNotNull();
        assertThat(TestEndpoints.get(fixture, endpoint.id()).state()).isEqualTo("enabled");

        store(events(2, 1));
        for (var hour = 0; hour < 2 * 24 + 12; hour++) {
            dispatcher.pass(HERE);
            fixture.clock().advance(Duration.ofHours(1));
        }
        assertThat(TestEndpoints.get(fixture, endpoint.id()).state()).isEqualTo("disabled");
        assertThat(fixture.published().take())
                .extracting(CloudEvent::data)
                .filteredOn(WebhookEndpointDisabled.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aDisabledEndpointReceivesNothing() {
        var endpoint = TestEndpoints.create(fixture, "/one");
        store(events(1, 1));
        TestEndpoints.enable(fixture, endpoint.id(), false);
        store(events(2, 1));
        passesUntilNothingIsLeft();

        assertThat(fixture.receiver().received()).isEmpty();

        TestEndpoints.enable(fixture, endpoint.id(), true);
        store(List.of(TestIntake.event("demo", "c3", "c3-e1", fixture.clock().instant())));
        passesUntilNothingIsLeft();
        assertThat(taken("/one")).containsExactly("c3-e1");
    }

    @Test
    void anotherTenantsEventIsNotDelivered() {
        TestEndpoints.create(fixture, "/one");
        store(List.of(TestIntake.event("other", "c1", "e1", fixture.clock().instant())));

        dispatcher.pass(HERE);

        assertThat(fixture.receiver().received()).isEmpty();
        assertThat(states()).isEmpty();
    }

    /** A process that dies at each of its writes in turn, before the write or after it; then another one continues. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCrashAtAnyWriteLosesNothingAndKeepsTheOrder(boolean hasEffect) {
        var events = events(2, 2);
        var crashes = 0;
        for (var isCrashed = true; isCrashed; crashes++) {
            clear();
            var refused = ConcurrentHashMap.<String>newKeySet();
            TestEndpoints.create(fixture, "/one");
            fixture.receiver().answer(request -> answerLater(request, refused));
            fixture.mongo().crashAt(crashes + 1, hasEffect);
            storeAndPassUntilDeath(events);
            isCrashed = fixture.mongo().restart();

            store(events);
            passesUntilNothingIsLeft();

            assertThat(states()).as("crash at write %d", crashes + 1).isEqualTo(Map.of("DELIVERED", 4L));
            assertOrder(crashes + 1);
        }
        assertThat(crashes).as("writes").isGreaterThan(20);
    }

    /** The first request about the second conversation fails. */
    private static Answer answerLater(Received request, Set<String> refused) {
        return request.webhookId().startsWith("c2") && refused.add("once") ? Answer.of(500) : Answer.OK;
    }

    private void storeAndPassUntilDeath(List<CloudEvent<JsonNode>> events) {
        try {
            store(events);
            dispatcher.pass(HERE);
        } catch (ProcessDied e) {
            // The next process continues.
        }
    }

    /** Each event is taken, repeats have the same id, and the first time of each is in the order of the events. */
    private void assertOrder(int crash) {
        var firsts = taken("/one").stream().distinct().collect(Collectors.groupingBy(id -> id.substring(0, 2)));
        assertThat(firsts)
                .as("crash at write %d", crash)
                .isEqualTo(Map.of("c1", List.of("c1-e1", "c1-e2"), "c2", List.of("c2-e1", "c2-e2")));
    }

    private void passesUntilNothingIsLeft() {
        for (var pass = 0; pass < 50 && left() > 0; pass++) {
            dispatcher.pass(HERE);
            fixture.clock().advance(Duration.ofSeconds(30));
        }
        assertThat(left()).isZero();
    }

    private static double overdueSeconds() {
        var overdue = fixture.get(MeterRegistry.class).get("switchboard.notification.webhook.overdue");
        return overdue.timeGauge().value(TimeUnit.SECONDS);
    }

    private static long left() {
        return fixture.database().getCollection("webhook_lanes").countDocuments()
                + fixture.database().getCollection("webhook_queues").countDocuments();
    }

    private static Map<String, Long> states() {
        var states = new ArrayList<String>();
        fixture.database()
                .getCollection("webhook_deliveries")
                .find()
                .forEach(found -> states.add(found.getString("state")));
        return states.stream()
                .collect(Collectors.groupingBy(state -> state, LinkedHashMap::new, Collectors.counting()));
    }

    private static List<String> taken(String path) {
        return fixture.receiver().received().stream()
                .filter(request -> request.path().equals(path) && request.isTaken())
                .map(Received::webhookId)
                .toList();
    }

    private static void store(List<CloudEvent<JsonNode>> events) {
        new TestIntake(fixture.components()).store(events);
    }

    /** The events of each conversation in turn: {@code c1-e1}, {@code c2-e1}, {@code c1-e2} … */
    private static List<CloudEvent<JsonNode>> events(int conversations, int each) {
        var events = new ArrayList<CloudEvent<JsonNode>>();
        for (var event = 1; event <= each; event++) {
            for (var conversation = 1; conversation <= conversations; conversation++) {
                events.add(TestIntake.event(
                        "demo",
                        "c" + conversation,
                        "c" + conversation + "-e" + event,
                        fixture.clock().instant()));
            }
        }
        return events;
    }
}

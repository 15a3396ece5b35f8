package io.switchboard.conversation.reconciliation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.traffic.PriceReported;
import io.switchboard.testing.emulator.TwilioFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.NullNode;

import static io.switchboard.conversation.reconciliation.ReconciliationFixture.CUSTOMER;
import static io.switchboard.conversation.reconciliation.ReconciliationFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;

/** The price that Twilio gives a message some time after its end is published once. */
class PriceReportTests {

    private final ReconciliationFixture world = new ReconciliationFixture();
    private final ReconcilingInstance instance = world.instance("one");

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aPriceIsPublishedOnceUnderOurId() {
        var sid = stored("x".repeat(161));
        world.passInterval();

        instance.tick();
        var price = prices().getFirst();
        world.passInterval();
        instance.tick();
        world.instance("two").tick();

        assertThat(prices()).isEmpty();
        var id = world.stored(instance, sid).orElseThrow().id();
        assertThat(price.id()).isEqualTo(id + "/price/" + sid + "/-0.01580/USD");
        assertThat(price.tenantId()).isEqualTo("demo");
        assertThat(price.data())
                .usingRecursiveComparison()
                .ignoringFields("at")
                .isEqualTo(new PriceReported("message", id, sid, "-0.01580", "USD", world.clock.instant()));
    }

    @Test
    void aPriceThatTwilioChangesIsPublishedAgain() {
        var sid = stored("Hello");
        world.passInterval();
        instance.tick();
        prices();
        hasPrice(sid, "-0.00900");
        world.passInterval();

        instance.tick();

        assertThat(prices()).extracting(event -> event.data().price()).containsExactly("-0.00900");
    }

    @Test
    void aPriceThatComesADayLaterIsFound() {
        var sid = stored("Hello");
        hasPrice(sid, NullNode.getInstance());
        world.passInterval();
        instance.tick();
        world.clock.advance(Duration.ofHours(20));
        instance.tick();
        assertThat(prices()).isEmpty();
        world.twilio.failsOnlyWith(List.of());
        world.clock.advance(Duration.ofHours(5));

        instance.tick();

        assertThat(prices()).extracting(event -> event.data().twilioSid()).containsExactly(sid);
    }

    @Test
    void aCrashAfterThePublicationPublishesTheSameEvent() {
        stored("Hello");
        world.passInterval();
        instance.tick();
        var first = prices().getFirst();
        world.database.getCollection("reported_prices").drop();
        world.passInterval();

        instance.tick();

        assertThat(prices()).extracting(CloudEvent::id).containsExactly(first.id());
    }

    @Test
    void thePricesOfOtherSystemsAreNotPublished() {
        world.directory.removeNumber(OURS);
        world.twilio.text(CUSTOMER, OURS, "to a number that is not managed here");
        world.passInterval();

        instance.tick();

        assertThat(prices()).isEmpty();
    }

    /** Lets a customer text and a sweep store the message; returns its SID. */
    private String stored(String body) {
        var sid = world.twilio.text(CUSTOMER, OURS, body);
        world.passInterval();
        instance.tick();
        world.deliver(instance);
        return sid;
    }

    private void hasPrice(String sid, Object price) {
        world.twilio.fails(
                TwilioFault.on("GET", "/Messages").isAnsweredWithALie(Map.of("sid", sid), Map.of("price", price)));
    }

    private List<CloudEvent<PriceReported>> prices() {
        return PublishedEvents.of(PriceReported.class, world.published.take());
    }
}

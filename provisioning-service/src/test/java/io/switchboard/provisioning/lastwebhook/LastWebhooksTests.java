package io.switchboard.provisioning.lastwebhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.provisioning.accounts.EmptyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class LastWebhooksTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String OURS = "+15005550006";
    private static final Instant AT = Instant.parse("2026-11-21T09:30:00Z");

    private final MongoTemplate mongo = EmptyStore.open();
    private final LastWebhooks webhooks = new LastWebhooks(mongo);

    @Test
    void textsAndCallsHaveTimesOfTheirOwn() {
        record(webhooks, TwilioEventType.INBOUND_MESSAGE, "whatsapp:" + OURS, AT);
        record(webhooks, TwilioEventType.INBOUND_CALL, OURS, AT.plusSeconds(5));

        assertThat(stored()).isEqualTo(new LastWebhook(ACCOUNT + "|" + OURS, AT, AT.plusSeconds(5), null));
    }

    @Test
    void ofManyInAMinuteTheFirstIsStored() {
        record(webhooks, TwilioEventType.INBOUND_MESSAGE, OURS, AT);
        record(webhooks, TwilioEventType.INBOUND_MESSAGE, OURS, AT.plusSeconds(59));
        assertThat(stored().textAt()).isEqualTo(AT);

        record(webhooks, TwilioEventType.INBOUND_MESSAGE, OURS, AT.plusSeconds(60));
        assertThat(stored().textAt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void anEarlierWebhookOfAnotherInstanceChangesNothing() {
        record(webhooks, TwilioEventType.INBOUND_CALL, OURS, AT);
        record(new LastWebhooks(mongo), TwilioEventType.INBOUND_CALL, OURS, AT.minusSeconds(600));

        assertThat(stored().callAt()).isEqualTo(AT);
    }

    @Test
    void anotherAccountsWebhookToTheSameNumberIsNotOurs() {
        record(webhooks, TwilioEventType.INBOUND_CALL, OURS, AT);

        assertThat(webhooks.of("AC000000000000000000000000000000d2", List.of(OURS)))
                .isEmpty();
    }

    @Test
    void eventsOfAnAccountHaveTheTimesOfTheAccount() {
        record(webhooks, TwilioEventType.ERROR_LOGGED, "", AT);
        record(webhooks, TwilioEventType.ofConversations("onMessageAdded"), "", AT.plusSeconds(70));
        record(webhooks, TwilioEventType.ofConversations("onAnything"), "", AT.plusSeconds(140));

        assertThat(webhooks.lastDebuggerEvent(ACCOUNT)).isEqualTo(AT);
        assertThat(webhooks.lastConversationsEvent(ACCOUNT)).isEqualTo(AT.plusSeconds(140));
        assertThat(webhooks.lastDebuggerEvent("AC000000000000000000000000000000d2"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "com.twilio.messaging.message.delivered, +15005550006",
        "com.twilio.messaging.inbound-message.received, 12345",
        "com.twilio.messaging.inbound-message.received, ''",
        "io.switchboard.voice.inbound-call.received, sip:desk@example.com"
    })
    void anEventThatNoNumberReceivedIsLeftOut(String type, String to) {
        record(webhooks, type, to, AT);

        assertThat(mongo.findAll(LastWebhook.class)).isEmpty();
    }

    private static void record(LastWebhooks webhooks, String type, String to, Instant at) {
        var event = new TwilioEvent("id", type, ACCOUNT, at, "/", Map.of(), Map.of("To", List.of(to)));
        ReceivedWebhook.of(event).ifPresent(webhooks::record);
    }

    private LastWebhook stored() {
        return webhooks.of(ACCOUNT, List.of(OURS)).getFirst();
    }
}

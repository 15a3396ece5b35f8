package io.switchboard.conversation.receiving;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.events.twilio.TwilioEventType;
import io.switchboard.kafka.listener.UnprocessableEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MessagingEventsTests {

    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final Map<String, String> TEXT =
            Map.of("MessageSid", SID, "From", "+15551230001", "To", "+15005550006", "MessageStatus", "sent");

    @Test
    void readsTwiliosOlderNames() {
        var event = data(Map.of("SmsSid", SID, "SmsStatus", "sent"), Instant.EPOCH);

        assertThat(MessagingEvents.sid(event)).isEqualTo(SID);
        assertThat(MessagingEvents.status(event)).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {TwilioEventType.INBOUND_MESSAGE, "com.twilio.messaging.message.sent"})
    void acceptsAnEventThatHasEverything(String type) {
        assertThatCode(() -> MessagingEvents.check(event(type, "demo", TEXT, Instant.EPOCH)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "demo|other", "demo\n"})
    void anEventWithoutATenantIsUnprocessable(@Nullable String tenant) {
        rejects(event(TwilioEventType.INBOUND_MESSAGE, tenant, TEXT, Instant.EPOCH), "ce_tenantid is missing");
    }

    @Test
    void aTextWithoutReceivedAtIsUnprocessable() {
        rejects(event(TwilioEventType.INBOUND_MESSAGE, "demo", TEXT, null), "receivedAt is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z"})
    void aTimeThatMongoDbCannotStoreIsUnprocessable(Instant receivedAt) {
        rejects(
                event(TwilioEventType.INBOUND_MESSAGE, "demo", TEXT, receivedAt),
                "receivedAt is missing or out of range");
    }

    @ParameterizedTest
    @CsvSource({
        "io.switchboard.unknown, MessageSid, SM0123456789abcdef0123456789abcdef, Unknown type",
        "com.twilio.messaging.inbound-message.received, MessageSid, '', MessageSid is missing",
        "com.twilio.messaging.inbound-message.received, MessageSid, SM1, MessageSid is malformed",
        "com.twilio.messaging.inbound-message.received, MessageSid, SM0123456789abcdef0123456789abcdefNumMedia0, MessageSid is malformed",
        "com.twilio.messaging.inbound-message.received, From, '', From is missing",
        "com.twilio.messaging.inbound-message.received, To, ' ', To is missing",
        "com.twilio.messaging.message.sent, MessageStatus, '', MessageStatus is missing",
        "com.twilio.messaging.message.sent, MessageStatus, two words, MessageStatus is malformed",
        "com.twilio.messaging.message.sent, MessageStatus, $set.history, MessageStatus is malformed"
    })
    void namesWhatIsMissingOrMalformed(String type, String parameter, String value, String reason) {
        rejects(event(type, "demo", with(parameter, value), Instant.EPOCH), reason);
    }

    @Test
    void aStatusOfMoreThan64CharactersIsUnprocessable() {
        var status = "s".repeat(65);

        rejects(
                event("com.twilio.messaging.message.sent", "demo", with("MessageStatus", status), Instant.EPOCH),
                "MessageStatus is malformed");
    }

    private static void rejects(CloudEvent<TwilioEvent> event, String reason) {
        assertThatExceptionOfType(UnprocessableEvent.class)
                .isThrownBy(() -> MessagingEvents.check(event))
                .withMessageStartingWith(reason);
    }

    private static Map<String, String> with(String parameter, String value) {
        var parameters = new HashMap<>(TEXT);
        parameters.put(parameter, value);
        return parameters;
    }

    private static CloudEvent<TwilioEvent> event(
            String type, @Nullable String tenant, Map<String, String> parameters, @Nullable Instant receivedAt) {
        return new CloudEvent<>("id", type, "/test", null, Instant.EPOCH, tenant, data(parameters, receivedAt));
    }

    @SuppressWarnings("NullAway") // A record from outside may lack any field.
    private static TwilioEvent data(Map<String, String> parameters, @Nullable Instant receivedAt) {
        var lists = new HashMap<String, List<String>>();
        parameters.forEach((name, value) -> lists.put(name, List.of(value)));
        return new TwilioEvent("id", "type", "AC1", receivedAt, "/api/webhooks/sms", Map.of(), lists);
    }
}

package io.switchboard.conversation.receiving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twin.JoinedMessages;
import io.switchboard.conversation.twin.SecondSids;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Message;
import io.switchboard.events.MessageDetails;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.mongo.IdGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What Twilio sends, as it is stored, published and shown. */
class InboundMessagesTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TestStore STORE = new TestStore();

    /** Kafka takes no larger record unless it is told to. */
    private static final int LARGEST_RECORD = 1_000_000;

    private final InboundMessages inbound = new InboundMessages(
            STORE.get(MessageStore.class),
            STORE.get(JoinedMessages.class),
            STORE.get(SecondSids.class),
            new IdGenerator(),
            new ReceivingMeters(new SimpleMeterRegistry()));
    private final String sid = "SM" + new IdGenerator().next().replace("-", "");

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void nothingIsPublished() {
        STORE.published().take();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "inbound-whatsapp-location; location; Location: Brandenburger Tor, Pariser Platz, 10117 Berlin"
                        + " (52.5162746, 13.3777041)",
                "inbound-whatsapp-button; button; Yes, please",
                "inbound-whatsapp-flow; flow; Form: size: XL",
                "inbound-whatsapp-referral; referral; ¿Todavía hay bicicletas azules? 🚲",
                "inbound-rcs-message; button; Call me"
            })
    void everyKindOfMessageHasABodyAndDetails(String sample, String type, String body) {
        inbound.store(List.of(sample(sample)));

        var stored = stored();
        assertThat(stored.body()).isEqualTo(body);
        assertThat(stored.details()).extracting(MessageDetails::type).isEqualTo(type);
        assertThat(stored.view()).isEqualTo(published());
        assertThat(preview(stored)).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbound-message", "inbound-mms-message", "inbound-whatsapp-message"})
    void aTextOrPictureHasNoDetails(String sample) {
        inbound.store(List.of(sample(sample)));

        assertThat(stored().details()).isNull();
        assertThat(stored().view()).isEqualTo(published());
    }

    @Test
    void aPictureWithoutTextHasAPreview() {
        inbound.store(List.of(sample("inbound-whatsapp-message")));

        assertThat(stored().body()).isEmpty();
        assertThat(preview(stored())).isEqualTo("Picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001", "\ud83d", "👋", "\"", "\u2028"})
    void theLargestMessageFitsIntoARecord(String character) {
        var parameters = new HashMap<>(sample("inbound-whatsapp-flow").data().parameters());
        parameters.keySet().forEach(name -> parameters.put(name, List.of(character.repeat(70_000))));
        for (var name : List.of("Body", "ReferralBody", "ReferralHeadline", "ReferralSourceUrl", "Label", "Address")) {
            parameters.put(name, List.of(character.repeat(70_000)));
        }
        for (var n = 0; n < 20; n++) {
            parameters.put("MediaUrl" + n, List.of("https://m/" + character.repeat(1900 / character.length())));
            parameters.put("MediaContentType" + n, List.of(character.repeat(70_000)));
        }
        parameters.put("MessageSid", List.of(sid));
        parameters.put("To", List.of("whatsapp:+1" + character.repeat(9000)));
        parameters.put("From", List.of("whatsapp:+2" + character.repeat(9000)));

        inbound.store(List.of(event(parameters)));

        assertThat(STORE.published().take())
                .hasSize(3)
                .allSatisfy(event ->
                        assertThat(JSON.writeValueAsBytes(event.data())).hasSizeLessThan(LARGEST_RECORD));
        assertThat(stored().media()).hasSize(10);
        assertThat(JSON.writeValueAsString(stored().view())).doesNotContain("\ud83d\"");
    }

    private StoredMessage stored() {
        return STORE.get(Messages.class).find(List.of(), List.of("demo|" + sid)).getFirst();
    }

    private static Message published() {
        return STORE.published().take().stream()
                .map(CloudEvent::data)
                .filter(Message.class::isInstance)
                .map(Message.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String preview(StoredMessage message) {
        var conversation = STORE.get(Conversations.class)
                .find(message.tenantId(), message.conversationId())
                .orElseThrow();
        return Objects.requireNonNull(conversation.lastMessage()).preview();
    }

    /** A golden sample from a new customer, with a new SID. */
    private CloudEvent<TwilioEvent> sample(String name) {
        try (var in = getClass().getResourceAsStream("/samples/" + name + ".json")) {
            var sample = JSON.readTree(Objects.requireNonNull(in, name));
            var data = JSON.treeToValue(sample.get("data"), TwilioEvent.class);
            var parameters = new HashMap<>(data.parameters());
            parameters.put("MessageSid", List.of(sid));
            var from = Objects.requireNonNull(data.parameter("From"));
            parameters.put("From", List.of(from.substring(0, from.indexOf('+')) + "+" + sid));
            return event(parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CloudEvent<TwilioEvent> event(Map<String, List<String>> parameters) {
        var data = new TwilioEvent(
                "id",
                "com.twilio.messaging.inbound-message.received",
                "AC000000000000000000000000000000d1",
                Instant.parse("2026-11-21T09:30:00.123Z"),
                "/api/webhooks/whatsapp",
                Map.of(),
                parameters);
        return new CloudEvent<>("id", data.type(), "/ingress-service", null, data.receivedAt(), "demo", data);
    }
}

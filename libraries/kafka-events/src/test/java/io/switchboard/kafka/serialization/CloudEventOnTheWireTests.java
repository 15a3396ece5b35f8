package io.switchboard.kafka.serialization;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.SendMessage;
import io.switchboard.events.member.Member;
import io.switchboard.events.twilio.TwilioEvent;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CloudEventOnTheWireTests {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final CloudEventDeserializer deserializer = new CloudEventDeserializer(JSON);
    private final CloudEventSerializer serializer = new CloudEventSerializer(JSON, () -> null);

    @Test
    void aConsumerOfSomeTypesReadsNoOtherPayloads() throws IOException {
        var members = new CloudEventDeserializer(JSON);
        members.configure(Map.of(CloudEventDeserializer.TYPES, "io.switchboard.member."), false);

        var label = sample("label-updated");
        var skipped = members.deserialize(
                label.get("topic").asString(), headers(label), "not JSON".getBytes(StandardCharsets.UTF_8));
        var member = sample("member-updated");
        var read = members.deserialize(
                member.get("topic").asString(), headers(member), JSON.writeValueAsBytes(member.get("data")));

        assertThat(Objects.requireNonNull(skipped).id())
                .isEqualTo(label.at("/headers/ce_id").asString());
        assertThat(Objects.requireNonNull(read).data()).isInstanceOf(Member.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inbound-message",
                "inbound-whatsapp-message",
                "message-status",
                "rejected-webhook",
                "send-message",
                "send-message-from-agent",
                "number",
                "number-with-greeting",
                "number-with-forward",
                "number-with-voicemail",
                "number-with-menu",
                "number-with-business-hours",
                "number-with-recording",
                "number-with-reject",
                "number-with-hang-up",
                "account",
                "message-received",
                "message-received-location",
                "message-received-button",
                "message-received-flow",
                "message-queued",
                "message-status-changed",
                "conversation-updated",
                "contact-created",
                "contact-updated"
            })
    void readsAndWritesEveryGoldenSample(String name) throws IOException {
        var sample = sample(name);
        var topic = sample.get("topic").asString();
        var written = new RecordHeaders();

        var event = Objects.requireNonNull(
                deserializer.deserialize(topic, headers(sample), JSON.writeValueAsBytes(sample.get("data"))));
        var value = serializer.serialize(topic, written, event);

        assertThat(JSON.readTree(value)).isEqualTo(sample.get("data"));
        assertThat(texts(written)).isEqualTo(texts(headers(sample)));
    }

    @ParameterizedTest
    @CsvSource({"inbound-message,TwilioEvent", "send-message,SendMessage", "conversation-updated,Conversation"})
    void knowsThePayloadByTopicAndType(String name, String type) throws IOException {
        var sample = sample(name);

        var event = deserializer.deserialize(
                sample.get("topic").asString(), headers(sample), JSON.writeValueAsBytes(sample.get("data")));

        assertThat(Objects.requireNonNull(event).data().getClass().getSimpleName())
                .isEqualTo(type);
        assertThat(event.data()).isInstanceOfAny(TwilioEvent.class, SendMessage.class, Conversation.class);
    }

    @Test
    void givesAnEventTheCurrentTraceUnlessItHasItsCause() {
        var tracing = new CloudEventSerializer(JSON, () -> "00-current");
        var event = new CloudEvent<Object>("1", "t", "/s", null, Instant.EPOCH, "demo", Map.of());
        var fromWeb = new RecordHeaders();
        var fromCause = new RecordHeaders();

        tracing.serialize("topic", fromWeb, event);
        tracing.serialize("topic", fromCause, event.causedBy(caused()));

        assertThat(texts(fromWeb)).containsEntry("traceparent", "00-current");
        assertThat(texts(fromCause)).containsEntry("traceparent", TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "\"text\"", "{\"query\": 7}"})
    void refusesAValueThatIsNoPayload(String value) throws IOException {
        var headers = headers(sample("inbound-message"));

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() ->
                        deserializer.deserialize("twilio.messaging", headers, value.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("not a CloudEvent of twilio.messaging");
    }

    @Test
    void refusesARecordWithoutAttributes() {
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> deserializer.deserialize(
                        "switchboard.events", new RecordHeaders(), "{}".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("ce_specversion is missing");
    }

    private static CloudEvent<Object> caused() {
        return new CloudEvent<>("0", "t", "/s", null, Instant.EPOCH, "demo", TRACE, null, Map.of());
    }

    private static JsonNode sample(String name) throws IOException {
        try (var in = CloudEvent.class.getResourceAsStream("/samples/" + name + ".json")) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        }
    }

    private static Headers headers(JsonNode sample) {
        var headers = new RecordHeaders();
        sample.get("headers")
                .properties()
                .forEach(each ->
                        headers.add(each.getKey(), each.getValue().asString().getBytes(StandardCharsets.UTF_8)));
        return headers;
    }

    private static Map<String, String> texts(Headers headers) {
        return Arrays.stream(headers.toArray())
                .collect(
                        Collectors.toMap(each -> each.key(), each -> new String(each.value(), StandardCharsets.UTF_8)));
    }
}

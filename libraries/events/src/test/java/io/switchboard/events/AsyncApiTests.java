package io.switchboard.events;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.events.twilio.TwilioEventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The AsyncAPI document names every topic and every type of event, and the published file is its current bundle. */
class AsyncApiTests {

    private static final JsonNode DOCUMENT = AsyncApi.source();
    private static final Set<String> SERVICES =
            Set.of("ingress-service", "provisioning-service", "conversation-service", "notification-service");

    static List<Topic<?>> topics() {
        return SchemaFiles.topics();
    }

    static Stream<String> twilioTypes() {
        return Arrays.stream(TwilioEventType.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(field -> (String) SchemaFiles.constant(field));
    }

    static Stream<Map.Entry<String, JsonNode>> channels() {
        return DOCUMENT.get("channels").properties().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicHasAChannelWithItsPayload(Topic<?> topic) {
        var channel = channel(topic);

        if (topic.payload() != Object.class) {
            assertThat(messages(channel))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(payload(message)).isEqualTo(schema(topic.payload())));
        }
        assertThat(channel.at("/bindings/kafka/topicConfiguration").has("cleanup.policy"))
                .as("named as compacted")
                .isEqualTo(topic.compacted());
    }

    private static Topic<?> topic(EventType type) {
        return topics().stream()
                .filter(topic -> topic.name().equals(type.topic()))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void anEventTypeHasAMessageWithItsPayload(EventType type) {
        var messages = messages(channel(topic(type))).stream()
                .filter(message -> types(message).equals(Set.of(type.type())))
                .toList();

        assertThat(messages)
                .singleElement()
                .satisfies(message -> assertThat(payload(message)).isEqualTo(schema(type.payload())));
    }

    @ParameterizedTest
    @MethodSource("twilioTypes")
    void aTwilioEventTypeIsOnOneTopic(String type) {
        assertThat(channels().filter(channel -> typesOn(channel.getValue()).contains(type)))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("io.switchboard.events.SamplesTests#samples")
    void aSamplesTypeIsAmongThoseOfItsTopic(Path file) {
        var sample = AsyncApi.read(file);
        var topic = sample.get("topic").asString();

        var types = channels()
                .filter(channel -> channel.getValue().get("address").asString().equals(topic))
                .flatMap(channel -> typesOn(channel.getValue()).stream());

        assertThat(types).contains(sample.at("/headers/ce_type").asString());
    }

    @ParameterizedTest
    @MethodSource("channels")
    void aChannelHasAKeyAndAWriterThatIsAService(Map.Entry<String, JsonNode> channel) {
        var writers = DOCUMENT.get("operations")
                .valueStream()
                .filter(operation -> operation.get("action").asString().equals("send"))
                .filter(operation -> operation.at("/channel/$ref").asString().equals("#/channels/" + channel.getKey()))
                .flatMap(operation -> operation.get("tags").valueStream())
                .map(tag -> tag.get("name").asString());

        assertThat(writers).isNotEmpty().allMatch(SERVICES::contains);
        assertThat(channel.getValue().get("description").asString()).containsAnyOf("Key - ", "with their key");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var bundle = AsyncApi.bundle();

        assertThat(bundle.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                bundle.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void thePublishedDocumentIsTheCurrentOne() throws IOException {
        var current = AsyncApi.write(AsyncApi.bundle());
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(AsyncApi.PUBLISHED.getParent());
            Files.writeString(AsyncApi.PUBLISHED, current);
        }

        assertThat(AsyncApi.PUBLISHED)
                .as("Write it with ./mvnw -pl libraries/events test -Dtest=AsyncApiTests -Dapi.update")
                .hasContent(current);
    }

    private static JsonNode channel(Topic<?> topic) {
        return channels()
                .map(Map.Entry::getValue)
                .filter(channel -> channel.get("address").asString().equals(topic.name()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No channel for " + topic.name()));
    }

    private static List<JsonNode> messages(JsonNode channel) {
        return channel.get("messages")
                .valueStream()
                .map(message -> DOCUMENT.at(message.get("$ref").asString().substring(1)))
                .toList();
    }

    private static Set<String> typesOn(JsonNode channel) {
        return messages(channel).stream()
                .flatMap(message -> types(message).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types(JsonNode message) {
        return message.at("/headers/allOf/1/properties/ce_type/enum")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String payload(JsonNode message) {
        return message.at("/payload/$ref").asString();
    }

    private static String schema(Class<?> payload) {
        return "schemas/" + SchemaFiles.name(payload);
    }
}

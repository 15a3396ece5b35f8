package io.switchboard.notification.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.events.CloudEvent;
import io.switchboard.notification.log.StreamRecords;
import io.switchboard.notification.stream.TestStreams;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Records of a newer or older version of a producer: each is sent to live clients and in a catch-up, as it is. */
class EventEvolutionTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final StreamFixture kafka = StreamFixture.withQueueOf(100);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "message-received",
                "message-queued",
                "message-status-changed",
                "conversation-updated",
                "contact-created",
                "contact-updated"
            })
    void anAddedFieldReachesTheClient(String name) throws Exception {
        var sample = sample(name);
        var data = ((ObjectNode) sample.get("data").deepCopy()).put("addedNextYear", "x");
        data.putObject("addedWithMore").put("urgent", true);

        assertThat(received(type(sample), data))
                .allSatisfy(event -> assertThat(event.get("data")).isEqualTo(data));
    }

    @ParameterizedTest
    @CsvSource({
        "message-received, message",
        "message-status-changed, message-status-changed",
        "conversation-updated, conversation",
        "contact-created, contact"
    })
    void aRecordWithoutItsOptionalFieldsReachesTheClient(String name, String schema) throws Exception {
        var sample = sample(name);
        var required = read("/schemas/" + schema + ".json")
                .get("required")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        var data = ((ObjectNode) sample.get("data").deepCopy()).retain(required);

        assertThat(received(type(sample), data))
                .allSatisfy(event -> assertThat(event.get("data")).isEqualTo(data));
    }

    @ParameterizedTest
    @CsvSource({"io.switchboard.parcel.arrived, parcel.arrived", "com.example.review.added, com.example.review.added"})
    void anAddedEventTypeReachesTheClientWithoutANotification(String type, String shown) throws Exception {
        var data = JSON.createObjectNode().put("recordingSid", "RE1");

        assertThat(received(type, data)).allSatisfy(event -> {
            assertThat(event.get("type").asString()).isEqualTo(shown);
            assertThat(event.get("data")).isEqualTo(data);
            assertThat(event.has("notification")).isFalse();
        });
    }

    @Test
    void anAddedHeaderChangesNothing() throws Exception {
        var record = record("io.switchboard.message.received", JSON.createObjectNode());
        record.headers().add("ce_dataschema", "https://example.com/2".getBytes(StandardCharsets.UTF_8));

        assertThat(idsReceived(record)).containsExactly("before", "changed", "after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_type", "ce_source", "ce_time", "ce_tenantid"})
    void aRecordWithoutARequiredAttributeReachesNoClient(String attribute) throws Exception {
        var record = record("io.switchboard.message.received", JSON.createObjectNode());
        record.headers().remove(attribute);

        assertThat(idsReceived(record)).containsExactly("before", "after");
    }

    @Test
    void aRecordOfAnotherMajorVersionOfCloudEventsReachesNoClient() throws Exception {
        var record = record("io.switchboard.message.received", JSON.createObjectNode());
        record.headers().remove("ce_specversion").add("ce_specversion", "2.0".getBytes(StandardCharsets.UTF_8));

        assertThat(idsReceived(record)).containsExactly("before", "after");
    }

    /** The event as a live client and a client that resumes receive it. */
    private List<JsonNode> received(String type, JsonNode data) throws InterruptedException {
        return outputs(record(type, data)).stream()
                .map(output -> output.text().lines().toList().get(1))
                .map(JSON::readTree)
                .toList();
    }

    private List<String> idsReceived(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var ids = outputs(record).stream().map(RecordedOutput::ids).distinct().toList();
        assertThat(ids).as("live and in a catch-up").hasSize(1);
        return ids.getFirst();
    }

    /** The output of a live client and of a client that resumes, of the record between two others. */
    private List<RecordedOutput> outputs(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        var live = TestStreams.open(kafka.streams, "demo");
        kafka.happens("demo", "before");
        kafka.topic.add(record);
        kafka.streams.accept(record);
        kafka.happens("demo", "after");
        var resumed = TestStreams.open(kafka.streams, "demo");
        return Stream.of(
                        kafka.serve(live, null),
                        kafka.serve(resumed, kafka.position(0).toString()))
                .toList();
    }

    private ConsumerRecord<byte[], byte[]> record(String type, JsonNode data) {
        var event = new CloudEvent<Object>("changed", type, "/test", null, StreamRecords.TIME, "demo", "");
        return StreamRecords.of(0, 1, event, data.toString());
    }

    private static String type(JsonNode sample) {
        return sample.get("headers").get("ce_type").asString();
    }

    private static JsonNode sample(String name) throws IOException {
        return read("/samples/" + name + ".json");
    }

    private static JsonNode read(String resource) throws IOException {
        try (var stream = EventEvolutionTests.class.getResourceAsStream(resource)) {
            return JSON.readTree(stream);
        }
    }
}

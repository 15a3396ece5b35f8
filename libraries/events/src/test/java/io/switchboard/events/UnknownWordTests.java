package io.switchboard.events;

import java.nio.file.Path;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.job.Job;
import io.switchboard.events.number.NumberOperation;
import io.switchboard.events.setting.Template;
import io.switchboard.events.traffic.TrafficDirection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A record with a word of a newer version is readable with any mapper; the word becomes {@code UNRECOGNIZED}. */
class UnknownWordTests {

    private static final Path SAMPLES = Path.of("src/main/resources/samples");
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(strings = {"sideways", "INBOUND", "", "unrecognized"})
    void aDirectionThatIsNotKnownLeavesTheMessageReadable(String word) {
        var data = sample("message-received.json").put("direction", word);

        var message = JSON.treeToValue(data, Message.class);

        assertThat(message.direction()).isEqualTo(TrafficDirection.UNRECOGNIZED);
        assertThat(message.id()).isEqualTo(data.get("id").asString());
    }

    @Test
    void aStatusThatIsNotKnownLeavesTheConversationReadable() {
        var data = sample("conversation-updated.json").put("status", "archived");
        ((ObjectNode) data.get("lastMessage")).put("direction", "sideways");

        var conversation = JSON.treeToValue(data, Conversation.class);

        assertThat(conversation.status()).isEqualTo(Conversation.Status.UNRECOGNIZED);
        assertThat(conversation.lastMessage())
                .extracting(Conversation.LastMessage::direction)
                .isEqualTo(TrafficDirection.UNRECOGNIZED);
        assertThat(conversation.contactId()).isEqualTo(data.get("contactId").asString());
    }

    @Test
    void aChannelThatIsNotKnownLeavesTheNumberAndItsOtherChannelsReadable() {
        var data = sample("number.json");
        ((ArrayNode) data.get("channels")).removeAll().add("fax").add("voice");

        var number = JSON.treeToValue(data, NumberRecord.class);

        assertThat(number.channels())
                .containsExactly(NumberRecord.ChannelKind.UNRECOGNIZED, NumberRecord.ChannelKind.VOICE);
        assertThat(number.tenantId()).isEqualTo(data.get("tenantId").asString());
    }

    @ParameterizedTest
    @EnumSource
    void aDirectionIsReadAsItIsWritten(TrafficDirection direction) {
        assertThat(TrafficDirection.of(direction.word())).isEqualTo(direction);
    }

    @ParameterizedTest
    @EnumSource
    void aConversationStatusIsReadAsItIsWritten(Conversation.Status status) {
        assertThat(Conversation.Status.of(status.word())).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void aChannelKindIsReadAsItIsWritten(NumberRecord.ChannelKind kind) {
        assertThat(NumberRecord.ChannelKind.of(kind.word())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeIsReadAsItIsWritten(AuditEntry.Outcome outcome) {
        assertThat(AuditEntry.Outcome.of(outcome.word())).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource
    void aKindOfTemplateIsReadAsItIsWritten(Template.Kind kind) {
        assertThat(Template.Kind.of(kind.word())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void aJobsStateIsReadAsItIsWritten(Job.State state) {
        assertThat(Job.State.of(state.word())).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void anOperationsOutcomeIsReadAsItIsWritten(NumberOperation.Outcome outcome) {
        assertThat(NumberOperation.Outcome.of(outcome.word())).isEqualTo(outcome);
    }

    private static ObjectNode sample(String name) {
        JsonNode sample = JSON.readTree(SAMPLES.resolve(name).toFile());
        return (ObjectNode) sample.get("data");
    }
}

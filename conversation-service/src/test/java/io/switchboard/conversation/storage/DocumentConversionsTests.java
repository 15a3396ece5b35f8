package io.switchboard.conversation.storage;

import java.util.stream.Stream;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.events.Conversation;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.data.mongodb.core.convert.MongoConverter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DocumentConversionsTests {

    private final MongoConverter converter = DocumentMapping.converter(DocumentConversions.mongoCustomConversions());

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(new TenantId("demo"), "demo"),
                arguments(TrafficDirection.INBOUND, "inbound"),
                arguments(TrafficDirection.OUTBOUND, "outbound"),
                arguments(Conversation.Status.OPEN, "open"),
                arguments(Conversation.Status.SNOOZED, "snoozed"),
                arguments(Conversation.Status.CLOSED, "closed"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsStoredAndSearchedAsItsWord(Object value, String word) {
        assertThat(converter.convertToMongoType(value)).isEqualTo(word);
    }

    @Test
    void aWordOfANewerVersionBreaksNoList() {
        var stored = new Document("_id", "01")
                .append("tenantId", "demo")
                .append("status", "parked")
                .append("routed", true)
                .append("lastMessage", new Document("direction", "sideways").append("preview", "Hi"));

        var conversation = converter.read(StoredConversation.class, stored);

        assertThat(conversation.status()).isEqualTo(Conversation.Status.UNRECOGNIZED);
        assertThat(conversation.lastMessage())
                .extracting(StoredConversation.LastMessage::direction)
                .isEqualTo(TrafficDirection.UNRECOGNIZED);
    }
}

package io.switchboard.events;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsTests {

    static List<Topic<?>> topics() {
        return SchemaFiles.topics();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void thePayloadOfEveryTopicIsKnown(Topic<?> topic) {
        assertThat(Topics.payload(topic.name(), "")).isEqualTo(topic.payload());
    }

    @ParameterizedTest
    @EnumSource
    void thePayloadOfEveryEventTypeIsThatOfItsTopic(EventType type) {
        assertThat(Topics.payload(type.topic(), type.type())).isEqualTo(type.payload());
    }

    @Test
    void everyNameIsThatOfATopic() {
        assertThat(Arrays.stream(TopicNames.class.getFields())
                        .map(TopicsTests::value)
                        .toList())
                .containsExactlyInAnyOrderElementsOf(
                        topics().stream().map(Topic::name).toList());
    }

    @Test
    void aTopicOfALaterVersionHasAnUnknownPayload() {
        assertThat(Topics.payload("switchboard.later", "io.switchboard.later")).isEqualTo(Object.class);
        assertThat(Topics.payload(TopicNames.EVENTS, "io.switchboard.later")).isEqualTo(Object.class);
    }

    private static String value(Field constant) {
        return (String) SchemaFiles.constant(constant);
    }
}

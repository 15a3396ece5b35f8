package io.switchboard.notification.subscription;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.web.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventFilterTests {

    @Test
    void noFilterLetsAllPass() {
        for (var filter : List.of(EventFilter.NONE, EventFilter.parse(null, null), EventFilter.parse("", " "))) {
            assertThat(filter.passes("message.received", null)).isTrue();
        }
    }

    @Test
    void typesAndConversationsMustBothMatch() {
        var filter = EventFilter.parse("message.received, note.added", "c1,c2");

        assertThat(filter.passes("message.received", "c1")).isTrue();
        assertThat(filter.passes("note.added", "c2")).isTrue();
        assertThat(filter.passes("message.received", "c3")).isFalse();
        assertThat(filter.passes("message.received", null)).isFalse();
        assertThat(filter.passes("call.received", "c1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "message.recieved, , invalid-types",
        "'message.received,,note.added', , invalid-types",
        "message.send, , invalid-types",
        ", 'c1,', invalid-conversationId"
    })
    void aTypingErrorIsNamed(@Nullable String types, @Nullable String conversationId, String problem) {
        assertProblem(problem, types, conversationId);
    }

    @Test
    void tenThousandFiltersAreTooMany() {
        var ids = IntStream.range(0, 10_000).mapToObj(number -> "c" + number).collect(Collectors.joining(","));

        assertProblem("too-many-filters", null, ids);
        assertProblem("too-many-filters", ids, null);
        assertProblem("invalid-conversationId", null, "c".repeat(101));
    }

    private static void assertProblem(String type, @Nullable String types, @Nullable String conversationIds) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> EventFilter.parse(types, conversationIds))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(400);
                    assertThat(String.valueOf(problem.getBody().getType())).endsWith("/" + type);
                });
    }
}

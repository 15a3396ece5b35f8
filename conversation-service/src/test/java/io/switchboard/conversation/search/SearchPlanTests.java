package io.switchboard.conversation.search;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.RecordedQueries;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** On a real MongoDB, every search reads from an index. The server in the test's process has no plans. */
class SearchPlanTests {

    private static final Cursor CURSOR = Cursor.of(Instant.parse("2026-11-21T12:00:00Z"), "message|m1");

    private final RecordedQueries queries = new RecordedQueries();
    private final TestStore store = new TestStore(queries.database());

    @AfterEach
    void close() {
        store.close();
        queries.close();
    }

    static Stream<Arguments> searches() {
        return Stream.of(SearchType.values())
                .flatMap(type -> Stream.of(
                        arguments(type, List.of("hello"), null),
                        arguments(type, List.of("hello", "wor"), null),
                        arguments(type, List.of("hello"), CURSOR)));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void aSearchReadsFromAnIndex(SearchType type, List<String> words, @Nullable Cursor after) {
        queries.clear();

        store.get(SearchEntries.class).find(OneNumber.TENANT, type, words, after, 20);

        assertThat(queries.plans())
                .allSatisfy(plan ->
                        assertThat(plan).contains("by_word_newest_first").doesNotContain("COLLSCAN"));
    }
}

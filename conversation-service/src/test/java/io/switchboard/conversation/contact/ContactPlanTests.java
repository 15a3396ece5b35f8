package io.switchboard.conversation.contact;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.RecordedQueries;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.web.Cursor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** On a real MongoDB, contacts are read from indexes. The server in the test's process has no plans. */
class ContactPlanTests {

    private static final Cursor CURSOR = Cursor.of(Instant.parse("2026-11-21T12:00:00Z"), "c1");

    private final RecordedQueries queries = new RecordedQueries();
    private final TestStore store = new TestStore(queries.database());

    @AfterEach
    void close() {
        store.close();
        queries.close();
    }

    @Test
    void pagesAndLookUpsOfContactsReadFromIndexes() {
        var contacts = store.get(Contacts.class);
        queries.clear();

        contacts.page(OneNumber.TENANT, null, 20);
        contacts.page(OneNumber.TENANT, CURSOR, 20);
        contacts.find(List.of("demo|sms|+1", "demo|sms|+2"));
        contacts.ensure(Map.of(), contacts.find(List.of("demo|sms|+1")));

        assertThat(queries.plans())
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(
                        plan -> assertThat(plan).contains("IXSCAN").doesNotContain("COLLSCAN", "\"stage\": \"SORT\""));
    }
}

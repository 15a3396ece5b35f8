package io.switchboard.conversation.routing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnroutedConversationsTests {

    private static final TenantId DEMO = new TenantId("demo");
    private static final String ADOPTED = "+15005550077";

    private final TestStore store = new TestStore();
    private final AtomicInteger sids = new AtomicInteger();
    private final UnroutedConversations conversations = new UnroutedConversations(
            store.get(MongoOperations.class),
            store.get(ConversationSummaries.class),
            store.get(EventPublisher.class),
            store.clock());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void conversationsOfAnAdoptedNumberAreRoutedAndAnnounced() {
        textTo("demo", ADOPTED, "+15551230001");
        textTo("demo", ADOPTED, "+15551230002");
        assertThat(routed("demo")).containsOnly(false);
        store.published().take();

        conversations.adopt(DEMO, ADOPTED);

        assertThat(routed("demo")).containsOnly(true);
        var events = store.published().take();
        assertThat(events)
                .extracting(CloudEvent::type)
                .containsOnly("io.switchboard.conversation.updated")
                .hasSize(2);
        assertThat(events).allMatch(event -> ((Conversation) event.data()).routed());
    }

    @Test
    void isAnnouncedOnce() {
        textTo("demo", ADOPTED, "+15551230001");
        conversations.adopt(DEMO, ADOPTED);
        store.published().take();

        conversations.adopt(DEMO, ADOPTED);
        conversations.announce();

        assertThat(store.published().take()).isEmpty();
    }

    @Test
    void aCrashBeforeTheAnnouncementIsMadeUpForWithTheSameId() {
        textTo("demo", ADOPTED, "+15551230001");
        store.published().take();
        store.published().beforeEach(() -> {
            throw new IllegalStateException("Kafka is gone");
        });
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> conversations.adopt(DEMO, ADOPTED));
        store.published().beforeEach(() -> {});
        assertThat(routed("demo")).containsOnly(true);

        conversations.announce();

        assertThat(store.published().take())
                .singleElement()
                .satisfies(event -> assertThat(event.id()).isEqualTo(event.subject() + "/routed"));
    }

    @Test
    void anotherTenantsConversationsStayAsTheyAre() {
        textTo("other", ADOPTED, "+15551230001");
        store.published().take();

        conversations.adopt(DEMO, ADOPTED);

        assertThat(routed("other")).containsOnly(false);
        assertThat(store.published().take()).isEmpty();
    }

    @Test
    void theSweepRoutesWhatAnOlderDirectoryLeft() {
        var directory = new TestDirectory().number(ADOPTED, "demo", "AC1");
        textTo("demo", ADOPTED, "+15551230001");
        textTo("demo", "+15005550078", "+15551230001");
        textTo("other", ADOPTED, "+15551230001");

        new RoutingSweep(conversations, directory).run();

        assertThat(routed("demo")).containsExactlyInAnyOrder(true, false);
        assertThat(routed("other")).containsOnly(false);
    }

    private void textTo(String tenant, String ours, String theirs) {
        store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("SM%032d".formatted(sids.incrementAndGet()))
                        .tenant(tenant)
                        .between(ours, theirs)
                        .build()));
    }

    private List<Boolean> routed(String tenant) {
        return store.get(MongoOperations.class).findAll(StoredConversation.class).stream()
                .filter(conversation -> conversation.tenantId().value().equals(tenant))
                .map(StoredConversation::routed)
                .toList();
    }
}

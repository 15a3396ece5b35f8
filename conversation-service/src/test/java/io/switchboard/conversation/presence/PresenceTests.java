package io.switchboard.conversation.presence;

import java.util.List;
import java.util.Set;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.presence.PresenceController.PresenceForm;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.EventType;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.events.member.PresenceChanged;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PresenceTests {

    private static final ApiCaller SARA = new ApiCaller("sara", null, OneNumber.TENANT, Set.of(Role.AGENT), "Sara");

    private final TestStore store = new TestStore();
    private final PresenceController controller = new PresenceController(
            store.get(Conversations.class), store.get(EventPublisher.class), new IdGenerator(), store.clock());
    private final String conversation = store.get(MessageStore.class)
            .add(List.of(inbound("SM1").build()))
            .getFirst()
            .message()
            .conversationId();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whoTypesIsToldToTheTenantsClients() {
        store.published().take();

        controller.change(SARA, OneNumber.TENANT, conversation, new PresenceForm("typing"));

        assertThat(store.published().take()).singleElement().satisfies(event -> {
            assertThat(event.tenantId()).isEqualTo("demo");
            assertThat(EventType.of(event.type()))
                    .hasValueSatisfying(type -> assertThat(type.isTransient()).isTrue());
            assertThat(event.data())
                    .isEqualTo(new PresenceChanged(
                            conversation,
                            new MessageAuthor("sara", "Sara"),
                            "typing",
                            store.clock().instant()));
        });
    }

    @Test
    void anUnknownStateAndAnotherTenantsConversationAreRefused() {
        assertProblem(
                "invalid-state",
                () -> controller.change(SARA, OneNumber.TENANT, conversation, new PresenceForm("asleep")));
        assertProblem(
                "conversation-not-found",
                () -> controller.change(SARA, new TenantId("other"), conversation, new PresenceForm("typing")));
    }

    private static void assertProblem(String type, Runnable request) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request::run)
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }
}

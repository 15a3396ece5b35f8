package io.switchboard.conversation.conversation;

import java.util.List;

import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Conversation.Party;
import io.switchboard.events.NumberRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;

class ConversationSummariesTests {

    private final TestStore store = new TestStore();
    private final TestDirectory directory = new TestDirectory();
    private final ConversationSummaries summaries =
            new ConversationSummaries(store.get(Messages.class), store.get(ConsentStore.class), directory);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void ourNumberHasTheNameThatTheTenantGaveIt() {
        directory.number(reception(OneNumber.TENANT.value()));

        assertThat(ourNumber()).isEqualTo(new Party("Reception", "+1 500 555 0006"));
    }

    @Test
    void ourNumberHasNoNameThatAnotherTenantGaveIt() {
        directory.number(reception("other"));

        assertThat(ourNumber().name()).isNull();
    }

    @Test
    void ourNumberHasNoNameWhereTheDirectoryKnowsNone() {
        directory.number(OneNumber.ADDRESS, OneNumber.TENANT.value(), OneNumber.ACCOUNT_SID);

        assertThat(ourNumber().name()).isNull();
    }

    private static NumberRecord reception(String tenant) {
        return new NumberRecord(
                OneNumber.ADDRESS, tenant, "PN1", OneNumber.ACCOUNT_SID, null, List.of(), null, "Reception");
    }

    private Party ourNumber() {
        var message = store.get(MessageStore.class)
                .add(List.of(inbound("SM1").build()))
                .getFirst()
                .message();
        return summaries
                .of(store.get(Conversations.class)
                        .find(message.tenantId(), message.conversationId())
                        .orElseThrow())
                .ourNumber();
    }
}

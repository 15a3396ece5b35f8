package io.switchboard.conversation.search;

import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;

class ConversationSearchTests {

    private final TestStore store = new TestStore();
    private final ConversationSearch search = store.get(ConversationSearch.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aTextIsFoundInMessagesNamesAndAddresses() {
        var ada = conversation("SM1", "+15551230001", "Ada Lovelace");
        var tom = conversation("SM2", "+15551230002", "Tom Okafor");
        store.get(SearchIndexer.class).store(store.published().take());

        assertThat(search.find(OneNumber.TENANT, "lovelace")).containsExactly(ada);
        assertThat(search.find(OneNumber.TENANT, "+1 555 123 0002")).containsExactly(tom);
        assertThat(search.find(OneNumber.TENANT, "hi")).containsExactlyInAnyOrder(ada, tom);
        assertThat(search.find(OneNumber.TENANT, "absent")).isEmpty();
        assertThat(search.find(new TenantId("other"), "hi")).isEmpty();
    }

    private String conversation(String sid, String customer, String name) {
        var message = inbound(sid)
                .between(OneNumber.ADDRESS, customer)
                .contactName(name)
                .build();
        return store.get(MessageStore.class)
                .add(List.of(message))
                .getFirst()
                .message()
                .conversationId();
    }
}

package io.switchboard.systemtests;

import java.util.Map;
import java.util.UUID;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.Conversation;
import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.Message;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Sends texts from customer to agent and back; every webhook arrives twice, statuses in any order. */
@ExtendWith(RunningSwitchboard.class)
class JourneyIT {

    private final Agent agent;
    private final Agent stranger;
    private final Customer customer;
    private final Customer strangersCustomer;
    private final Switchboard switchboard;

    JourneyIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        agent = switchboard.agentOf(Tenant.DEMO);
        stranger = switchboard.agentOf(Tenant.OTHER);
        customer = switchboard.customerOf(Tenant.DEMO);
        strangersCustomer = switchboard.customerOf(Tenant.OTHER);
    }

    @Test
    void aTextReachesTheAgentAndTheAnswerReachesTheCustomer() {
        customer.texts("Is my order on its way?");
        agent.sees(customer, "Is my order on its way?");

        var answer = agent.answers(customer, "It left this morning");

        assertThat(answer.status()).isEqualTo("queued");
        customer.phoneShows("It left this morning");
        agent.seesStatus(answer, "delivered");
        eventually(() -> assertThat(agent.looksAt(answer).statuses())
                .containsExactlyInAnyOrder("queued", "sending", "sent", "delivered"));
        eventually(() -> assertThat(agent.pushedStatuses(answer)).contains("delivered"));
    }

    @Test
    void aTextThatIsDeliveredTwiceIsShownOnce() {
        var sid = customer.texts("Hello?");
        agent.sees(customer, "Hello?");
        customer.texts("Anybody there?");
        agent.sees(customer, "Anybody there?");

        assertThat(agent.messages(agent.conversationWith(customer).id()))
                .extracting(Message::body)
                .containsExactly("Anybody there?", "Hello?");
        assertThat(agent.stream().events("message.received"))
                .filteredOn(event -> event.data().get("twilioSid").asString().equals(sid))
                .hasSize(1);
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        customer.texts("This is between us");
        agent.sees(customer, "This is between us");
        var answer = agent.answers(customer, "Of course");
        agent.seesStatus(answer, "delivered");
        var conversation = agent.conversationWith(customer);
        strangersCustomer.texts("Hello, stranger");

        stranger.sees(strangersCustomer, "Hello, stranger");

        assertThat(stranger.conversations())
                .extracting(Conversation::theirAddress)
                .contains(strangersCustomer.number())
                .doesNotContain(customer.number());
        assertThat(stranger.gets("/api/conversations/" + conversation.id()).status())
                .isEqualTo(404);
        assertThat(stranger.gets("/api/conversations/" + conversation.id() + "/messages")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.gets("/api/messages/" + answer.id()).status()).isEqualTo(404);
        assertThat(stranger.posts("/api/conversations/" + conversation.id() + "/messages", answerWith("Let me in"))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.stream().events())
                .allSatisfy(event -> assertThat(event.tenantId()).isEqualTo("other"))
                .noneMatch(event -> event.data().toString().contains(customer.number()));
        customer.phoneShows("Of course");
    }

    @Test
    void whatIsNotThereForAnyoneLooksLikeWhatBelongsToOthers() {
        customer.texts("Hi");
        agent.sees(customer, "Hi");
        var theirs = agent.conversationWith(customer).id();
        var nobodys = UUID.randomUUID().toString();

        assertThat(stranger.gets("/api/conversations/" + theirs).body().replace(theirs, "?"))
                .isEqualTo(stranger.gets("/api/conversations/" + nobodys).body().replace(nobodys, "?"));
    }

    @Test
    void withoutATokenThereIsNothingToSee() {
        for (var path : new String[] {"/api/conversations", "/api/stream", "/api/phone-numbers"}) {
            assertThat(switchboard.getWithToken(path, "").expecting(401).problem())
                    .isEqualTo("unauthenticated");
        }
    }

    private static Object answerWith(String body) {
        return Map.of("body", body);
    }
}

package io.switchboard.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.Comparison;
import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.Message;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Twilio loses webhooks; what they would have told is found in Twilio's own records. */
@ExtendWith(RunningSwitchboard.class)
class LostWebhookIT {

    private final Switchboard switchboard;
    private final Agent agent;
    private final Customer customer;

    LostWebhookIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.agent = switchboard.agentOf(Tenant.DEMO);
        this.customer = switchboard.customerOf(Tenant.DEMO);
    }

    @Test
    void whatTwilioCouldNotDeliverIsFound() {
        customer.texts("Do you have it in blue?");
        agent.sees(customer, "Do you have it in blue?");
        switchboard.twilio().isUnkind(Map.of("dropWebhookRate", 1));
        var began = Instant.now().minus(Duration.ofMinutes(1));
        var answer = agent.answers(customer, "We do");
        customer.phoneShows("We do");
        customer.texts("And in green?");
        var caller = switchboard.callerOf(Tenant.DEMO);
        caller.calls();
        // A comparison finds the status that Twilio has by then, and the webhook of the last one may be lost already.
        customer.isDelivered("We do");
        switchboard.twilio().isKind();
        assertThat(agent.messages(agent.conversationWith(customer).id())).hasSize(2);

        Comparison.with(switchboard, Tenant.DEMO, began, Instant.now());

        // Twilio tells the second of a text only, so it may stand before the answer.
        var conversation = agent.conversationWith(customer).id();
        eventually(() -> assertThat(agent.messages(conversation))
                .extracting(Message::body)
                .containsExactlyInAnyOrder("Do you have it in blue?", "We do", "And in green?"));
        agent.seesStatus(answer, "delivered");
        eventually(() -> assertThat(
                        agent.gets("/api/calls").expecting(200).json().get("items"))
                .anyMatch(
                        call -> call.get("from").asString().equals(caller.call().get("from"))));
    }
}

package io.switchboard.systemtests;

import java.util.List;
import java.util.Map;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.Message;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Answers customers without a person; every webhook arrives twice. */
@ExtendWith(RunningSwitchboard.class)
class AutomaticAnswerIT {

    private final Agent agent;
    private final Customer customer;

    AutomaticAnswerIT(Switchboard switchboard) {
        agent = switchboard.agentOf(Tenant.DEMO);
        customer = switchboard.customerOf(Tenant.DEMO);
    }

    @AfterEach
    void switchOff() {
        agent.setsUp("auto-reply", Map.of("enabled", false));
        agent.setsUp("keywords", Map.of("rules", List.of()));
    }

    @Test
    void aCustomerWhoTextsAtNightGetsOneAnswer() {
        agent.setsUp("business-hours", Map.of("timeZone", "Europe/Berlin", "hours", List.of()));
        agent.setsUp("auto-reply", Map.of("enabled", true, "outsideHoursText", "We received: {{message.body}}"));

        customer.texts("Is my bike ready?");
        customer.phoneShows("We received: Is my bike ready?");
        customer.texts("Hello?");
        agent.sees(customer, "Hello?");
        var answer = agent.answers(customer, "It is");

        customer.phoneShows("We received: Is my bike ready?", "It is");
        agent.seesStatus(answer, "delivered");
        var messages = agent.messages(agent.conversationWith(customer).id());
        assertThat(messages)
                .filteredOn(Message::isAutomatic)
                .extracting(Message::body)
                .containsExactly("We received: Is my bike ready?");
        eventually(
                () -> assertThat(agent.messages(agent.conversationWith(customer).id()))
                        .filteredOn(Message::isAutomatic)
                        .extracting(Message::status)
                        .containsExactly("delivered"));
    }

    @Test
    void aKeywordIsAnswered() {
        agent.setsUp(
                "keywords",
                Map.of("rules", List.of(Map.of("match", "prefix", "words", List.of("hours"), "text", "From 9 to 5"))));
        agent.setsUp("auto-reply", Map.of("enabled", true));

        customer.texts("Hours, please");

        customer.phoneShows("From 9 to 5");
    }
}

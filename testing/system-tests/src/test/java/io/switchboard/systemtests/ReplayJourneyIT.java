package io.switchboard.systemtests;

import java.util.UUID;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.Message;
import io.switchboard.systemtests.story.Operator;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Checks that wrongly rejected webhooks are not lost. */
@ExtendWith(RunningSwitchboard.class)
class ReplayJourneyIT {

    private static final String RIGHT = "https://hooks.example.com";

    private final Switchboard switchboard;
    private final Operator operator;
    private final Agent agent;
    private final Customer customer;

    ReplayJourneyIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.operator = switchboard.operator();
        this.agent = switchboard.agentOf(Tenant.DEMO);
        this.customer = switchboard.customerOf(Tenant.DEMO);
    }

    @Test
    void aTextRefusedForAWrongPublicUrlIsThereOnceHoweverOftenItIsReplayed() {
        switchboard
                .webhook(Tenant.DEMO, "/api/webhooks/sms")
                .text(sid(), customer.number(), Tenant.DEMO.number(), "Anybody there?")
                .signedFor(RIGHT)
                .send()
                .expecting(403);

        var stillWrong = operator.replays(switchboard.gateway(), "--account", Tenant.DEMO.accountSid());
        var mended = operator.replays(RIGHT, "--account", Tenant.DEMO.accountSid());
        agent.sees(customer, "Anybody there?");
        operator.replays(RIGHT, "--account", Tenant.DEMO.accountSid());
        customer.texts("Hello?");
        agent.sees(customer, "Hello?");

        assertThat(stillWrong).contains("bad-signature").contains(switchboard.gateway());
        assertThat(mended).contains("to twilio.messaging");
        assertThat(agent.messages(agent.conversationWith(customer).id()))
                .extracting(Message::body)
                .containsExactly("Hello?", "Anybody there?");
    }

    private static String sid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }
}

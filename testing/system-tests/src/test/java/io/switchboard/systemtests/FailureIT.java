package io.switchboard.systemtests;

import java.time.Duration;
import java.util.Map;

import io.switchboard.systemtests.story.Answers;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Rush;
import io.switchboard.systemtests.story.Services;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Checks that each acknowledged text is stored once, whichever part is killed or unavailable; every webhook arrives
 * twice, and statuses in any order.
 */
@ExtendWith(RunningSwitchboard.class)
class FailureIT {

    private static final int TEXTS = 500;

    /** Delays long enough for statuses to arrive during the failure, and for Twilio's retries to outlast a restart. */
    private static final Map<String, Object> SLOW = Map.of("statusDelayMillis", 1000, "retryPauseMillis", 2000);

    private final Switchboard switchboard;
    private final Services services;

    FailureIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.services = switchboard.services();
    }

    @Test
    void theConversationServiceIsKilledInTheMiddleOfManyTexts() {
        switchboard.twilio().isUnkind(SLOW);
        var answers = Answers.to(5, 2, switchboard);
        var rush = Rush.of(TEXTS, switchboard);
        rush.awaitPushed(TEXTS / 5);

        services.kill("conversation");
        services.start("conversation");

        rush.isKeptOnce();
        answers.areDeliveredOnce();
    }

    @Test
    void theIngressIsKilledInTheMiddleOfManyTextsAndTwilioTriesAgain() {
        switchboard.twilio().isUnkind(SLOW);
        var answers = Answers.to(5, 2, switchboard);
        var rush = Rush.of(TEXTS, switchboard);
        rush.awaitAcknowledged(TEXTS / 5);

        services.kill("ingress");
        services.start("ingress");

        rush.isKeptOnce();
        assertThat(rush.acknowledgedByRetry()).isPositive();
        answers.areDeliveredOnceAsFarAsTwilioCouldTell();
    }

    @Test
    void kafkaIsOutOfReachForTenSeconds() {
        services.assumeStarted("kafka");
        switchboard.twilio().isUnkind(SLOW);
        var answers = Answers.to(5, 2, switchboard);
        var rush = Rush.of(TEXTS, switchboard);
        rush.awaitPushed(TEXTS / 5);

        services.stop("kafka");
        try {
            Awaitility.await()
                    .during(Duration.ofSeconds(10))
                    .atMost(Duration.ofSeconds(30))
                    .until(this::refusesToSend);
        } finally {
            services.start("kafka");
        }

        rush.isKeptOnce();
        answers.areDeliveredOnceAsFarAsTwilioCouldTell();
    }

    @Test
    void theConversationServiceIsKilledWhileItSendsAndNoTextGoesOutTwice() {
        // Twilio has each text long before it answers, and its statuses arrive late: a killed service must ask Twilio.
        switchboard.twilio().isUnkind(Map.of("sendDelayMillis", 1000, "webhookDelayMillis", 15_000));
        var answers = Answers.to(5, 5, switchboard);
        answers.awaitOnPhones(15);

        services.kill("conversation");
        var sentByThen = answers.onPhones();
        services.start("conversation");

        assertThat(sentByThen).as("killed before the end").isLessThan(answers.size());
        answers.areDeliveredOnce();
    }

    private boolean refusesToSend() {
        var customer = switchboard.customerOf(Tenant.DEMO);
        var answer = switchboard.agentOf(Tenant.DEMO).tries(customer, "Can you hear me?");
        return answer.status() == 503 && answer.problem().equals("not-queued");
    }
}

package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the lookups of participants; {@code application.yml} names the environment variable of each.
 *
 * @param interval how often conversations are looked for whose messages wait for their participants
 * @param settleTime how long messages wait for the participants' own events before Twilio is asked
 * @param giveUpAfter how long they wait while Twilio does not answer, before they are shown without the customer's address
 */
@ConfigurationProperties("switchboard.twilio-conversations")
record LookupSettings(
        @DefaultValue("2s") Duration interval,
        @DefaultValue("5s") Duration settleTime,
        @DefaultValue("10m") Duration giveUpAfter) {

    LookupSettings {
        if (!interval.isPositive() || settleTime.isNegative() || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("switchboard.twilio-conversations: no duration may be negative");
        }
    }
}

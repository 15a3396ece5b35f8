package io.switchboard.provisioning.callplan;

import io.switchboard.voiceplan.Prompt;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Texts of plans.
 *
 * @param closingText read where a plan ends without a word of its own; the ingress service must have the same
 * @param voicemailText read before a message is recorded in plans that are made from a member's forwarding rule
 */
@ConfigurationProperties("switchboard.provisioning.voice-plans")
public record VoicePlanSettings(String closingText, String voicemailText) {

    public VoicePlanSettings {
        Prompt.say(closingText);
        Prompt.say(voicemailText);
    }
}

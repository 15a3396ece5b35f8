package io.switchboard.ingress.voice;

import com.twilio.http.HttpMethod;
import com.twilio.twiml.voice.Gather;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;

/**
 * Creates requests for keys, without their prompts.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml/gather">Gather</a>
 */
final class GatherBuilders {

    private final Call call;
    private final CallbackUrls urls;

    GatherBuilders(Call call, CallbackUrls urls) {
        this.call = call;
        this.urls = urls;
    }

    /**
     * Returns the request for a choice of a menu.
     *
     * @param count how often the menu was played before
     */
    Gather.Builder choice(PlanNode node, MenuPlan menu, int count) {
        return keys(menu.longestChoice(), VoiceStep.MENU, node, count)
                // By default # ends the input and could not be part of a choice.
                .finishOnKey(menu.digits().keySet().stream().anyMatch(keys -> keys.contains("#")) ? "" : "#")
                .timeout(menu.timeoutSeconds());
    }

    /** Returns the request that a destination confirms with a key. */
    Gather.Builder confirmation(PlanNode node) {
        return keys(1, VoiceStep.WHISPER, node, 1);
    }

    private Gather.Builder keys(int count, VoiceStep step, PlanNode node, int turn) {
        return new Gather.Builder()
                .inputs(Gather.Input.DTMF)
                .numDigits(count)
                .action(urls.step(step, call.ourNumber(), node.path(), turn))
                .method(HttpMethod.POST)
                .actionOnEmptyResult(true);
    }
}

package io.switchboard.voiceplan.preview;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.voiceplan.Prompt;

/**
 * A call that is imagined.
 *
 * @param ourNumber the number that is called; empty for none
 * @param at when the call comes in
 * @param keys what the caller presses in one menu after the other; nothing in the menus that follow
 * @param answers the reactions of destinations; the others do not answer
 * @param closingWords played where a plan ends without a word of its own
 */
public record PreviewCall(
        String ourNumber, Instant at, List<String> keys, Map<String, DestinationAnswer> answers, Prompt closingWords) {

    public PreviewCall {
        keys = List.copyOf(keys);
        answers = Map.copyOf(answers);
    }

    DestinationAnswer answerOf(String destination) {
        return answers.getOrDefault(destination, DestinationAnswer.NONE);
    }
}

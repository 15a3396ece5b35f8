package io.switchboard.voiceplan.preview;

import io.switchboard.voiceplan.Prompt;

/** Estimates how long a prompt is played. The length of a recording is unknown, because it is not fetched. */
final class SpokenSeconds {

    private static final int CHARACTERS_PER_SECOND = 15;
    private static final int RECORDING = 5;

    private SpokenSeconds() {}

    static int of(Prompt prompt) {
        var text = prompt.say();
        return text == null ? RECORDING : Math.max(1, Math.ceilDiv(text.length(), CHARACTERS_PER_SECOND));
    }
}

package io.switchboard.voiceplan;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Records a message of the caller.
 *
 * @param greeting played first; nothing
 * @param beep whether a beep precedes the recording; true
 * @param maxSeconds how long the message may be, at most {@value #MAX_TRANSCRIBED_SECONDS} when it is transcribed; 120
 * @param transcribe whether Twilio transcribes the message, which it offers for US English; false
 * @param afterwards played after the message was recorded; nothing
 */
public record VoicemailPlan(
        @Nullable Prompt greeting,
        Boolean beep,
        Integer maxSeconds,
        Boolean transcribe,
        @Nullable Prompt afterwards) implements VoicePlan {

    private static final int MAX_TRANSCRIBED_SECONDS = 120;

    public VoicemailPlan {
        beep = beep == null || beep;
        transcribe = transcribe != null && transcribe;
        maxSeconds = PlanFields.within("maxSeconds", maxSeconds, MAX_TRANSCRIBED_SECONDS, 5, 3_600);
        if (transcribe && maxSeconds > MAX_TRANSCRIBED_SECONDS) {
            throw new IllegalArgumentException(
                    "'maxSeconds' may be at most " + MAX_TRANSCRIBED_SECONDS + " when the message is transcribed");
        }
    }

    @Override
    public Map<String, VoicePlan> branches() {
        return Map.of();
    }

    @Override
    public List<Prompt> prompts() {
        return Stream.of(greeting, afterwards).filter(Objects::nonNull).toList();
    }
}

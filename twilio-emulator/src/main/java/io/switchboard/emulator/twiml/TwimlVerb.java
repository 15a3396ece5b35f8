package io.switchboard.emulator.twiml;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One instruction for a call, defaults filled in. Times are seconds.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 */
public sealed interface TwimlVerb {

    /** What may lie in a Gather: something to be heard. */
    sealed interface Prompt extends TwimlVerb {}

    /**
     * Reads a text aloud.
     *
     * @param loop how often, 0 for ever
     */
    record Say(String text, int loop) implements Prompt {}

    /**
     * Plays a file, or keys.
     *
     * @param loop how often, 0 for ever
     */
    record Play(String what, int loop) implements Prompt {}

    record Pause(int length) implements Prompt {}

    /**
     * Waits for keys.
     *
     * @param hearsKeys whether keys are asked for, and not speech alone
     * @param numDigits after how many it does not wait for more; {@link Integer#MAX_VALUE} if that was not said
     * @param finishOnKey the keys that end it, none if empty
     */
    record Gather(
            ActionLink action,
            boolean hearsKeys,
            int timeout,
            int numDigits,
            String finishOnKey,
            boolean actionOnEmptyResult,
            List<Prompt> prompts)
            implements TwimlVerb {}

    /**
     * Rings others and connects the caller.
     *
     * @param action asked when it is over; if absent the document goes on
     * @param callerId what those called see, the caller's own number if absent
     * @param record what is recorded
     * @param sequential whether they ring one after the other
     */
    record Dial(
            @Nullable ActionLink action,
            int timeout,
            int timeLimit,
            @Nullable String callerId,
            DialRecording record,
            @Nullable StatusCallback recordingCallback,
            boolean answerOnBridge,
            boolean sequential,
            List<DialDestination> destinations)
            implements TwimlVerb {}

    /** What is recorded of a Dial. */
    record DialRecording(boolean on, boolean fromRinging, boolean dual) {}

    /**
     * Takes a message.
     *
     * @param timeout the silence that ends it
     * @param finishOnKey the keys that end it
     * @param transcribeCallback told what was said; nobody if absent or not to be transcribed
     */
    record RecordMessage(
            ActionLink action,
            int timeout,
            String finishOnKey,
            int maxLength,
            boolean playBeep,
            @Nullable StatusCallback recordingCallback,
            @Nullable ActionLink transcribeCallback)
            implements TwimlVerb {}

    record Redirect(ActionLink target) implements TwimlVerb {}

    /** Refuses a call. */
    record Reject(boolean isBusy) implements TwimlVerb {}

    record Hangup() implements TwimlVerb {}
}

package io.switchboard.emulator.twiml;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An instruction for a call, with defaults filled in. Times are in seconds.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 */
public sealed interface TwimlVerb {

    /** A verb that may be nested in a Gather: audio or a pause. */
    sealed interface Prompt extends TwimlVerb {}

    /**
     * Reads a text aloud.
     *
     * @param loop the number of times, 0 for endless
     */
    record Say(String text, int loop) implements Prompt {}

    /**
     * Plays a file or keys.
     *
     * @param loop the number of times, 0 for endless
     */
    record Play(String what, int loop) implements Prompt {}

    record Pause(int length) implements Prompt {}

    /**
     * Waits for keys.
     *
     * @param hearsKeys whether the Gather accepts keys, and not speech alone
     * @param numDigits the number of keys that ends the Gather; {@link Integer#MAX_VALUE} if absent
     * @param finishOnKey the keys that end the Gather; none if empty
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
     * Rings other parties and connects the caller.
     *
     * @param action the document to request after the Dial; the next verb follows if absent
     * @param callerId the number that the called parties see; the caller's own if absent
     * @param record the recording of the Dial
     * @param sequential whether the destinations ring one after the other
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

    /** The recording of a Dial. */
    record DialRecording(boolean on, boolean fromRinging, boolean dual) {}

    /**
     * Records a message.
     *
     * @param timeout the silence that ends the message
     * @param finishOnKey the keys that end the message
     * @param transcribeCallback the callback for the transcription; absent if there is none
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

    /** Rejects a call. */
    record Reject(boolean isBusy) implements TwimlVerb {}

    record Hangup() implements TwimlVerb {}
}

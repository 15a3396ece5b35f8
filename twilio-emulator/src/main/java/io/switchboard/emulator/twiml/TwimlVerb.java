package io.switchboard.emulator.twiml;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An instruction for a call, with defaults filled in. Times are in seconds.
 *
 * @see <a href="https://www.twilio.com/docs/voice/twiml">TwiML for voice</a>
 */
public sealed interface TwimlVerb {

    /**
     * The request by which a verb continues.
     *
     * @param url the absolute URL
     * @param method GET or POST
     */
    record ActionLink(String url, String method) {}

    /**
     * A callback for the progress of a call or recording.
     *
     * @param events the events that are sent, in Twilio's terms
     */
    record StatusCallback(ActionLink link, Set<String> events) {

        public boolean wants(String event) {
            return events.contains(event);
        }
    }

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

    /**
     * A party that a Dial rings.
     *
     * @param address a phone number as it was written, or {@code sip:…} or {@code client:…}
     * @param whisper the document to carry out for the party before the connection; none if absent
     */
    record DialDestination(
            Kind kind,
            String address,
            @Nullable ActionLink whisper,
            @Nullable StatusCallback statusCallback) {

        /** The TwiML noun of a destination. */
        public enum Kind {
            NUMBER,
            SIP,
            CLIENT
        }
    }

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

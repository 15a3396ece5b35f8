package io.switchboard.emulator.call;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;

/**
 * A customer's call to one of our numbers, with the behaviour of all parties. Times are seconds of the call.
 *
 * @param from E.164, or {@code anonymous}, {@code client:…}, {@code sip:…}
 * @param digits the keys pressed at each Gather, in order; none for an empty entry and after the last one
 * @param speaksForSeconds the length of each message that is left, 0 for silence; defaults to 5
 * @param says the text of a message's transcription
 * @param endsMessageWith {@code silence}, {@code hangup} or a key; defaults to silence
 * @param talksForSeconds the length of a conversation with a party that was reached; defaults to 30
 * @param hangsUpAfterSeconds the second at which the caller hangs up; defaults to 4 hours, after which Twilio hangs up
 * @param answers the result of ringing a party, by address; all other parties answer after two seconds
 * @param presses the keys that a dialed party presses at each Gather of a whisper, by address
 * @param millisPerSecond the real milliseconds that a second of the call takes; defaults to 0
 * @param parameters further parameters of all webhooks of the call, or other values for the usual ones
 */
record IncomingCall(
        String from,
        String to,
        List<String> digits,
        Integer speaksForSeconds,
        String says,
        String endsMessageWith,
        Integer talksForSeconds,
        Integer hangsUpAfterSeconds,
        Map<String, Pickup> answers,
        Map<String, List<String>> presses,
        Integer millisPerSecond,
        Map<String, String> parameters) {

    private static final int LONGEST_CALL = 14_400;
    private static final String KEYS = "[0-9*#]*";
    private static final String PHONE_NUMBER = "\\+[1-9]\\d{6,14}";

    /** The result of ringing a party, as Twilio's final status. */
    public enum Pickup {
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("busy")
        BUSY,
        @JsonProperty("no-answer")
        NO_ANSWER,
        @JsonProperty("failed")
        FAILED
    }

    IncomingCall(
            @Nullable String from,
            @Nullable String to,
            @Nullable List<String> digits,
            @Nullable Integer speaksForSeconds,
            @Nullable String says,
            @Nullable String endsMessageWith,
            @Nullable Integer talksForSeconds,
            @Nullable Integer hangsUpAfterSeconds,
            @Nullable Map<String, Pickup> answers,
            @Nullable Map<String, List<String>> presses,
            @Nullable Integer millisPerSecond,
            @Nullable Map<String, String> parameters) {
        this.from = matching("from", from, PHONE_NUMBER + "|anonymous|(client|sip):\\S{1,250}");
        this.to = matching("to", to, PHONE_NUMBER + "|(client|sip):\\S{1,250}");
        this.digits = keys("digits", digits == null ? List.of() : digits);
        this.speaksForSeconds = within("speaksForSeconds", speaksForSeconds, 5, 0);
        this.says = says == null ? "Please call me back." : says;
        this.endsMessageWith = endsMessageWith == null ? "silence" : endsMessageWith;
        this.talksForSeconds = within("talksForSeconds", talksForSeconds, 30, 0);
        this.hangsUpAfterSeconds = within("hangsUpAfterSeconds", hangsUpAfterSeconds, LONGEST_CALL, 1);
        this.answers = answers == null ? Map.of() : Map.copyOf(answers);
        this.presses = presses == null ? Map.of() : Map.copyOf(presses);
        this.presses.values().forEach(pressed -> keys("presses", pressed));
        this.millisPerSecond = within("millisPerSecond", millisPerSecond, 0, 0);
        this.parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        if (!this.endsMessageWith.matches("silence|hangup|[0-9*#]")) {
            throw new InvalidField("endsMessageWith", "must be silence, hangup or a key");
        }
    }

    /** A call that an account asks for: everyone answers as this tells, and talks as long as usual. */
    static IncomingCall placed(String from, String to, Map<String, Pickup> answers) {
        return new IncomingCall(from, to, null, null, null, null, null, null, answers, null, null, null);
    }

    private static String matching(String field, @Nullable String number, String pattern) {
        if (number == null || !number.matches(pattern)) {
            throw new InvalidField(field, "must be a phone number like +15551234567");
        }
        return number;
    }

    private static List<String> keys(String field, List<String> pressed) {
        if (!pressed.stream().allMatch(keys -> keys.matches(KEYS))) {
            throw new InvalidField(field, "must be keys of a phone: 0-9, * and #");
        }
        return List.copyOf(pressed);
    }

    private static Integer within(String field, @Nullable Integer value, int otherwise, int least) {
        var seconds = value == null ? otherwise : value;
        InvalidField.unlessWithin(field, seconds, least, LONGEST_CALL);
        return seconds;
    }
}

package io.switchboard.voiceplan;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Connects the caller with one of several destinations. When that conversation ends, the call ends.
 *
 * @param to 1 to 10 phone numbers in E.164, {@code sip:} or {@code client:} addresses
 * @param atOnce whether all destinations ring at the same time instead of one after the other; false
 * @param timeoutSeconds how long a destination rings, each of them when they ring one after the other; 20
 * @param callerId the number that is shown to the destinations: {@link #CALLER}, {@link #OUR_NUMBER}, or another number of
 *     the same account; {@link #CALLER}, and our number where the caller hides theirs
 * @param whisper played to a destination that picks up, before it is connected
 * @param confirm asks a destination that picks up to press 1, without which it is not connected; keeps a private mailbox
 *     from answering
 * @param record whether the conversation is recorded; as the surrounding {@link RecordingPlan} says, otherwise not
 * @param otherwise followed when no destination was reached; the installation's closing words
 */
public record ForwardPlan(
        List<String> to,
        Boolean atOnce,
        Integer timeoutSeconds,
        String callerId,
        @Nullable Prompt whisper,
        @Nullable Prompt confirm,
        @Nullable Boolean record,
        @Nullable VoicePlan otherwise)
        implements VoicePlan {

    public static final String CALLER = "caller";
    public static final String OUR_NUMBER = "ourNumber";

    private static final int MAX_DESTINATIONS = 10;
    private static final int MAX_DESTINATION_LENGTH = 255;
    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SIP = Pattern.compile("sip:(?:[\\w.!~*'()&=+$,;/-]|%[0-9A-Fa-f]{2})+@[\\w.:;=?&-]+");
    private static final Pattern CLIENT = Pattern.compile("client:[\\w.@+-]{1,121}");

    public ForwardPlan {
        to = PlanFields.list("to", to);
        atOnce = atOnce != null && atOnce;
        timeoutSeconds = PlanFields.within("timeoutSeconds", timeoutSeconds, 20, 5, 600);
        callerId = callerId == null ? CALLER : callerId;
        if (to.isEmpty() || to.size() > MAX_DESTINATIONS) {
            throw new IllegalArgumentException("'to' must name 1 to " + MAX_DESTINATIONS + " destinations");
        }
        to.forEach(ForwardPlan::requireDestination);
        if (!callerId.equals(CALLER) && !callerId.equals(OUR_NUMBER) && !isPhoneNumber(callerId)) {
            throw new IllegalArgumentException(
                    "'callerId' must be " + CALLER + ", " + OUR_NUMBER + " or a number like +15551230001");
        }
    }

    /** Returns whether an address is a phone number in E.164. */
    public static boolean isPhoneNumber(String address) {
        return PHONE_NUMBER.matcher(address).matches();
    }

    /** Returns whether a plan can forward to the address: a phone number in E.164, a {@code sip:} or {@code client:} address. */
    public static boolean isDestination(String address) {
        return address.length() <= MAX_DESTINATION_LENGTH
                && (isPhoneNumber(address)
                        || SIP.matcher(address).matches()
                        || CLIENT.matcher(address).matches());
    }

    private static void requireDestination(String destination) {
        if (!isDestination(destination)) {
            throw new IllegalArgumentException(
                    "A destination must be a number like +15551230001, sip:name@example.com or client:name");
        }
    }

    @Override
    public Map<String, VoicePlan> branches() {
        return otherwise == null ? Map.of() : Map.of("otherwise", otherwise);
    }

    /** Returns no prompts: whisper and confirmation are played to the destination, in a TwiML document of its own. */
    @Override
    public List<Prompt> prompts() {
        return List.of();
    }
}

package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.events.twilio.HiddenCallers;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.step.CallContext;
import io.switchboard.voiceplan.step.CallInput;
import org.jspecify.annotations.Nullable;

/**
 * Holds the parameters of a request for TwiML.
 *
 * @param ourNumber the number that was called
 * @param query the state that the callback URL carries, see {@link CallbackUrls#step}
 */
record Call(VoiceStep step, String ourNumber, FormParameters query, FormParameters parameters, Instant now) {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,3}");
    private static final Set<String> CONNECTED = Set.of("completed", "answered");

    /** Returns the path of the node in the plan, or null when the URL has none. */
    @Nullable
    String at() {
        return query.first("at");
    }

    /** Returns how often that node was tried, or -1 when the URL does not tell. */
    int count() {
        var count = query.first("count");
        return count != null && COUNT.matcher(count).matches() ? Integer.parseInt(count) : -1;
    }

    /** Returns the keys that were pressed. */
    String digits() {
        var digits = parameters.first("Digits");
        return digits == null ? "" : digits;
    }

    /** Returns the circumstances that the steps of the call depend on. */
    CallContext context(Prompt closingWords) {
        return new CallContext(ourNumber, now, isPickedUp(), closingWords);
    }

    /** Returns the input at which the call continues; empty when the URL does not tell where. */
    Optional<CallInput> input() {
        var at = at();
        if (at == null || count() < 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (step) {
                    case INCOMING -> null;
                    case DIAL -> new CallInput.NotConnected(at, count());
                    case MENU -> new CallInput.KeysPressed(at, count(), digits());
                    case VOICEMAIL -> new CallInput.MessageTaken(at);
                    case WHISPER -> new CallInput.DestinationPickedUp(at);
                });
    }

    /** Returns whether Twilio has picked up. A ringing call can still be rejected, and destinations can be dialed without picking up. */
    boolean isPickedUp() {
        var status = parameters.first("CallStatus");
        return status == null ? step != VoiceStep.INCOMING : !status.equals("ringing");
    }

    /**
     * Returns whether the caller was connected with a destination. Twilio also calls a call completed when the destination hung
     * up before it was connected, because it did not confirm.
     */
    boolean hasBeenConnected() {
        var status = parameters.first("DialCallStatus");
        return status != null
                && CONNECTED.contains(status)
                && !"false".equalsIgnoreCase(parameters.first("DialBridged"));
    }

    /** Returns whether the caller's number can be used as caller id, unlike {@code anonymous} or a WhatsApp address. */
    boolean showsCaller() {
        var from = parameters.first("From");
        return from != null && ForwardPlan.isPhoneNumber(from) && !HiddenCallers.include(from);
    }
}

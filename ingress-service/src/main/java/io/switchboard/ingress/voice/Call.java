package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.voiceplan.ForwardPlan;
import org.jspecify.annotations.Nullable;

/**
 * What Twilio says of a call.
 *
 * @param ourNumber the number that was called
 * @param query what we gave Twilio to take along, see {@link CallbackUrls#step}
 */
record Call(VoiceStep step, String ourNumber, FormParameters query, FormParameters parameters, Instant now) {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,3}");
    private static final Set<String> CONNECTED = Set.of("completed", "answered");

    /** Where in the plan it is, or null when nothing says so. */
    @Nullable
    String at() {
        return query.first("at");
    }

    /** How often that place was tried, or -1 when nothing says so. */
    int count() {
        var count = query.first("count");
        return count != null && COUNT.matcher(count).matches() ? Integer.parseInt(count) : -1;
    }

    /** The keys that were pressed. */
    String digits() {
        var digits = parameters.first("Digits");
        return digits == null ? "" : digits;
    }

    /** Whether Twilio has picked up. A call that is only ringing can still be rejected, and need not be picked up to ring others. */
    boolean isPickedUp() {
        var status = parameters.first("CallStatus");
        return status == null ? step != VoiceStep.INCOMING : !status.equals("ringing");
    }

    /**
     * Whether the caller has talked with somebody. Twilio also calls a call completed when those called hung up before they
     * were connected, because they did not want it.
     */
    boolean hasBeenConnected() {
        var status = parameters.first("DialCallStatus");
        return status != null
                && CONNECTED.contains(status)
                && !"false".equalsIgnoreCase(parameters.first("DialBridged"));
    }

    /** Whether the caller's number can be shown to somebody: not {@code anonymous} and the like, nor a WhatsApp address. */
    boolean showsCaller() {
        var from = parameters.first("From");
        return from != null && ForwardPlan.isPhoneNumber(from) && !HiddenCallers.include(from);
    }
}

package io.switchboard.provisioning.numbers;

import io.switchboard.web.ApiProblem;

/** Names the problems that requests about phone numbers can end with. */
final class PhoneNumberProblems {

    private PhoneNumberProblems() {}

    /** The problem for a number that does not exist or belongs to another tenant. */
    static ApiProblem notFound() {
        return ApiProblem.notFound("phone-number-not-found", "You have no phone number with this id.", null);
    }

    static ApiProblem invalidId() {
        return ApiProblem.invalid(
                "invalid-phone-number-id",
                "A phone number is named by its id, its SID (PN…) or its address (+15551230001).");
    }

    /** Names the field and its error, for the author of the plan. */
    static ApiProblem invalidVoicePlan(String detail) {
        return ApiProblem.invalid("invalid-voice-plan", detail);
    }

    static ApiProblem unknownField(String name) {
        return ApiProblem.invalid(
                "unknown-field", "Of a phone number only 'voicePlan' can be changed, not '%s'.".formatted(name));
    }

    static ApiProblem twilioUnavailable(Throwable cause) {
        return ApiProblem.unavailable("twilio-unavailable", "Twilio does not answer; it is safe to try again.", cause);
    }

    static ApiProblem twilioRefused(Throwable cause) {
        return ApiProblem.badGateway("twilio-refused", "Twilio refuses access to this number.", cause);
    }
}

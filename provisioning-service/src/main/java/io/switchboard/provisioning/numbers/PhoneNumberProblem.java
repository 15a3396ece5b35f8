package io.switchboard.provisioning.numbers;

import java.net.URI;
import java.util.Collection;

import io.switchboard.provisioning.accounts.TwilioText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What can go wrong when somebody asks about numbers, as they see it. */
final class PhoneNumberProblem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** A detail may quote the request, which can be of any length and hold halves of characters. */
    private static final int LONGEST_DETAIL = 1000;

    private static final String RETRY_SECONDS = "5";

    private PhoneNumberProblem(HttpStatus status, String slug, String detail, @Nullable Throwable cause) {
        super(status, problem(status, slug, detail), cause);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
    }

    /** Says the same of a number that is not there and of one that is somebody else's. */
    static PhoneNumberProblem notFound() {
        return new PhoneNumberProblem(
                HttpStatus.NOT_FOUND, "phone-number-not-found", "You have no phone number with this id.", null);
    }

    static PhoneNumberProblem invalidCursor() {
        return new PhoneNumberProblem(
                HttpStatus.BAD_REQUEST, "invalid-cursor", "Pass 'next' of the page before, unchanged.", null);
    }

    static PhoneNumberProblem invalidLimit(int largest) {
        return new PhoneNumberProblem(
                HttpStatus.BAD_REQUEST, "invalid-limit", "'limit' is from 1 to %d.".formatted(largest), null);
    }

    static PhoneNumberProblem invalidId() {
        return new PhoneNumberProblem(
                HttpStatus.BAD_REQUEST,
                "invalid-phone-number-id",
                "A phone number is named by its id, its SID (PN…) or its address (+15551230001).",
                null);
    }

    static PhoneNumberProblem invalidQuery(Throwable cause) {
        return new PhoneNumberProblem(
                HttpStatus.BAD_REQUEST, "invalid-query", "The query is not percent-encoded UTF-8.", cause);
    }

    static PhoneNumberProblem unknownParameter(String name, Collection<String> known) {
        return new PhoneNumberProblem(
                HttpStatus.BAD_REQUEST,
                "unknown-parameter",
                "There is no parameter '%s' here; there are %s.".formatted(name, known.isEmpty() ? "none" : known),
                null);
    }

    static PhoneNumberProblem tooLarge(int largest) {
        return new PhoneNumberProblem(
                HttpStatus.CONTENT_TOO_LARGE,
                "content-too-large",
                "A body has at most %d bytes.".formatted(largest),
                null);
    }

    static PhoneNumberProblem storageUnavailable(Throwable cause) {
        return new PhoneNumberProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "storage-unavailable",
                "The store of phone numbers does not answer; try again shortly.",
                cause);
    }

    /** Names the field and what is wrong with it, in words for whoever wrote the plan. */
    static PhoneNumberProblem invalidVoicePlan(String detail) {
        return new PhoneNumberProblem(HttpStatus.BAD_REQUEST, "invalid-voice-plan", detail, null);
    }

    static PhoneNumberProblem unknownField(String name) {
        return new PhoneNumberProblem(
                HttpStatus.BAD_REQUEST,
                "unknown-field",
                "Of a phone number only 'voicePlan' can be changed, not '%s'.".formatted(name),
                null);
    }

    static PhoneNumberProblem twilioUnavailable(Throwable cause) {
        return new PhoneNumberProblem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "twilio-unavailable",
                "Twilio does not answer; it is safe to try again.",
                cause);
    }

    static PhoneNumberProblem twilioRefused(Throwable cause) {
        return new PhoneNumberProblem(
                HttpStatus.BAD_GATEWAY, "twilio-refused", "Twilio does not let us look at this number.", cause);
    }

    private static ProblemDetail problem(HttpStatus status, String slug, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, TwilioText.cleaned(detail, LONGEST_DETAIL));
        problem.setType(URI.create("https://switchboard.io/problems/" + slug));
        return problem;
    }
}

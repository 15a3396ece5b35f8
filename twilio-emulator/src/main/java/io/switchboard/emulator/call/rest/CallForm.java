package io.switchboard.emulator.call.rest;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.call.Calls.Placed;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.rest.TwilioError;
import io.switchboard.emulator.twiml.InvalidTwiml;
import io.switchboard.emulator.twiml.TwimlVerb;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.StatusCallback;
import io.switchboard.emulator.twiml.VoiceDocument;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Reads the form with which an account asks for a call. */
final class CallForm {

    private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int LONGEST_TWIML = 4_000;
    private static final int LONGEST_RINGING = 600;
    private static final String USUAL_RINGING = "60";

    private final HttpServletRequest request;

    CallForm(HttpServletRequest request) {
        this.request = request;
    }

    Placed read(Account account, PhoneNumbers numbers) {
        var to = checkedTo(text("To"));
        var from = checkedFrom(text("From"), account, numbers);
        var url = text("Url");
        var twiml = text("Twiml");
        if (url.isEmpty() && twiml.isEmpty()) {
            throw TwilioError.badRequest(21205, "Url parameter is required.");
        }
        // Twiml is ignored if Url is given as well.
        return new Placed(
                from,
                to,
                url.isEmpty() ? document(twiml) : null,
                url.isEmpty() ? null : new ActionLink(url, method("Method")),
                callback(),
                timeout());
    }

    private @Nullable StatusCallback callback() {
        var url = text("StatusCallback");
        var events = request.getParameterValues("StatusCallbackEvent");
        return url.isEmpty()
                ? null
                : new StatusCallback(
                        new ActionLink(url, method("StatusCallbackMethod")),
                        events == null ? Set.of("completed") : Set.of(events));
    }

    private int timeout() {
        var timeout = text("Timeout").isEmpty() ? USUAL_RINGING : text("Timeout");
        if (!timeout.matches("\\d{1,3}") || Integer.parseInt(timeout) > LONGEST_RINGING) {
            throw TwilioError.badRequest(20001, "Timeout must be a number of at most 600");
        }
        return Integer.parseInt(timeout);
    }

    private static List<TwimlVerb> document(String twiml) {
        if (twiml.length() > LONGEST_TWIML) {
            throw TwilioError.badRequest(21205, "Twiml has more than 4000 characters");
        }
        try {
            return VoiceDocument.parse("http://localhost/", twiml).verbs();
        } catch (InvalidTwiml e) {
            throw TwilioError.badRequest(e.code(), e.reason());
        }
    }

    private static String checkedTo(String to) {
        if (to.isEmpty()) {
            throw TwilioError.badRequest(21201, "No 'To' number is specified");
        }
        switch (to) {
            case "+15005550002" -> throw TwilioError.badRequest(21214, "'To' phone number cannot be reached: " + to);
            case "+15005550003" -> throw TwilioError.badRequest(21215, "Account not allowed to call " + to);
            case "+15005550004" -> throw TwilioError.badRequest(21216, "Account not allowed to call " + to);
            default -> {
                var isClient = to.matches("(client|sips?):\\S{1,250}");
                if (to.equals("+15005550001")
                        || !(isClient || PHONE_NUMBER.matcher(to).matches())) {
                    throw TwilioError.badRequest(21217, "Phone number does not appear to be valid: " + to);
                }
            }
        }
        return to;
    }

    private static PhoneNumber checkedFrom(String from, Account account, PhoneNumbers numbers) {
        if (from.isEmpty()) {
            throw TwilioError.badRequest(21213, "'From' phone number is required");
        }
        if (from.equals("+15005550001")) {
            throw TwilioError.badRequest(21212, "Invalid 'From' phone number: " + from);
        }
        return numbers.findByAddress(from)
                .filter(number -> number.accountSid().equals(account.sid()))
                .orElseThrow(() -> TwilioError.badRequest(
                        21210, "'From' phone number not verified: it is not a number of your account: " + from));
    }

    private String method(String name) {
        return text(name).equals("GET") ? "GET" : "POST";
    }

    private String text(String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }
}

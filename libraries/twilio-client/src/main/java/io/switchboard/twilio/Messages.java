package io.switchboard.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.Response;
import org.jspecify.annotations.Nullable;

/** The messages of one account. */
public final class Messages {

    private static final int PAGE = 50;

    private final Rest rest;

    Messages(Rest rest) {
        this.rest = rest;
    }

    /** Asks Twilio once, and never again by itself, to send this. Every failure is an outcome, none an exception. */
    public SendOutcome send(OutgoingMessage message) {
        var params = Rest.params();
        Rest.add(params, "From", message.from());
        Rest.add(params, "To", message.to());
        if (!message.body().isEmpty() || message.mediaUrls().isEmpty()) {
            Rest.add(params, "Body", message.body());
        }
        message.mediaUrls().forEach(url -> Rest.add(params, "MediaUrl", url));
        if (message.statusCallback() != null) {
            Rest.add(params, "StatusCallback", message.statusCallback().toString());
        }
        try {
            return outcome(rest.exchangePost(rest.accountPath("/Messages.json"), params));
        } catch (TwilioUnavailable e) {
            var reason = String.valueOf(e.getMessage());
            return e.mayHaveBeenProcessed() ? new SendOutcome.Unknown(reason) : new SendOutcome.NotSent(reason);
        }
    }

    /**
     * What went from one address to the other, in Twilio's form, newest first. Pages are fetched as the stream is read,
     * so a failure can come in the middle of it.
     *
     * @param limit how many at most
     */
    public Stream<TwilioMessage> between(String from, String to, int limit) {
        var params = Rest.params();
        Rest.add(params, "From", from);
        Rest.add(params, "To", to);
        return rest.list(rest.accountPath("/Messages.json"), "messages", params, Math.min(limit, PAGE))
                .map(TwilioMessage::of)
                .limit(limit);
    }

    /** The message with this SID, if this account has it. */
    public Optional<TwilioMessage> find(String sid) {
        return rest.find(rest.accountPath("/Messages/" + Rest.sid(sid) + ".json"))
                .map(TwilioMessage::of);
    }

    private SendOutcome outcome(Response response) {
        var status = response.getStatusCode();
        return switch (Rest.kind(status)) {
            case SUCCESS -> accepted(rest.read(response));
            case BUSY -> new SendOutcome.Busy(retryAfter(response));
            case REFUSED -> refused(status, rest.readOrEmpty(response));
            case UNCLEAR -> new SendOutcome.Unknown("answer " + status);
        };
    }

    private static SendOutcome accepted(JsonNode json) {
        return Json.text(json, "sid").isEmpty()
                ? new SendOutcome.Unknown("an answer without a message SID")
                : new SendOutcome.Accepted(TwilioMessage.of(json));
    }

    private static SendOutcome refused(int status, JsonNode json) {
        return new SendOutcome.Refused(status, Json.number(json, "code"), Json.text(json, "message"));
    }

    private static @Nullable Duration retryAfter(Response response) {
        return Arrays.stream(response.getHeaders())
                .filter(header -> header.getName().equalsIgnoreCase("retry-after"))
                .map(header -> header.getValue().strip())
                .findFirst()
                .map(Messages::delay)
                .orElse(null);
    }

    /** HTTP allows seconds and a date. */
    private static @Nullable Duration delay(String value) {
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        var date = Json.date(value);
        var delay = date == null ? null : Duration.between(Instant.now(), date);
        return delay == null || delay.isNegative() ? null : delay;
    }
}

package io.switchboard.twilio;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.Response;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/** Sends and reads the messages of one account. */
public final class Messages {

    private static final int PAGE = 50;

    private final TwilioApi api;

    Messages(TwilioApi api) {
        this.api = api;
    }

    /** Asks Twilio to send a message, exactly once. Every failure is an outcome, none is an exception. */
    public SendOutcome send(OutgoingMessage message) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "From", message.from());
        TwilioApi.add(params, "To", message.to());
        addContent(params, message);
        if (message.statusCallback() != null) {
            TwilioApi.add(params, "StatusCallback", message.statusCallback().toString());
        }
        try {
            return outcome(api.exchangePost(api.accountPath("/Messages.json"), params));
        } catch (TwilioUnavailable e) {
            var reason = String.valueOf(e.getMessage());
            return e.mayHaveBeenProcessed() ? new SendOutcome.Unknown(reason) : new SendOutcome.NotSent(reason);
        }
    }

    private static void addContent(Map<String, List<String>> params, OutgoingMessage message) {
        var content = message.content();
        if (content != null) {
            TwilioApi.add(params, "ContentSid", content.sid());
            if (!content.variables().isEmpty()) {
                TwilioApi.add(params, "ContentVariables", JsonFields.write(new TreeMap<>(content.variables())));
            }
            return;
        }
        if (!message.body().isEmpty() || message.mediaUrls().isEmpty()) {
            TwilioApi.add(params, "Body", message.body());
        }
        message.mediaUrls().forEach(url -> TwilioApi.add(params, "MediaUrl", url));
    }

    /**
     * Returns the messages from one address to the other, newest first. Pages are fetched as the stream is read, so it can
     * fail midway.
     *
     * @param from in Twilio's form, as {@code to}
     * @param limit how many messages at most
     */
    public Stream<TwilioMessage> between(String from, String to, int limit) {
        var params = TwilioApi.params();
        TwilioApi.add(params, "From", from);
        TwilioApi.add(params, "To", to);
        return api.list(api.accountPath("/Messages.json"), "messages", params, Math.min(limit, PAGE))
                .map(TwilioMessage::of)
                .limit(limit);
    }

    /** Returns the message with this SID, if this account has it. */
    public Optional<TwilioMessage> find(String sid) {
        return api.find(api.accountPath("/Messages/" + TwilioApi.sid(sid) + ".json"))
                .map(TwilioMessage::of);
    }

    /** Deletes the message with this SID and its text; returns false if this account has none. Its media stay. */
    public boolean delete(String sid) {
        return api.delete(api.accountPath("/Messages/" + TwilioApi.sid(sid) + ".json"));
    }

    /** Deletes a file of a message; returns false if there is none. */
    public boolean deleteMedia(String messageSid, String mediaSid) {
        return api.delete(api.accountPath(
                "/Messages/" + TwilioApi.sid(messageSid) + "/Media/" + TwilioApi.sid(mediaSid) + ".json"));
    }

    private SendOutcome outcome(Response response) {
        var status = response.getStatusCode();
        return switch (TwilioApi.kind(status)) {
            case SUCCESS -> accepted(api.read(response));
            case BUSY -> new SendOutcome.Busy(retryAfter(response));
            case REFUSED -> refused(status, api.readOrEmpty(response));
            case AMBIGUOUS -> new SendOutcome.Unknown("answer " + status);
        };
    }

    private static SendOutcome accepted(JsonNode json) {
        return JsonFields.text(json, "sid").isEmpty()
                ? new SendOutcome.Unknown("an answer without a message SID")
                : new SendOutcome.Accepted(TwilioMessage.of(json));
    }

    private static SendOutcome refused(int status, JsonNode json) {
        return new SendOutcome.Refused(status, JsonFields.number(json, "code"), JsonFields.text(json, "message"));
    }

    private static @Nullable Duration retryAfter(Response response) {
        return Arrays.stream(response.getHeaders())
                .filter(header -> header.getName().equalsIgnoreCase("retry-after"))
                .map(header -> header.getValue().strip())
                .findFirst()
                .map(Messages::delay)
                .orElse(null);
    }

    /** Parses a delay, for which HTTP allows seconds and a date. */
    private static @Nullable Duration delay(String value) {
        if (value.matches("\\d{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        var date = JsonFields.date(value);
        var delay = date == null ? null : Duration.between(Instant.now(), date);
        return delay == null || delay.isNegative() ? null : delay;
    }
}

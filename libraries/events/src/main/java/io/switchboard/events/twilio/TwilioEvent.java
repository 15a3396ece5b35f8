package io.switchboard.events.twilio;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A webhook exactly as Twilio sent it, after its signature was verified.
 *
 * @param id the event's id: the same webhook delivered again has the same
 * @param type see {@link TwilioEventType}
 * @param accountSid the account whose token signed it; everything in it concerns that account's tenant and no other
 * @param receivedAt when the ingress received it, in milliseconds; of an event that was found at Twilio, Twilio's own time
 * @param path the path that Twilio called
 * @param query the parameters of the URL, which are ours: Twilio calls the URL that it was given
 * @param parameters the parameters of the body, in the order in which they came, repeats and unknown ones included
 * @param answer the answer to Twilio; null of an event that was found there, and in records of earlier versions
 */
public record TwilioEvent(
        String id,
        String type,
        String accountSid,
        Instant receivedAt,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> parameters,
        @Nullable Answer answer) {

    public TwilioEvent {
        query = copy(query);
        parameters = copy(parameters);
    }

    /** An event without an answer. */
    public TwilioEvent(
            String id,
            String type,
            String accountSid,
            Instant receivedAt,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> parameters) {
        this(id, type, accountSid, receivedAt, path, query, parameters, null);
    }

    /**
     * The answer to a webhook, as far as it is known when the event is published.
     *
     * @param status the HTTP status
     * @param body the TwiML of a call; null for other webhooks, whose answers say nothing
     * @param millis how long it took to verify the webhook and to make the answer
     */
    public record Answer(int status, @Nullable String body, int millis) {}

    /** The same event with this answer. */
    public TwilioEvent answered(Answer given) {
        return new TwilioEvent(id, type, accountSid, receivedAt, path, query, parameters, given);
    }

    /** Returns the first value of a body parameter, or null when it was not sent. */
    public @Nullable String parameter(String name) {
        return first(parameters, name);
    }

    /** Returns the value of a body parameter, or the empty text: for Twilio the two mean the same nearly everywhere. */
    public String text(String name) {
        var value = parameter(name);
        return value == null ? "" : value;
    }

    /** Returns the first value of a URL parameter, or null when there was none. */
    public @Nullable String queryParameter(String name) {
        return first(query, name);
    }

    private static @Nullable String first(Map<String, List<String>> values, String name) {
        var all = values.get(name);
        return all == null || all.isEmpty() ? null : all.getFirst();
    }

    private static Map<String, List<String>> copy(@Nullable Map<String, List<String>> values) {
        if (values == null || values.isEmpty()) {
            return Map.of();
        }
        var copy = LinkedHashMap.<String, List<String>>newLinkedHashMap(values.size());
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        return Collections.unmodifiableMap(copy);
    }
}

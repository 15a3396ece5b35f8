package io.switchboard.conversation.webhooklog;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as the API shows it.
 *
 * @param id the id of the event that it became, or would have become
 * @param at when it arrived; of a recovered one, Twilio's own time
 * @param outcome {@code accepted}, {@code rejected}, or {@code recovered}: Twilio did not deliver it, and it was found there
 * @param family the kind of webhook: {@code inbound-message}, {@code call-status} …
 * @param type the type of its event; null of a rejected one
 * @param accountSid the account that signed it; of a rejected one, the account that it claims
 * @param url our URL of the request, over which its signature was checked; hidden values are replaced. While Twilio's numbers
 *     are being moved to another public URL, the signature may be over that one
 * @param method the method of a rejected webhook; null of others, whose events do not have it
 * @param headers the headers of a rejected webhook that are kept, by name; the signature is hidden
 * @param query the parameters of the URL, by name
 * @param parameters Twilio's parameters, by name; those that hold secrets are hidden
 * @param answer what Twilio was answered; null where it is not known
 * @param reason why it was rejected, as a stable word
 * @param subject the message or call that it told of; null where there is none here
 */
record WebhookLogEntry(
        String id,
        Instant at,
        String outcome,
        @Nullable String family,
        @Nullable String type,
        String accountSid,
        String path,
        String url,
        @Nullable String method,
        @Nullable Map<String, String> headers,
        Map<String, List<String>> query,
        Map<String, List<String>> parameters,
        @Nullable Answer answer,
        @Nullable String reason,
        @Nullable WebhookSubject subject) {

    /**
     * The answer to Twilio.
     *
     * @param status the HTTP status
     * @param body the TwiML of a call; null for other webhooks, whose answers say nothing
     * @param millis how long it took to verify the webhook and to make the answer
     */
    record Answer(
            int status, @Nullable String body, @Nullable Integer millis) {}

    /**
     * The message or call that a webhook told of.
     *
     * @param kind {@code message} or {@code call}
     * @param conversationId null of a call that is in no conversation
     */
    record WebhookSubject(String kind, String id, @Nullable String conversationId) {}
}

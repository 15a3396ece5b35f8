package io.switchboard.provisioning.comparison;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The webhook of Twilio's debugger, which no API sets or shows.
 *
 * @param url the URL to enter in Twilio's console
 * @param lastReceivedAt when the last event of the account arrived, to the minute; null for none
 * @param hint what to do, as a sentence
 */
record DebuggerWebhook(String url, @Nullable Instant lastReceivedAt, String hint) {

    static DebuggerWebhook of(String url, @Nullable Instant lastReceivedAt) {
        return new DebuggerWebhook(
                url,
                lastReceivedAt,
                lastReceivedAt == null
                        ? "No event has arrived; one comes only when Twilio logs an error. Enter the URL in Twilio's console,"
                                + " under Monitor, Logs, Errors, as the webhook."
                        : "Twilio's console has the URL: events have arrived.");
    }
}

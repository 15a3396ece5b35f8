package io.switchboard.events.bell;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An entry of a member's bell: something that happened to the tenant, or several such things of one conversation within a
 * minute.
 *
 * @param type {@code sms_received}, {@code call_received}, {@code sms_status_update}, {@code call_status_update},
 *     {@code recording_available}, {@code rule_matched}, {@code number_problem}, {@code webhook_problem},
 *     {@code endpoint_problem} or {@code twilio_error}. A text and no enum, because types are added
 * @param title one line for people, such as {@code New SMS from Tom Okafor}
 * @param message the beginning of the text, or what happened
 * @param reference the id that a problem is about
 * @param referenceType what the reference names: {@code number}, {@code purchase}, {@code check}, {@code alert} (Twilio's) or
 *     {@code webhook-endpoint}; null without a reference and in entries of earlier releases
 * @param count the number of occurrences in the entry; the texts and ids are those of the newest
 * @param at when the newest of them happened; the list is ordered by it
 */
public record Notification(
        String id,
        String type,
        String title,
        String message,
        @Nullable String contactId,
        @Nullable String conversationId,
        @Nullable String messageId,
        @Nullable String callId,
        @Nullable String reference,
        @Nullable String referenceType,
        int count,
        boolean read,
        Instant createdAt,
        Instant at) {}

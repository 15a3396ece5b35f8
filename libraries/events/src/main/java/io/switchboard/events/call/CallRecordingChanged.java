package io.switchboard.events.call;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Reports that a recording of a call, or its transcription, can be fetched or is deleted.
 *
 * @param conversationId null of a caller who hides the number
 * @param recordingId Twilio's SID
 * @param voicemail whether the caller left it as a message
 */
public record CallRecordingChanged(
        String callId,
        @Nullable String conversationId,
        @Nullable String callSid,
        String recordingId,
        boolean voicemail,
        @Nullable Integer durationSeconds,
        @Nullable String transcription,
        Instant at) {}

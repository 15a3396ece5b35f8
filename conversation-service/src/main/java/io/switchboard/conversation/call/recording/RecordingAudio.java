package io.switchboard.conversation.call.recording;

import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * Audio that is passed on to a client.
 *
 * @param status 200, 206, or 416 without audio
 * @param length the number of bytes; -1 if it is not known
 * @param contentRange of a 206 and a 416
 */
record RecordingAudio(
        int status,
        String contentType,
        long length,
        @Nullable String contentRange,
        InputStream body) {}

package io.switchboard.emulator.call;

import java.time.Instant;

import io.switchboard.emulator.rest.SequencedItem;

/**
 * What was recorded. Nothing was, of course: it is silence.
 *
 * @param source {@code RecordVerb} or {@code DialVerb}
 * @param url without an extension, as webhooks name it
 */
public record Recording(
        long sequence,
        String sid,
        String accountSid,
        String callSid,
        String source,
        int channels,
        int seconds,
        Instant startTime,
        String url)
        implements SequencedItem {}

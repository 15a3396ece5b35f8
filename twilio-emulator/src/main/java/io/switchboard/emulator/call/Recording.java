package io.switchboard.emulator.call;

import java.time.Instant;

import io.switchboard.emulator.rest.PageRequest;

/**
 * A recording of a call. Its audio is made when it is asked for.
 *
 * @param source {@code RecordVerb} or {@code DialVerb}
 * @param url the URL without an extension, as in webhooks
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
        implements PageRequest.Item {}

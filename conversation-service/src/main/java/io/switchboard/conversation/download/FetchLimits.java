package io.switchboard.conversation.download;

import java.time.Duration;

/**
 * The limits of fetching one kind of files.
 *
 * @param totalTimeout how long a file is passed on at most, whether Twilio or the client is slow
 * @param maxBytes the largest file that is passed on
 * @param concurrency how many files this instance passes on at once
 */
public record FetchLimits(Duration totalTimeout, long maxBytes, int concurrency) {

    public FetchLimits {
        if (maxBytes < 1 || concurrency < 1) {
            throw new IllegalArgumentException("max-bytes and concurrency must be positive");
        }
    }
}

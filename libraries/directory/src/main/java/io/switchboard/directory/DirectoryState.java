package io.switchboard.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a directory knows, and from where.
 *
 * @param accounts how many can be looked up
 * @param numbers how many can be looked up
 * @param copied when the copy on disk was written; null without one
 */
public record DirectoryState(
        Source source, int accounts, int numbers, @Nullable Instant copied) {

    /** Where lookups are answered from. */
    public enum Source {
        NOTHING,
        DISK,
        KAFKA
    }
}

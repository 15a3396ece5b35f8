package io.switchboard.directory;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The state of a directory.
 *
 * @param source the source of the answers
 * @param accounts how many accounts can be looked up
 * @param numbers how many numbers can be looked up
 * @param snapshotAt when the snapshot on disk was written; null without one
 */
public record DirectoryState(
        Source source, int accounts, int numbers, @Nullable Instant snapshotAt) {

    /** The source of a directory's answers. */
    public enum Source {
        NOTHING,
        DISK,
        KAFKA
    }
}

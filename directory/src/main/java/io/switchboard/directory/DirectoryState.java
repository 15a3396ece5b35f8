package io.switchboard.directory;

/**
 * What a directory knows, and from where.
 *
 * @param accounts how many can be looked up
 * @param numbers how many can be looked up
 */
public record DirectoryState(Source source, int accounts, int numbers) {

    /** Where lookups are answered from. */
    public enum Source {
        NOTHING,
        KAFKA
    }
}

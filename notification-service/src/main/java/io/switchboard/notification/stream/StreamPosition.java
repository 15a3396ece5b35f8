package io.switchboard.notification.stream;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Up to where a client has everything; as text, the id of what was pushed.
 *
 * <p>It is neither secret nor trusted. Whatever it says, a client gets its own tenant's events alone; one that was made
 * up leads to a reload or to events its tenant may see anyway. It does show how fast the partition as a whole moves.
 *
 * @param generation of the {@link TopicVersion} that the offset belongs to
 * @param next the offset of the first record that the client has not seen
 */
record StreamPosition(String generation, int partition, long next) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{1,8})\\.([0-9]{1,9})\\.([0-9]{1,18})");

    /** Reads the text of a position; empty when it is none. */
    static Optional<StreamPosition> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new StreamPosition(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    StreamPosition at(long offset) {
        return new StreamPosition(generation, partition, offset);
    }

    @Override
    public String toString() {
        return generation + "." + partition + "." + next;
    }
}

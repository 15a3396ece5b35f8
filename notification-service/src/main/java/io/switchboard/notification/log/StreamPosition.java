package io.switchboard.notification.log;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A position on the topic before which a client has every event of its tenant; as text, the id of an event on a stream.
 *
 * <p>The text is neither secret nor trusted. A client receives its own tenant's events only, for any position that it sends; an
 * invented one leads to a reload or to events that its tenant may see anyway. It does show how fast the partition moves.
 *
 * @param generation of the {@link TopicVersion} that the offset belongs to
 * @param next the offset of the first record that the client has not seen
 */
public record StreamPosition(String generation, int partition, long next) {

    private static final Pattern TEXT = Pattern.compile("([0-9a-f]{1,8})\\.([0-9]{1,9})\\.([0-9]{1,18})");

    /** Parses the text of a position; empty when the text is not one. */
    public static Optional<StreamPosition> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new StreamPosition(
                        matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    public StreamPosition at(long offset) {
        return new StreamPosition(generation, partition, offset);
    }

    /** Returns whether this position is beyond another one of the same topic version; true for any other partition. */
    public boolean isBeyond(StreamPosition other) {
        return partition != other.partition || next > other.next;
    }

    @Override
    public String toString() {
        return generation + "." + partition + "." + next;
    }
}

package io.switchboard.emulator.message;

import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.rest.TwilioDates;
import org.jspecify.annotations.Nullable;

/**
 * Filters a list of messages.
 *
 * @param since the earliest date sent
 * @param before the end of the dates sent, exclusive
 */
record MessageFilter(
        String accountSid, @Nullable Address from, @Nullable Address to, Instant since, Instant before)
        implements Predicate<Message> {

    /**
     * Reads the filters of a request. {@code DateSent} is a day in UTC; {@code DateSent<} and {@code DateSent>} include
     * their time.
     */
    static MessageFilter of(Map<String, String> filters, String accountSid) {
        var since = Instant.MIN;
        var before = Instant.MAX;
        if (filters.containsKey("DateSent")) {
            since = TwilioDates.parseFilter(filters.get("DateSent"));
            before = since.plusSeconds(24 * 60 * 60);
        }
        if (filters.containsKey("DateSent>")) {
            since = TwilioDates.parseFilter(filters.get("DateSent>"));
        }
        if (filters.containsKey("DateSent<")) {
            before = TwilioDates.parseFilter(filters.get("DateSent<")).plusSeconds(1);
        }
        return new MessageFilter(accountSid, address(filters.get("From")), address(filters.get("To")), since, before);
    }

    private static @Nullable Address address(@Nullable String text) {
        return text == null ? null : Address.of(text);
    }

    /** Returns the number that narrows the list most: the receiver's, else the sender's, else none. */
    @Nullable
    String number() {
        if (to != null) {
            return to.number();
        }
        return from == null ? null : from.number();
    }

    @Override
    public boolean test(Message message) {
        // A message that is not sent yet is found by its creation date, so that a search does not miss it.
        var sent = message.dateSent() == null ? message.dateCreated() : message.dateSent();
        return !sent.isBefore(since)
                && sent.isBefore(before)
                && message.accountSid().equals(accountSid)
                && (from == null || from.equals(message.from()))
                && (to == null || to.equals(message.to()));
    }
}

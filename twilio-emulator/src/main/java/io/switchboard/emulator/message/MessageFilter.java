package io.switchboard.emulator.message;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Predicate;

import io.switchboard.emulator.rest.TwilioError;
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
            since = time(filters.get("DateSent"));
            before = since.plusSeconds(24 * 60 * 60);
        }
        if (filters.containsKey("DateSent>")) {
            since = time(filters.get("DateSent>"));
        }
        if (filters.containsKey("DateSent<")) {
            before = time(filters.get("DateSent<")).plusSeconds(1);
        }
        return new MessageFilter(accountSid, address(filters.get("From")), address(filters.get("To")), since, before);
    }

    private static @Nullable Address address(@Nullable String text) {
        return text == null ? null : Address.of(text);
    }

    private static Instant time(String text) {
        try {
            if (text.length() <= "2026-01-31".length()) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                            instanceof OffsetDateTime time
                    ? time.toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw TwilioError.badRequest(20001, "Not a date: " + text);
        }
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

package io.switchboard.ingress.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

import io.switchboard.events.Topics;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for. What is null selects nothing in particular.
 *
 * @param topic {@code twilio.rejected}, one {@code ….dlt}, or {@value #ALL_DEAD_LETTERS}
 * @param from when it was put on the topic, or later
 * @param to before this
 * @param account of which Twilio account it claims to be
 * @param id its {@code ce_id}
 * @param dryRun whether nothing is to be written
 */
record ReplayOptions(
        String topic,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String account,
        @Nullable String id,
        boolean dryRun) {

    static final String ALL_DEAD_LETTERS = "all-dlt";
    static final String DEAD_LETTERS = ".dlt";

    static final String USAGE = """
        Usage: replay [options]

        Checks refused webhooks again, by what is known now, and puts those that are Twilio's on their topics; or puts
        back what a consumer gave up. Doing it twice changes nothing: consumers drop what they have by its id.

          --topic TOPIC   twilio.rejected (the default), one <topic>.dlt, or all-dlt for all of those
          --from TIME     only what was put there at this time or later, such as 2026-11-20T00:00:00Z
          --to TIME       only what was put there before this time
          --account SID   only of this Twilio account, AC...
          --id ID         only the record with this ce_id
          --dry-run       say what would be done and write nothing

        It ends with 0 when all was read, with 1 when it could not finish, with 2 when it was called wrongly.\
        """;

    private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException that says in plain words what is wrong with it
     */
    static ReplayOptions parse(List<String> arguments) {
        var topic = Topics.TWILIO_REJECTED.name();
        Instant from = null;
        Instant to = null;
        String account = null;
        String id = null;
        var dryRun = false;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var option = rest.next();
            switch (option) {
                case "--topic" -> topic = topic(value(option, rest));
                case "--from" -> from = time(option, value(option, rest));
                case "--to" -> to = time(option, value(option, rest));
                case "--account" -> account = accountSid(value(option, rest));
                case "--id" -> id = value(option, rest);
                case "--dry-run" -> dryRun = true;
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("--from must be before --to.");
        }
        return new ReplayOptions(topic, from, to, account, id, dryRun);
    }

    boolean isAllDeadLetters() {
        return topic.equals(ALL_DEAD_LETTERS);
    }

    /** Whether what was put on its topic at this time is asked for. */
    boolean includesTime(long millis) {
        var time = Instant.ofEpochMilli(millis);
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    boolean includesId(@Nullable String itsId) {
        return id == null || id.equals(itsId);
    }

    boolean includesAccount(@Nullable String itsAccount) {
        return account == null || account.equals(itsAccount);
    }

    private static String value(String option, Iterator<String> rest) {
        var value = rest.hasNext() ? rest.next() : "";
        if (value.isEmpty() || value.startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return value;
    }

    private static String topic(String name) {
        var known = name.equals(Topics.TWILIO_REJECTED.name())
                || name.equals(ALL_DEAD_LETTERS)
                || (name.endsWith(DEAD_LETTERS) && name.length() > DEAD_LETTERS.length());
        if (!known) {
            throw new IllegalArgumentException(
                    "Nothing is put aside on " + name + ": it is twilio.rejected, a <topic>.dlt, or all-dlt.");
        }
        return name;
    }

    private static Instant time(String option, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    option + " is a time with its zone, such as 2026-11-20T00:00:00Z, not " + text + ".", e);
        }
    }

    private static String accountSid(String text) {
        if (!ACCOUNT_SID.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "--account is a Twilio account's SID, AC and 32 hexadecimal digits, not " + text + ".");
        }
        return text;
    }
}

package io.switchboard.conversation.twilioconversation.creation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.Address;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that a client asks to create.
 *
 * @param via where; {@code twilio-conversations} is the only place
 * @param from the tenant's address, without a channel prefix
 * @param to the customer's address; in place of {@code participants}
 * @param participants the customers' addresses
 * @param channel {@code sms} unless it is given
 * @param name a name that the conversation gets at Twilio
 */
record ConversationForm(
        @Nullable String via,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<@Nullable String> participants,
        @Nullable String channel,
        @Nullable String name) {

    private static final String TWILIO = "twilio-conversations";
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final List<String> CHANNELS = List.of(Address.SMS, "whatsapp");
    private static final int MOST_PARTICIPANTS = 10;
    private static final int MAX_NAME_LENGTH = 255;

    /** The pairs of addresses of the participants. */
    List<AddressPair> pairs() {
        if (!TWILIO.equals(via)) {
            throw ApiProblem.invalid("invalid-via", "via must be " + TWILIO + ".");
        }
        var used = channel == null ? Address.SMS : channel;
        if (!CHANNELS.contains(used)) {
            throw ApiProblem.invalid("invalid-channel", "channel must be sms or whatsapp.");
        }
        if (name != null && (name.length() > MAX_NAME_LENGTH || !UnicodeText.isWellFormed(name))) {
            throw ApiProblem.invalid("invalid-name", "name may have at most 255 characters.");
        }
        var ours = number("from", from);
        return theirs().stream()
                .map(theirs -> new AddressPair(used, ours, theirs))
                .toList();
    }

    private List<String> theirs() {
        var given = new ArrayList<@Nullable String>(participants == null ? List.of() : participants);
        if (to != null) {
            given.add(to);
        }
        if (given.isEmpty() || given.size() > MOST_PARTICIPANTS) {
            throw ApiProblem.invalid("invalid-participants", "to, or 1 to 10 participants, must be phone numbers.");
        }
        return given.stream()
                .map(address -> number("participants", address))
                .distinct()
                .toList();
    }

    private static String number(String field, @Nullable String address) {
        if (address == null || !NUMBER.matcher(address).matches()) {
            throw ApiProblem.invalid(
                    field.equals("from") ? "invalid-from" : "invalid-participants",
                    field + " must be a phone number in E.164 form, such as +15551234567.");
        }
        return Objects.requireNonNull(address);
    }
}

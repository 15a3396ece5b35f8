package io.switchboard.conversation.twilioconversation.receiving;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.conversation.twilioconversation.ConversationFacts;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.events.Address;
import org.jspecify.annotations.Nullable;

/** Reads what an event tells about its conversation: names, addresses and the participant. */
final class EventFacts {

    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_ADDRESS_LENGTH = 128;
    private static final int MAX_SID_LENGTH = 64;
    private static final int MOST_ADDRESSES = 50;

    private static final String BINDING = "MessagingBinding.";

    private static final Pattern SERVICE_SID = Pattern.compile("IS[0-9a-f]{32}");

    /** A number, or an address with the prefix of a channel; an identity of the SDK is neither. */
    private static final Pattern ADDRESS =
            Pattern.compile("\\+?[0-9]{3,15}|(whatsapp|messenger|rcs|gbm|instagram|viber|line|apple|email|sms):.+");

    private EventFacts() {}

    /** The facts in an event of a conversation or of a participant. */
    static ConversationFacts of(ConversationEvent event) {
        var type = event.text(BINDING + "Type", MAX_SID_LENGTH);
        var addresses = addresses(event, type, "Address");
        var theirs = addresses.isEmpty() ? addresses(event, type, "AuthorAddress") : addresses;
        var ours = Stream.of("ProxyAddress", "ProjectedAddress")
                .flatMap(name -> addresses(event, type, name).stream())
                .distinct()
                .toList();
        return new ConversationFacts(
                event.text("FriendlyName", MAX_NAME_LENGTH),
                serviceSid(event),
                theirs.stream().filter(address -> !ours.contains(address)).toList(),
                ours);
    }

    /** A customer who writes takes part, also where the participant's own event is late. */
    static ConversationFacts ofMessage(ConversationEvent event, Optional<StoredTwilioConversation> known) {
        var author = author(event);
        var isNew = author != null
                && isAddress(author)
                && !isOfProgram(event)
                && known.stream()
                        .flatMap(found -> Stream.concat(found.addresses().stream(), found.ourAddresses().stream()))
                        .noneMatch(address -> isSame(address, author));
        return new ConversationFacts(
                null, serviceSid(event), isNew ? List.of(Objects.requireNonNull(author)) : List.of(), List.of());
    }

    /** The addresses of customers that an event of a message names, without the prefixes of channels. */
    static List<String> customers(ConversationEvent event) {
        return Stream.concat(of(event).addresses().stream(), Stream.ofNullable(author(event)))
                .filter(EventFacts::isAddress)
                .map(address -> Address.parse(address).value())
                .distinct()
                .toList();
    }

    static @Nullable String author(ConversationEvent event) {
        return event.text("Author", MAX_ADDRESS_LENGTH);
    }

    static boolean isAddress(String author) {
        return ADDRESS.matcher(author).matches();
    }

    /** Whether the message was written through the API or the SDK, and not by a customer's phone. */
    static boolean isOfProgram(ConversationEvent event) {
        var source = event.data().text("Source").toUpperCase(Locale.ROOT);
        return source.equals("API") || source.equals("SDK");
    }

    /** Whether the two are one address, with or without the prefix of its channel. */
    static boolean isSame(String address, String author) {
        return Address.parse(address).value().equals(Address.parse(author).value());
    }

    static boolean isParticipantSid(String sid) {
        return ConversationEvent.PARTICIPANT_SID.matcher(sid).matches();
    }

    static @Nullable String serviceSid(ConversationEvent event) {
        var sid = event.text("ChatServiceSid", MAX_SID_LENGTH);
        return sid != null && SERVICE_SID.matcher(sid).matches() ? sid : null;
    }

    private static List<String> addresses(ConversationEvent event, @Nullable String type, String name) {
        return event.all(BINDING + name, MAX_ADDRESS_LENGTH).stream()
                .map(address -> withChannel(address, type))
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
    }

    /** Twilio names the channel in the address, or only in the binding's type. */
    private static String withChannel(String address, @Nullable String type) {
        return type == null || type.equalsIgnoreCase(Address.SMS) || address.contains(":")
                ? address
                : type.toLowerCase(Locale.ROOT) + ":" + address;
    }
}

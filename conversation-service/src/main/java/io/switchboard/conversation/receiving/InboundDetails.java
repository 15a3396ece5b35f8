package io.switchboard.conversation.receiving;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.events.Address;
import io.switchboard.events.MessageDetails;
import io.switchboard.events.MessageDetails.Forward;
import io.switchboard.events.MessageDetails.Location;
import io.switchboard.events.MessageDetails.Referral;
import io.switchboard.events.MessageDetails.Reply;
import io.switchboard.events.MessageDetails.SharedContacts;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a WhatsApp or RCS message that are neither text nor media. Parameters that Twilio does not document
 * are read if they are present, and never required.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
 */
final class InboundDetails {

    private final InboundContent content;
    private final InteractiveReply interactive;

    private InboundDetails(InboundContent content) {
        this.content = content;
        this.interactive = new InteractiveReply(content);
    }

    /** The details of the message; null if it has none. */
    static @Nullable MessageDetails of(InboundContent content, List<StoredMedia> media) {
        var details = new InboundDetails(content);
        return details.read(media);
    }

    private @Nullable MessageDetails read(List<StoredMedia> media) {
        var location = location();
        var choice = interactive.choice();
        var flow = interactive.flow();
        var contacts = contacts(media);
        var referral = referral();
        var reply = reply();
        var forward = forward();
        var type = Stream.of(
                        type(MessageDetails.LOCATION, location),
                        type(MessageDetails.FLOW, flow),
                        type(interactive.isList() ? MessageDetails.LIST : MessageDetails.BUTTON, choice),
                        type(MessageDetails.CONTACTS, contacts),
                        type(MessageDetails.REFERRAL, referral),
                        type(MessageDetails.REPLY, reply),
                        type(MessageDetails.FORWARD, forward))
                .flatMap(Optional::stream)
                .findFirst();
        return type.isEmpty()
                ? null
                : new MessageDetails(type.get(), location, choice, flow, contacts, referral, reply, forward);
    }

    private static Optional<String> type(String type, @Nullable Object part) {
        return Optional.ofNullable(part).map(present -> type);
    }

    private @Nullable Location location() {
        var latitude = degrees("Latitude", 90);
        var longitude = degrees("Longitude", 180);
        var address = content.text("Address");
        var label = content.text("Label");
        if (latitude != null && longitude != null) {
            return new Location(latitude, longitude, address, label);
        }
        return address == null && label == null ? null : new Location(null, null, address, label);
    }

    private @Nullable Double degrees(String parameter, int most) {
        var text = content.text(parameter);
        if (text == null || !text.strip().matches("[+-]?\\d{1,3}(\\.\\d{1,20})?")) {
            return null;
        }
        var degrees = Double.valueOf(text.strip());
        return Math.abs(degrees) <= most ? degrees : null;
    }

    private @Nullable SharedContacts contacts(List<StoredMedia> media) {
        var cards = (int) media.stream().filter(StoredMedia::isContact).count();
        return cards == 0 && !Objects.equals(content.text("MessageType"), "contacts")
                ? null
                : new SharedContacts(Math.max(1, cards));
    }

    private @Nullable Referral referral() {
        var referral = new Referral(
                content.text("ReferralHeadline"),
                content.text("ReferralBody"),
                content.text("ReferralSourceType"),
                content.text("ReferralSourceId"),
                content.url("ReferralSourceUrl"),
                content.url("ReferralMediaUrl"),
                content.text("ReferralMediaContentType"),
                content.text("ReferralCtwaClid"));
        return referral.equals(new Referral(null, null, null, null, null, null, null, null)) ? null : referral;
    }

    private @Nullable Reply reply() {
        var sid = content.text("OriginalRepliedMessageSid");
        var sender = content.text("OriginalRepliedMessageSender");
        return sid == null
                ? null
                : new Reply(sid, sender == null ? null : Address.parse(sender).value());
    }

    private @Nullable Forward forward() {
        var often = content.isTrue("FrequentlyForwarded");
        return often || content.isTrue("Forwarded") ? new Forward(often) : null;
    }
}

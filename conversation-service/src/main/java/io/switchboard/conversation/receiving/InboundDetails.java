package io.switchboard.conversation.receiving;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.message.StoredMessage.Media;
import io.switchboard.events.Address;
import io.switchboard.events.MessageDetails;
import io.switchboard.events.MessageDetails.Choice;
import io.switchboard.events.MessageDetails.Flow;
import io.switchboard.events.MessageDetails.Forward;
import io.switchboard.events.MessageDetails.Location;
import io.switchboard.events.MessageDetails.Referral;
import io.switchboard.events.MessageDetails.Reply;
import io.switchboard.events.MessageDetails.SharedContacts;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the parts of a WhatsApp or RCS message that are neither text nor media. Parameters that Twilio does not document
 * are read where they were seen, and never relied on.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's parameters</a>
 */
final class InboundDetails {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_FLOW = 16_384;

    private final InboundContent content;
    private final JsonNode interactive;

    private InboundDetails(InboundContent content) {
        this.content = content;
        this.interactive = json(content.text("InteractiveData", LONGEST_FLOW));
    }

    /** The details of the message; null when it has none. */
    static @Nullable MessageDetails of(InboundContent content, List<Media> media) {
        var details = new InboundDetails(content);
        return details.read(media);
    }

    private @Nullable MessageDetails read(List<Media> media) {
        var location = location();
        var choice = choice();
        var flow = flow(choice != null);
        var contacts = contacts(media);
        var referral = referral();
        var reply = reply();
        var forward = forward();
        var type = Stream.of(
                        type(MessageDetails.LOCATION, location),
                        type(MessageDetails.FLOW, flow),
                        type(isList() ? MessageDetails.LIST : MessageDetails.BUTTON, choice),
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

    private @Nullable Choice choice() {
        var id = first(content.text("ListId"), inside("list_reply", "id"), content.text("ButtonPayload"));
        var text = first(content.text("ListTitle"), inside("list_reply", "title"), content.text("ButtonText"));
        id = first(id, inside("button_reply", "id"));
        text = first(text, inside("button_reply", "title"));
        return id == null && text == null ? null : new Choice(id, text, inside("list_reply", "description"));
    }

    /** WhatsApp tells a chosen list entry from a button by its MessageType where Twilio sends no list parameters. */
    private boolean isList() {
        return content.text("ListId") != null
                || content.text("ListTitle") != null
                || interactive.has("list_reply")
                || (Objects.equals(content.text("MessageType"), "interactive")
                        && content.text("ButtonText") == null
                        && !interactive.has("button_reply"));
    }

    private @Nullable Flow flow(boolean hasChoice) {
        var data = first(content.text("FlowData", LONGEST_FLOW), inside("nfm_reply", "response_json"));
        if (data == null && !hasChoice) {
            // A result of a kind that is not known here: kept whole.
            data = content.text("InteractiveData", LONGEST_FLOW);
        }
        return data == null ? null : new Flow(inside("nfm_reply", "name"), data);
    }

    private @Nullable SharedContacts contacts(List<Media> media) {
        var cards = (int) media.stream().filter(Media::isContact).count();
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

    /** A text inside InteractiveData. */
    private @Nullable String inside(String object, String member) {
        var value = interactive.path(object).path(member).asString("");
        return value.isBlank() ? null : UnicodeText.bounded(value, LONGEST_FLOW);
    }

    /** A line that says what a message without text and media is; empty when nothing is known of it. */
    static String line(@Nullable MessageDetails details, InboundContent content) {
        if (details == null) {
            var type = content.text("MessageType", InboundContent.LONGEST_NAME);
            return type == null || type.equals("text") ? "" : "Message of the type " + type + ", which cannot be shown";
        }
        return UnicodeText.bounded(line(details), InboundContent.LONGEST_BODY);
    }

    private static String line(MessageDetails details) {
        if (details.location() != null) {
            return "Location: " + words(details.location());
        }
        if (details.flow() != null) {
            return "Form: " + words(details.flow());
        }
        if (details.choice() != null) {
            return String.valueOf(
                    first(details.choice().text(), details.choice().id()));
        }
        if (details.contacts() != null) {
            return details.contacts().count() == 1
                    ? "Contact"
                    : details.contacts().count() + " contacts";
        }
        if (details.referral() != null) {
            var referral = details.referral();
            var what = first(referral.headline(), referral.body(), referral.sourceUrl(), referral.sourceId());
            return "From an advertisement" + (what == null ? "" : ": " + what);
        }
        return details.reply() != null ? "Reply without a text" : "Forwarded message without a text";
    }

    private static String words(Location location) {
        var place = Stream.of(location.label(), location.address())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        if (location.latitude() == null) {
            return place;
        }
        var degrees = location.latitude() + ", " + location.longitude();
        return place.isEmpty() ? degrees : place + " (" + degrees + ")";
    }

    /** The answers one after the other, without WhatsApp's own token. */
    private static String words(Flow flow) {
        var answers = json(flow.data()).properties().stream()
                .filter(each -> !each.getKey().equals("flow_token"))
                .map(each -> each.getKey() + ": "
                        + (each.getValue().isString()
                                ? each.getValue().asString()
                                : each.getValue().toString()))
                .collect(Collectors.joining(", "));
        return answers.isEmpty() ? flow.data() : answers;
    }

    private static JsonNode json(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            // Not the JSON that it should be: nothing can be read out of it.
            return MissingNode.getInstance();
        }
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}

package io.switchboard.conversation.receiving;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.events.MessageDetails;
import io.switchboard.events.MessageDetails.Flow;
import io.switchboard.events.MessageDetails.Location;
import io.switchboard.events.MessageDetails.Referral;
import io.switchboard.events.MessageDetails.SharedContacts;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes a message that has neither text nor media in one line, which is shown as its body. */
final class MessageDescription {

    private MessageDescription() {}

    /** The line; empty if nothing is known about the message. */
    static String of(@Nullable MessageDetails details, InboundContent content) {
        if (details == null) {
            var type = content.text("MessageType", InboundContent.MAX_NAME_LENGTH);
            return type == null || type.equals("text") ? "" : "Message of the type " + type + ", which cannot be shown";
        }
        return UnicodeText.bounded(describe(details), InboundContent.MAX_BODY_LENGTH);
    }

    private static String describe(MessageDetails details) {
        if (details.location() != null) {
            return "Location: " + describe(details.location());
        }
        if (details.flow() != null) {
            return "Form: " + describe(details.flow());
        }
        if (details.choice() != null) {
            return String.valueOf(
                    first(details.choice().text(), details.choice().id()));
        }
        if (details.contacts() != null) {
            return describe(details.contacts());
        }
        if (details.referral() != null) {
            return describe(details.referral());
        }
        return details.reply() != null ? "Reply without a text" : "Forwarded message without a text";
    }

    private static String describe(Location location) {
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
    private static String describe(Flow flow) {
        var answers = LenientJson.read(flow.data()).properties().stream()
                .filter(answer -> !answer.getKey().equals("flow_token"))
                .map(MessageDescription::describe)
                .collect(Collectors.joining(", "));
        return answers.isEmpty() ? flow.data() : answers;
    }

    private static String describe(Map.Entry<String, JsonNode> answer) {
        var value = answer.getValue();
        return answer.getKey() + ": " + (value.isString() ? value.asString() : value.toString());
    }

    private static String describe(SharedContacts contacts) {
        return contacts.count() == 1 ? "Contact" : contacts.count() + " contacts";
    }

    private static String describe(Referral referral) {
        var source = first(referral.headline(), referral.body(), referral.sourceUrl(), referral.sourceId());
        return "From an advertisement" + (source == null ? "" : ": " + source);
    }

    private static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }
}

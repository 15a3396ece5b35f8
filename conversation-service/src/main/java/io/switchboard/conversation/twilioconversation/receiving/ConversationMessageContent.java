package io.switchboard.conversation.twilioconversation.receiving;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.part.InTwilioConversation;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.conversation.message.part.StoredMedia;
import io.switchboard.conversation.receiving.LenientJson;
import io.switchboard.conversation.twilioconversation.OwnAttributes;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.mongo.IdGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the content of a message in a conversation. */
final class ConversationMessageContent {

    private static final int MAX_BODY_LENGTH = 16_384;
    private static final int MAX_NAME_LENGTH = 255;
    private static final int MAX_JSON_LENGTH = 65_536;
    private static final int MAX_MEDIA = 10;

    private static final Pattern MEDIA_SID = Pattern.compile("ME[0-9a-f]{32}");
    private static final Pattern NUMBER_SID = Pattern.compile("\\b(SM|MM)[0-9a-f]{32}\\b");

    private static final String MEDIA_HOST = "https://mcs.us1.twilio.com/v1/Services/";

    private final ConversationEvent event;
    private final StoredTwilioConversation conversation;

    ConversationMessageContent(ConversationEvent event, StoredTwilioConversation conversation) {
        this.event = event;
        this.conversation = conversation;
    }

    NewMessage newMessage(IdGenerator ids) {
        var direction = direction();
        var author = EventFacts.author(event);
        return new NewMessage(
                event.tenant(),
                ids.next(),
                event.messageSid(),
                ids.next(),
                direction,
                Objects.requireNonNull(conversation.binding()).addresses(),
                conversation.isPair() ? null : conversation.name(),
                body(),
                media(),
                event.at(),
                null,
                null,
                event.event(),
                event.data().accountSid(),
                null,
                null,
                direction == TrafficDirection.OUTBOUND ? writer(author) : null,
                InTwilioConversation.of(event.key().sid(), author),
                null,
                null,
                null);
    }

    String body() {
        return Objects.requireNonNullElse(event.text("Body", MAX_BODY_LENGTH), "");
    }

    /** The id of the message that was sent from here, if its attributes have one. */
    Optional<String> ownMessageId() {
        return OwnAttributes.messageId(event.text("Attributes", MAX_JSON_LENGTH));
    }

    /** The SID under which the same message comes from its number, where Twilio names it. */
    Optional<String> numberSid() {
        for (var parameter : List.of("ChannelMetadata", "ChannelMessageSid", "MessagingServiceSid")) {
            var sid = NUMBER_SID.matcher(event.data().text(parameter));
            if (sid.find()) {
                return Optional.of(sid.group());
            }
        }
        return Optional.empty();
    }

    /**
     * A customer writes from an address that is none of ours. In a chat no participant has an address: people who write
     * there with Twilio's SDK are the customers, and programs answer them.
     */
    private TrafficDirection direction() {
        return isCustomers(EventFacts.author(event)) ? TrafficDirection.INBOUND : TrafficDirection.OUTBOUND;
    }

    private boolean isCustomers(@Nullable String author) {
        if (author == null || !EventFacts.isAddress(author)) {
            return conversation.addresses().isEmpty()
                    && event.data().text("Source").equalsIgnoreCase("SDK");
        }
        var isOurs = conversation.ourAddresses().stream().anyMatch(ours -> EventFacts.isSame(ours, author));
        return !isOurs && (isKnown(author) || !EventFacts.isOfProgram(event));
    }

    private boolean isKnown(String author) {
        return conversation.addresses().stream().anyMatch(address -> EventFacts.isSame(address, author));
    }

    private static @Nullable StoredAuthor writer(@Nullable String author) {
        return author == null || author.equals("system") ? null : new StoredAuthor(author, null);
    }

    private List<StoredMedia> media() {
        var service = Optional.ofNullable(EventFacts.serviceSid(event)).orElse(conversation.serviceSid());
        var listed = LenientJson.read(event.text("Media", MAX_JSON_LENGTH));
        var media = new ArrayList<StoredMedia>();
        for (var file : listed) {
            var sid = text(file, "Sid");
            if (sid != null && MEDIA_SID.matcher(sid).matches() && service != null && media.size() < MAX_MEDIA) {
                media.add(new StoredMedia(
                        MEDIA_HOST + service + "/Media/" + sid + "/Content", text(file, "ContentType")));
            }
        }
        return media;
    }

    /** Twilio's documentation does not say how the names are written. */
    private static @Nullable String text(JsonNode file, String name) {
        var snake = name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        var value = file.has(name) ? file.get(name) : file.path(snake);
        return value.isString() && value.asString().length() <= MAX_NAME_LENGTH ? value.asString() : null;
    }
}

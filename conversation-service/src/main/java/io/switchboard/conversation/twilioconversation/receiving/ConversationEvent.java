package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.receiving.TwilioEvents;
import io.switchboard.conversation.twilioconversation.ConversationKey;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.kafka.listener.EventTimes;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.web.TenantId;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/**
 * One event of Twilio Conversations.
 *
 * @param tenant the tenant of the account whose token signed it
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Twilio's parameters</a>
 */
record ConversationEvent(CloudEvent<TwilioEvent> event, TenantId tenant, ConversationEventKind kind) {

    private static final Pattern MESSAGE_SID = Pattern.compile("IM[0-9a-f]{32}");

    private static final Pattern CONVERSATION_SID = Pattern.compile("CH[0-9a-f]{32}");
    static final Pattern PARTICIPANT_SID = Pattern.compile("MB[0-9a-f]{32}");

    /** Twilio's statuses have less than 20 characters. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z_-]{0,63}");

    static ConversationEvent of(CloudEvent<TwilioEvent> event) {
        var kind = ConversationEventKind.of(event.data().text("EventType"));
        return new ConversationEvent(event, TwilioEvents.tenant(event), kind);
    }

    /**
     * Checks everything that storing the event requires.
     *
     * @throws UnprocessableEvent naming the part that is missing or malformed
     */
    static void check(CloudEvent<TwilioEvent> event) {
        var read = of(event);
        EventTimes.check(event.data().receivedAt(), "receivedAt", event.id());
        if (read.kind == ConversationEventKind.OTHER) {
            return;
        }
        read.key();
        if (read.kind.isOfMessage()) {
            read.messageSid();
        }
        if (read.kind.isOfParticipant()) {
            read.participantSid();
        }
        if (read.kind == ConversationEventKind.DELIVERY_UPDATED) {
            read.required(WORD, "Status");
        }
        if (read.kind == ConversationEventKind.STATE_UPDATED) {
            read.required(WORD, "StateTo");
        }
    }

    ConversationKey key() {
        return new ConversationKey(tenant, data().accountSid(), required(CONVERSATION_SID, "ConversationSid"));
    }

    String messageSid() {
        return required(MESSAGE_SID, "MessageSid");
    }

    String messageKey() {
        return StoredMessage.key(tenant, messageSid());
    }

    String participantSid() {
        return required(PARTICIPANT_SID, "ParticipantSid");
    }

    String word(String parameter) {
        return required(WORD, parameter);
    }

    private String required(Pattern form, String parameter) {
        return TwilioEvents.required(data(), form, parameter);
    }

    TwilioEvent data() {
        return event.data();
    }

    /** When the webhook arrived. */
    Instant at() {
        return data().receivedAt();
    }

    /** The time that Twilio gives what happened, in milliseconds; when the webhook arrived where it gives none. */
    Instant happenedAt(String parameter) {
        try {
            var at = Instant.parse(data().text(parameter));
            return at.isAfter(Instant.EPOCH) && at.isBefore(at().plusSeconds(86_400))
                    ? Instant.ofEpochMilli(at.toEpochMilli())
                    : at();
        } catch (DateTimeParseException e) {
            return at();
        }
    }

    /** The parameter; null if it is absent or blank. */
    @Nullable
    String text(String parameter, int longest) {
        var value = data().text(parameter);
        return value.isBlank() ? null : UnicodeText.bounded(value, longest);
    }

    /** All values of a parameter, which Twilio repeats for a group. */
    List<String> all(String parameter, int longest) {
        return data().parameters().getOrDefault(parameter, List.of()).stream()
                .filter(value -> !value.isBlank())
                .map(value -> UnicodeText.bounded(value.strip(), longest))
                .distinct()
                .toList();
    }

    /** The first value that is there. */
    Optional<String> first(String... parameters) {
        return Stream.of(parameters)
                .map(parameter -> text(parameter, 128))
                .filter(Objects::nonNull)
                .findFirst();
    }
}

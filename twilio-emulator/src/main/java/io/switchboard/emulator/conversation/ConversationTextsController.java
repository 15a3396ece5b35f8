package io.switchboard.emulator.conversation;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import io.switchboard.emulator.message.ConversationTexts;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.problem.ControlApi;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.rest.SidGenerator;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The control API for customers whose texts go into a conversation. */
@ControlApi
class ConversationTextsController {
    private final EmulatedConversations conversations;
    private final ConversationWebhooks webhooks;
    private final ConversationTexts texts;
    private final PhoneNumbers numbers;
    private final Clock clock;

    ConversationTextsController(
            EmulatedConversations conversations,
            ConversationWebhooks webhooks,
            ConversationTexts texts,
            PhoneNumbers numbers,
            Clock clock) {
        this.conversations = conversations;
        this.webhooks = webhooks;
        this.texts = texts;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** The answer to a text: its SIDs in the conversation and at the number. */
    record Arrived(String sid, String conversationSid, String numberSid) {}

    /** Accepts the text, in a new conversation unless one is open for the two addresses; webhooks follow. */
    @PostMapping("/conversation-texts")
    @ResponseStatus(HttpStatus.CREATED)
    Arrived text(@RequestBody ConversationText text) {
        var accountSid = numbers.findByAddress(text.to().substring(text.to().indexOf(':') + 1))
                .map(PhoneNumber::accountSid)
                .orElseThrow(() -> new NoSuchReceiver("no-number", "No account owns " + text.to()));
        var author = new ConversationParticipant(
                SidGenerator.next("MB"), null, text.from(), text.to(), null, clock.instant());
        var source = author.type().toUpperCase(Locale.ROOT);
        var conversation = conversation(accountSid, author, text, source);
        var participant = conversations.participantsOf(conversation).stream()
                .filter(known -> text.from().equals(known.address()))
                .findFirst()
                .orElse(author);
        var message = conversations.add(
                conversation,
                index -> new ConversationMessage(
                        SidGenerator.next("IM"),
                        index,
                        text.from(),
                        participant.sid(),
                        text.body(),
                        text.mediaTypes(),
                        "{}",
                        false,
                        clock.instant(),
                        clock.instant()));
        webhooks.message("onMessageAdded", conversation, message, source);
        var numberSid = text.alsoFromNumber()
                ? texts.receive(
                        text.from(),
                        text.to(),
                        text.body(),
                        text.mediaUrls(),
                        ServletUriComponentsBuilder.fromCurrentContextPath().toUriString())
                : "";
        return new Arrived(message.sid(), conversation.sid, numberSid);
    }

    private EmulatedConversation conversation(
            String accountSid, ConversationParticipant author, ConversationText text, String source) {
        if (text.conversation() != null) {
            return conversations
                    .find(accountSid, text.conversation())
                    .orElseThrow(() ->
                            new NoSuchReceiver("no-conversation", "There is no conversation " + text.conversation()));
        }
        return conversations.open(accountSid, author).orElseGet(() -> {
            var created = conversations.create(accountSid, null, null);
            conversations.add(created, author);
            webhooks.conversation("onConversationAdded", created, source, List.of(author));
            webhooks.participant("onParticipantAdded", created, author, source);
            return created;
        });
    }
}

package io.switchboard.conversation.twilioconversation.creation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.ConversationFacts;
import io.switchboard.conversation.twilioconversation.ConversationKey;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.conversation.ConversationsClient;
import io.switchboard.twilio.conversation.TwilioConversation;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Creates a conversation at Twilio and adds its participants. Every step looks first for what an earlier attempt did, so it
 * may be interrupted at any line and repeated by any instance. If a customer and our address are in an open conversation
 * already, that is the one.
 */
@Component
class ConversationCreator {

    private static final Logger log = LoggerFactory.getLogger(ConversationCreator.class);

    /** @see <a href="https://www.twilio.com/docs/api/errors/50416">Participant and proxy address pair is in use</a> */
    private static final Set<Integer> IN_USE = Set.of(50416, 50425, 50433, 50437);

    private final ConversationCreations creations;
    private final TwilioConversations conversations;
    private final ConversationBinder binder;
    private final Directory directory;
    private final TwilioClients twilio;
    private final Clock clock;

    ConversationCreator(
            ConversationCreations creations,
            TwilioConversations conversations,
            ConversationBinder binder,
            Directory directory,
            TwilioClients twilio,
            Clock clock) {
        this.creations = creations;
        this.conversations = conversations;
        this.binder = binder;
        this.directory = directory;
        this.twilio = twilio;
        this.clock = clock;
    }

    /** Makes one attempt. */
    CreationOutcome attempt(StoredCreation creation) {
        var account = directory
                .account(creation.accountSid())
                .filter(found -> found.tenantId().equals(creation.tenantId().value()));
        if (account.isEmpty()) {
            creations.postpone(creation, clock.instant());
            return new CreationOutcome.Pending();
        }
        try {
            var outcome = new CreationOutcome.Created(
                    conversations.find(create(creation, account.get())).orElseThrow());
            creations.end(creation);
            return outcome;
        } catch (TwilioUnavailable e) {
            log.atWarn()
                    .addKeyValue("tenant", creation.tenantId())
                    .addKeyValue("reason", e.getMessage())
                    .log("conversation not created at Twilio yet");
            creations.postpone(creation, clock.instant());
            return new CreationOutcome.Pending();
        } catch (TwilioRefused e) {
            log.atWarn()
                    .addKeyValue("tenant", creation.tenantId())
                    .addKeyValue("errorCode", e.code())
                    .log("conversation refused by Twilio");
            creations.end(creation);
            return new CreationOutcome.Refused(e.httpStatus(), e.code());
        }
    }

    private ConversationKey create(StoredCreation creation, Account account) {
        var client = new ConversationsClient(twilio.account(account.accountSid(), account.authToken()), null);
        var created = client.find(creation.uniqueName()).orElseGet(() -> create(client, creation));
        var used = created;
        for (var address : creation.theirs()) {
            used = add(client, used, address, creation);
        }
        if (!used.sid().equals(created.sid())) {
            client.delete(created.sid());
        }
        return bind(creation, used);
    }

    /** Another attempt may have created it since it was looked for. */
    private static TwilioConversation create(ConversationsClient client, StoredCreation creation) {
        try {
            return client.create(creation.uniqueName(), creation.name());
        } catch (TwilioRefused e) {
            return client.find(creation.uniqueName()).orElseThrow(() -> e);
        }
    }

    /** Returns the conversation that the participant is in then. */
    private static TwilioConversation add(
            ConversationsClient client, TwilioConversation conversation, String address, StoredCreation creation) {
        if (isIn(client, conversation, address)) {
            return conversation;
        }
        try {
            client.add(conversation.sid(), address, creation.ours());
            return conversation;
        } catch (TwilioRefused e) {
            if (e.code() == null || !IN_USE.contains(e.code())) {
                throw e;
            }
            // Another attempt may have added it since the participants were listed.
            if (isIn(client, conversation, address)) {
                return conversation;
            }
            if (creation.theirs().size() > 1) {
                throw e;
            }
            return client.openWith(address, creation.ours()).orElseThrow(() -> e);
        }
    }

    private static boolean isIn(ConversationsClient client, TwilioConversation conversation, String address) {
        return client.participants(conversation.sid()).stream()
                .anyMatch(participant -> address.equals(participant.address()));
    }

    private ConversationKey bind(StoredCreation creation, TwilioConversation used) {
        var key = new ConversationKey(creation.tenantId(), creation.accountSid(), used.sid());
        var facts =
                new ConversationFacts(creation.name(), used.serviceSid(), creation.theirs(), List.of(creation.ours()));
        var known = conversations.add(key, facts, creation.createdAt());
        var bound = binder.bind(known, creation.createdAt());
        Objects.requireNonNull(bound.conversationId());
        return key;
    }
}

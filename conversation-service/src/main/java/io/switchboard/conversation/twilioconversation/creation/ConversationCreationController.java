package io.switchboard.conversation.twilioconversation.creation;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.conversation.ConversationStart;
import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.remedy.ErrorExplanations;
import io.switchboard.conversation.sending.AddressesRejected;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.directory.Directory;
import io.switchboard.events.Conversation;
import io.switchboard.events.NumberRecord;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Creates conversations at Twilio. The same request, repeated, leads to the same conversation while that is open. */
@RestController
class ConversationCreationController {

    private final ConversationCreations creations;
    private final ConversationCreator creator;
    private final TwilioConversations twilioConversations;
    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final ConversationBinder binder;
    private final SenderAccounts accounts;
    private final Directory directory;
    private final IdGenerator ids;
    private final Clock clock;

    ConversationCreationController(
            ConversationCreations creations,
            ConversationCreator creator,
            TwilioConversations twilioConversations,
            Conversations conversations,
            ConversationSummaries summaries,
            ConversationBinder binder,
            SenderAccounts accounts,
            Directory directory,
            IdGenerator ids,
            Clock clock) {
        this.creations = creations;
        this.creator = creator;
        this.twilioConversations = twilioConversations;
        this.conversations = conversations;
        this.summaries = summaries;
        this.binder = binder;
        this.accounts = accounts;
        this.directory = directory;
        this.ids = ids;
        this.clock = clock;
    }

    @PostMapping("/api/conversations")
    ResponseEntity<Conversation> create(TenantId tenant, @RequestBody ConversationForm form) {
        var pairs = form.pairs();
        var accountSid = account(tenant, pairs);
        var existing = pairs.size() == 1 ? existing(tenant, pairs.getFirst()) : Optional.<StoredConversation>empty();
        if (existing.isPresent()) {
            return ResponseEntity.ok(summaries.of(existing.get()));
        }
        var now = clock.instant();
        var creation = creations.begin(
                StoredCreation.of(tenant, accountSid, pairs, form.name(), "switchboard-" + ids.next(), now));
        return switch (creator.attempt(creation)) {
            case CreationOutcome.Created created ->
                answer(
                        HttpStatus.CREATED,
                        tenant,
                        Objects.requireNonNull(created.conversation().conversationId()));
            case CreationOutcome.Pending pending -> pending(tenant, pairs, creation);
            case CreationOutcome.Refused refused -> throw problem(refused);
        };
    }

    private Optional<StoredConversation> existing(TenantId tenant, AddressPair pair) {
        return conversations
                .open(StoredConversation.openKey(tenant, pair))
                .filter(conversation ->
                        twilioConversations.usable(tenant, conversation.id()).isPresent());
    }

    /** The account that has our address; the addresses must be such that a message could be sent. */
    private String account(TenantId tenant, List<AddressPair> pairs) {
        try {
            for (var pair : pairs) {
                var sid = accounts.of(tenant, pair, null);
                if (sid != null) {
                    return sid;
                }
            }
        } catch (AddressesRejected e) {
            throw ApiProblem.conflict(e.reason(), String.valueOf(e.getMessage()));
        }
        return directory
                .number(pairs.getFirst().ours())
                .map(NumberRecord::accountSid)
                .orElseThrow(() -> ApiProblem.conflict(
                        "number-not-owned",
                        "None of your phone numbers is " + pairs.getFirst().ours() + "."));
    }

    /** Twilio creates it later; the two addresses have their conversation here at once. */
    private ResponseEntity<Conversation> pending(TenantId tenant, List<AddressPair> pairs, StoredCreation creation) {
        if (pairs.size() > 1) {
            throw ApiProblem.unavailable(
                    "conversation-pending",
                    "Twilio does not answer. The group is created as soon as it does; repeat the request to see it.");
        }
        var start = new ConversationStart(
                tenant, ids.next(), pairs.getFirst(), null, creation.createdAt(), creation.accountSid());
        return answer(HttpStatus.ACCEPTED, tenant, binder.open(start).id());
    }

    private ResponseEntity<Conversation> answer(HttpStatus status, TenantId tenant, String id) {
        var conversation = conversations.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("conversation", id));
        return ResponseEntity.status(status).body(summaries.of(conversation));
    }

    private static ApiProblem problem(CreationOutcome.Refused refused) {
        var explanation = ErrorExplanations.of(refused.code());
        var text = explanation
                .map(found -> found.text() + " " + found.remedy())
                .orElse("Twilio refused the conversation with HTTP " + refused.httpStatus() + ".");
        return ApiProblem.conflict(
                "twilio-refused", refused.code() == null ? text : text + " (Twilio's error " + refused.code() + ")");
    }
}

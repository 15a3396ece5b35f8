package io.switchboard.conversation.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.call.SeenCallListener;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.conversation.state.StoredWait;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.reading.StoredReadMark;
import io.switchboard.conversation.reading.StoredReading;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * Marks conversations as read, for the whole tenant and for the member. The write requires that no message or call has arrived
 * since the conversation was read, so that none is marked that was not counted. Reading raises no revision.
 */
@Component
class ConversationReadings implements SeenCallListener {

    private static final int MOST_ATTEMPTS = 50;

    private final Conversations conversations;
    private final Messages messages;
    private final RevisedDocuments<StoredConversation> revisions;
    private final IdGenerator ids;
    private final Clock clock;

    ConversationReadings(
            Conversations conversations,
            Messages messages,
            RevisedDocuments<StoredConversation> revisions,
            IdGenerator ids,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.revisions = revisions;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Marks the tenant's conversation as read by the member; empty when there is none with this id.
     *
     * @param upTo the newest message that the member has seen; null for all
     * @throws ApiProblem 404 when the conversation has no such message
     */
    Optional<StoredConversation> read(TenantId tenant, String id, String member, @Nullable String upTo) {
        return change(tenant, id, conversation -> {
            var after = conversation.unread().readExcept(unreadAfter(tenant, conversation, upTo));
            var last = conversation.lastMessage();
            var newest = upTo == null && last != null ? last.entryId() : upTo;
            var mark = newest == null ? null : new StoredReadMark(member, newest, clock.instant());
            return new ConversationReading(after, member, mark, conversation.waiting());
        });
    }

    /** Marks the newest message as unread again, if nothing is. */
    Optional<StoredConversation> unread(TenantId tenant, String id) {
        return change(
                tenant,
                id,
                conversation -> new ConversationReading(
                        conversation.unread().markedUnread(), null, null, conversation.waiting()));
    }

    /** Counts a dismissed call no longer, for the whole tenant. What else is unread stays so. */
    @Override
    public void onSeen(StoredCall call) {
        var conversationId = call.conversationId();
        if (conversationId != null && call.isMissed()) {
            var unused = change(
                    call.tenantId(),
                    conversationId,
                    conversation -> new ConversationReading(
                            conversation.unread().withSeenCall(call.id()), null, null, waitAfter(call, conversation)));
        }
    }

    /** A call that a person has dismissed needs no answer; a message before it does. */
    private static @Nullable StoredWait waitAfter(StoredCall call, StoredConversation conversation) {
        var wait = conversation.waiting();
        var since = conversation.waitingSince();
        return wait == null || since == null || !since.equals(call.filedAt())
                ? wait
                : wait.withAnswer(since, conversation.lastInboundAt());
    }

    private interface ReadingChange {

        ConversationReading of(StoredConversation conversation);
    }

    private Optional<StoredConversation> change(TenantId tenant, String id, ReadingChange change) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var found = conversations.find(tenant, id);
            if (found.isEmpty()) {
                return found;
            }
            var conversation = found.get();
            var reading = change.of(conversation);
            if (reading.isMadeOf(conversation)) {
                return found;
            }
            var unchanged = ConversationHandling.one(tenant, id).and("activity").is(conversation.activity());
            var changed = revisions.change(
                    unchanged,
                    before -> new DocumentChange(
                            reading.update(conversation).set("activity", ids.next()),
                            List.of(ConversationAnnouncer.updated())));
            if (changed.isPresent()) {
                return changed;
            }
        }
        throw new ConcurrencyFailureException("Messages arrived in each of %d attempts".formatted(MOST_ATTEMPTS));
    }

    private int unreadAfter(TenantId tenant, StoredConversation conversation, @Nullable String upTo) {
        if (upTo == null) {
            return 0;
        }
        var message = messages.find(tenant, upTo)
                .filter(found -> found.conversationId().equals(conversation.id()))
                .orElseThrow(() -> ApiProblem.notFound("message", upTo));
        var reading = conversation.unread();
        // A message that is stored and not counted yet is counted once its conversation is written.
        return (int) Math.min(
                reading.messages(),
                messages.inboundAfter(message, StoredReading.MOST_MESSAGES).stream()
                        .filter(reading::hasCounted)
                        .count());
    }
}

package io.switchboard.conversation.inbox.status;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.message.StatusUpdates.AnnouncedStatus;
import io.switchboard.conversation.message.StatusUpdates.StatusFollower;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Conversation;
import io.switchboard.events.EventType;
import org.springframework.stereotype.Component;

/** Announces the conversations whose last message has a new status, each once for all statuses that arrived together. */
@Component
class StatusConversations implements StatusFollower {

    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final FailedDeliveries failures;

    StatusConversations(Conversations conversations, ConversationSummaries summaries, FailedDeliveries failures) {
        this.conversations = conversations;
        this.summaries = summaries;
        this.failures = failures;
    }

    @Override
    public List<CloudEvent<?>> follow(List<AnnouncedStatus> statuses) {
        noteFailures(statuses);
        var lastByConversation = new LinkedHashMap<String, AnnouncedStatus>();
        var found = conversations.byId(statuses.stream()
                .map(status -> status.message().conversationId())
                .distinct()
                .toList());
        for (var status : statuses) {
            var conversation = found.get(status.message().conversationId());
            if (conversation != null && shows(conversation, status)) {
                lastByConversation.put(conversation.id(), status);
            }
        }
        var shown = new ArrayList<StoredConversation>();
        lastByConversation.keySet().forEach(id -> shown.add(found.get(id)));
        return summaries.of(shown).stream()
                .<CloudEvent<?>>map(
                        summary -> updated(summary, Objects.requireNonNull(lastByConversation.get(summary.id()))))
                .toList();
    }

    /** Only failures, and what becomes of them, are in the conversations' documents. */
    private void noteFailures(List<AnnouncedStatus> statuses) {
        var changed = statuses.stream()
                .filter(StatusConversations::isAboutFailure)
                .map(status -> status.message().id())
                .distinct()
                .toList();
        if (!changed.isEmpty()) {
            failures.note(changed);
        }
    }

    private static boolean isAboutFailure(AnnouncedStatus status) {
        return FailedDeliveries.isFailure(status.change().status())
                || FailedDeliveries.isFailure(status.message().status());
    }

    private static CloudEvent<?> updated(Conversation summary, AnnouncedStatus status) {
        var change = status.change();
        var what = "status/%s/%s/%d"
                .formatted(status.message().id(), change.status(), change.at().toEpochMilli());
        return DomainEvents.event(
                        EventType.CONVERSATION_UPDATED,
                        summary.id(),
                        what,
                        change.at(),
                        status.message().tenantId(),
                        summary)
                .causedBy(status.cause());
    }

    private static boolean shows(StoredConversation conversation, AnnouncedStatus status) {
        var last = conversation.lastMessage();
        var isLast = last != null && status.message().id().equals(last.entryId());
        return isLast || isAboutFailure(status);
    }
}

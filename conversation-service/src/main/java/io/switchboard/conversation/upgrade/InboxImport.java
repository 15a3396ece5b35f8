package io.switchboard.conversation.upgrade;

import java.util.List;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.conversation.state.StoredWait;
import io.switchboard.conversation.inbox.status.FailedDeliveries;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.note.StoredNote;
import io.switchboard.events.Conversation.Status;
import io.switchboard.events.traffic.TrafficDirection;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Derives from stored messages and notes what lists of conversations are filtered by. Nothing is announced. A conversation in
 * which something happened since this release began is left as it is.
 */
@Component
class InboxImport {

    private static final int PAGE = 200;

    /** The messages from which it is derived who waits. A wait that began before them begins with the first of them. */
    private static final int NEWEST_MESSAGES = 50;

    private final MongoOperations mongo;
    private final Messages messages;
    private final FailedDeliveries failures;

    InboxImport(MongoOperations mongo, Messages messages, FailedDeliveries failures) {
        this.mongo = mongo;
        this.messages = messages;
        this.failures = failures;
    }

    /** Imports of all conversations that are not closed, and of all notes; returns the number of both. May be repeated. */
    int importAll() {
        return importConversations() + importNotes();
    }

    private int importConversations() {
        var imported = 0;
        var page = conversationsAfter("");
        while (!page.isEmpty()) {
            page.forEach(this::importOne);
            imported += page.size();
            page = conversationsAfter(page.getLast().id());
        }
        return imported;
    }

    private List<StoredConversation> conversationsAfter(String id) {
        var open = where("_id").gt(id).and("status").in(Status.OPEN, Status.SNOOZED);
        return page(open, StoredConversation.class);
    }

    private void importOne(StoredConversation conversation) {
        var newest = messages.page(conversation.tenantId(), conversation.id(), null, NEWEST_MESSAGES);
        var unchanged = where("_id")
                .is(conversation.id())
                .and("activity")
                .is(conversation.activity())
                .and("waiting")
                .isNull();
        mongo.updateFirst(
                query(unchanged), new Update().set("waiting", wait(conversation, newest)), StoredConversation.class);
        newest.stream()
                .filter(message -> !message.isInbound() && message.isReleased())
                .findFirst()
                .filter(message -> FailedDeliveries.isFailure(message.status()))
                .ifPresent(message -> failures.note(List.of(message.id())));
    }

    private static StoredWait wait(StoredConversation conversation, List<StoredMessage> newestFirst) {
        var wait = StoredWait.NONE;
        for (var message : newestFirst.reversed()) {
            if (message.isInbound()) {
                wait = wait.withCustomer(message.createdAt());
            } else if (message.isReleased() && !message.isAutomatic() && message.jobId() == null) {
                wait = wait.withAnswer(message.createdAt(), null);
            }
        }
        var last = conversation.lastMessage();
        return last != null && isUnansweredCall(last) ? wait.withCustomer(last.at()) : wait;
    }

    private static boolean isUnansweredCall(StoredConversation.LastMessage last) {
        return last.result() != null
                && last.direction() == TrafficDirection.INBOUND
                && !last.result().equals("answered");
    }

    private int importNotes() {
        var imported = 0;
        var page = notesAfter("");
        while (!page.isEmpty()) {
            page.forEach(this::importMentions);
            imported += page.size();
            page = notesAfter(page.getLast().id());
        }
        return imported;
    }

    private List<StoredNote> notesAfter(String id) {
        return page(where("_id").gt(id).and("mentions.0").exists(true), StoredNote.class);
    }

    private void importMentions(StoredNote note) {
        var mentions = new Update();
        mentions.addToSet("mentions").each(note.mentions().toArray());
        var conversation =
                where("_id").is(note.conversationId()).and("tenantId").is(note.tenantId());
        mongo.updateFirst(query(conversation), mentions, StoredConversation.class);
    }

    private <T> List<T> page(Criteria documents, Class<T> type) {
        return mongo.find(query(documents).with(Sort.by("_id")).limit(PAGE), type);
    }
}

package io.switchboard.conversation.personaldata;

import java.io.IOException;
import java.util.List;

import io.switchboard.conversation.message.MessageErasure;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.search.SearchEntries;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Exports and erases the messages of the contact's conversations, page by page. */
@Component
@Order(10)
class MessageData implements PersonalData {

    private static final int PAGE = 100;

    /** By the id of the customer's message. */
    private static final String AUTOMATIC_ANSWERS = "automatic_answers";

    private final Messages messages;
    private final MessageErasure erasure;
    private final SearchEntries searchEntries;
    private final TwilioCopies copies;
    private final UploadStore uploads;
    private final MongoOperations mongo;

    MessageData(
            Messages messages,
            MessageErasure erasure,
            SearchEntries searchEntries,
            TwilioCopies copies,
            UploadStore uploads,
            MongoOperations mongo) {
        this.uploads = uploads;
        this.mongo = mongo;
        this.messages = messages;
        this.erasure = erasure;
        this.searchEntries = searchEntries;
        this.copies = copies;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        for (var conversationId : subject.conversationIds()) {
            List<StoredMessage> page = messages.page(new TenantId(subject.tenantId()), conversationId, null, PAGE);
            while (!page.isEmpty()) {
                for (var message : page) {
                    receiver.accept(message.view());
                }
                var last = page.getLast();
                page = messages.page(
                        new TenantId(subject.tenantId()), conversationId, Cursor.of(last.createdAt(), last.id()), PAGE);
            }
        }
    }

    private void releaseUploads(StoredMessage message) {
        message.media().stream()
                .flatMap(file -> file.uploadId().stream())
                .forEach(id -> uploads.release(message.tenantId(), id, message.id()));
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = 0;
        for (var conversationId : subject.conversationIds()) {
            // An erased message is in no conversation any more, so that the first page is always the next.
            var page = messages.page(new TenantId(subject.tenantId()), conversationId, null, PAGE);
            while (!page.isEmpty()) {
                if (progress.isAtTwilio()) {
                    page.forEach(message -> copies.delete(message, progress));
                }
                page.forEach(this::releaseUploads);
                var ids = page.stream().map(StoredMessage::id).toList();
                searchEntries.removeMessages(ids);
                mongo.remove(query(where("_id").in(ids)), AUTOMATIC_ANSWERS);
                erasure.erase(page);
                erased += page.size();
                progress.advance(page.size());
                page = messages.page(new TenantId(subject.tenantId()), conversationId, null, PAGE);
            }
        }
        return erased;
    }
}

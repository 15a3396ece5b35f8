package io.switchboard.conversation.personaldata;

import java.io.IOException;

import io.switchboard.conversation.search.SearchEntries;
import org.bson.Document;
import org.springframework.core.annotation.Order;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Exports and erases the notes in the contact's conversations. */
@Component
@Order(40)
class ConversationNoteData implements PersonalData {

    private static final String NOTES = "conversation_notes";

    private final MongoOperations mongo;
    private final SearchEntries searchEntries;

    ConversationNoteData(MongoOperations mongo, SearchEntries searchEntries) {
        this.mongo = mongo;
        this.searchEntries = searchEntries;
    }

    @Override
    public String name() {
        return "conversation-notes";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        for (var conversationId : subject.conversationIds()) {
            var notes = query(where("tenantId")
                            .is(subject.tenantId())
                            .and("conversationId")
                            .is(conversationId))
                    .with(Sort.by("createdAt"));
            notes.fields().exclude("pendingEvents");
            for (var note : mongo.find(notes, Document.class, NOTES)) {
                receiver.accept(note);
            }
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var notes =
                where("tenantId").is(subject.tenantId()).and("conversationId").in(subject.conversationIds());
        var found = query(notes);
        found.fields().include("_id");
        searchEntries.removeNotes(mongo.find(found, Document.class, NOTES).stream()
                .map(note -> note.getString("_id"))
                .toList());
        var erased = (int) mongo.remove(query(notes), NOTES).getDeletedCount();
        progress.advance(erased);
        return erased;
    }
}

package io.switchboard.conversation.personaldata;

import java.io.IOException;

import io.switchboard.conversation.note.StoredNote;
import org.springframework.core.annotation.Order;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Exports and erases the notes in the contact's conversations. */
@Component
@Order(51)
class ConversationNoteData implements PersonalData {

    private final MongoOperations mongo;

    ConversationNoteData(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Override
    public String name() {
        return "conversation-notes";
    }

    @Override
    public void export(DataSubject subject, Receiver receiver) throws IOException {
        for (var note : mongo.find(query(notes(subject)), StoredNote.class)) {
            receiver.accept(note.view());
        }
    }

    @Override
    public int erase(DataSubject subject, Progress progress) {
        var erased = (int) mongo.remove(query(notes(subject)), StoredNote.class).getDeletedCount();
        progress.advance(erased);
        return erased;
    }

    private static Criteria notes(DataSubject subject) {
        return where("tenantId").is(subject.tenantId()).and("conversationId").in(subject.conversationIds());
    }
}

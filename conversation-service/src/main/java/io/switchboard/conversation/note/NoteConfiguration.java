package io.switchboard.conversation.note;

import io.switchboard.change.RevisionEvents;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class NoteConfiguration {

    @Bean
    RevisedDocuments<StoredNote> revisedNotes(MongoOperations mongo, RevisionEvents events, MentionedMembers mentions) {
        return events.documents(mongo, StoredNote.class, mentions);
    }
}

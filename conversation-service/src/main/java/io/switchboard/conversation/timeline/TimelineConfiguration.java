package io.switchboard.conversation.timeline;

import java.util.Optional;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.change.StoredChange;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.note.StoredNote;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Names the kinds of entries that timelines have. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    @Bean
    TimelineSource messageEntries(MongoOperations mongo) {
        return new DocumentEntries<>(
                mongo, StoredMessage.class, "createdAt", message -> Optional.of(TimelineEntry.of(message.view())));
    }

    @Bean
    TimelineSource callEntries(MongoOperations mongo) {
        return new DocumentEntries<>(
                mongo,
                StoredCall.class,
                "startedAt",
                call -> call.isShown() ? Optional.of(TimelineEntry.of(call.view())) : Optional.empty());
    }

    @Bean
    TimelineSource noteEntries(MongoOperations mongo) {
        return new DocumentEntries<>(
                mongo, StoredNote.class, "createdAt", note -> Optional.of(TimelineEntry.of(note.view())));
    }

    @Bean
    TimelineSource changeEntries(MongoOperations mongo) {
        return new DocumentEntries<>(mongo, StoredChange.class, "at", change -> Optional.of(TimelineEntry.of(change)));
    }
}

package io.switchboard.conversation.storage;

import java.util.List;

import io.switchboard.events.Conversation;
import io.switchboard.events.MessageDetails.Choice;
import io.switchboard.events.job.Job;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Maps the types that are stored in another form than Spring Data's own, both in documents and in queries. */
@Configuration(proxyBeanMethods = false)
class DocumentConversions {

    @Bean
    static MongoCustomConversions mongoCustomConversions() {
        return new MongoCustomConversions(List.of(
                ConverterBuilder.reading(String.class, TenantId.class, TenantId::new)
                        .andWriting(TenantId::value),
                // By their words; a word of a newer version breaks no list.
                ConverterBuilder.reading(String.class, TrafficDirection.class, TrafficDirection::of)
                        .andWriting(TrafficDirection::word),
                ConverterBuilder.reading(String.class, Conversation.Status.class, Conversation.Status::of)
                        .andWriting(Conversation.Status::word),
                ConverterBuilder.reading(String.class, Job.State.class, Job.State::of)
                        .andWriting(Job.State::word),
                // A nested id is no document's id.
                ConverterBuilder.reading(Document.class, Choice.class, DocumentConversions::choice)
                        .andWriting(DocumentConversions::document)));
    }

    private static Document document(Choice choice) {
        var document = new Document();
        putIfPresent(document, "id", choice.id());
        putIfPresent(document, "text", choice.text());
        putIfPresent(document, "description", choice.description());
        return document;
    }

    private static void putIfPresent(Document document, String field, @Nullable String value) {
        if (value != null) {
            document.put(field, value);
        }
    }

    private static Choice choice(Document document) {
        return new Choice(document.getString("id"), document.getString("text"), document.getString("description"));
    }
}

package io.switchboard.conversation.storage;

import java.util.List;

import io.switchboard.events.MessageDetails.Choice;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Maps the one part of a message that Spring Data would store otherwise: a nested {@code id} is no document's id. */
@Configuration(proxyBeanMethods = false)
public class MessageConversions {

    @Bean
    public static MongoCustomConversions mongoCustomConversions() {
        return new MongoCustomConversions(List.of(new ChoiceWriter(), new ChoiceReader()));
    }

    @WritingConverter
    private static final class ChoiceWriter implements Converter<Choice, Document> {

        @Override
        public Document convert(Choice choice) {
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
    }

    @ReadingConverter
    private static final class ChoiceReader implements Converter<Document, Choice> {

        @Override
        public Choice convert(Document document) {
            return new Choice(document.getString("id"), document.getString("text"), document.getString("description"));
        }
    }
}

package io.switchboard.conversation.personaldata;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.personaldata.RelatedDocuments.RelatedCollection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.MongoId;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests that the collections that an erasure names are those that other features store, with the fields that it looks for. */
class RelatedDocumentsTests {

    private static final Map<String, List<Class<?>>> RECORDS = records();

    static Stream<RelatedCollection> erasedCollections() {
        return Stream.concat(
                Stream.of(
                        RelatedDocuments.WEBHOOK_LOG,
                        TwilioConversationErasure.CONVERSATIONS,
                        TwilioConversationErasure.UNBOUND,
                        TwilioConversationErasure.CREATIONS,
                        TwilioConversationErasure.WAITING_EVENTS),
                RelatedDocuments.OF_CONVERSATION.stream());
    }

    @ParameterizedTest
    @MethodSource("erasedCollections")
    void anErasedCollectionIsStoredWithTheFieldThatItsDocumentsAreFoundBy(RelatedCollection collection) {
        assertThat(RECORDS).containsKey(collection.name());

        assertThat(RECORDS.get(collection.name())).anySatisfy(type -> {
            assertThat(fields(type)).contains(collection.field());
            if (collection.byTenant()) {
                assertThat(fields(type)).contains("tenantId");
            }
        });
    }

    private static List<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .flatMap(field -> field.isAnnotationPresent(MongoId.class)
                        ? Stream.of("_id")
                        : Stream.ofNullable(field.getAnnotation(Field.class)).map(Field::value))
                .toList();
    }

    /** The records of stored documents, by their collection. */
    private static Map<String, List<Class<?>>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(Document.class));
        return scanner.findCandidateComponents("io.switchboard.conversation").stream()
                .map(definition -> type(String.valueOf(definition.getBeanClassName())))
                .collect(Collectors.groupingBy(
                        type -> type.getAnnotation(Document.class).value()));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

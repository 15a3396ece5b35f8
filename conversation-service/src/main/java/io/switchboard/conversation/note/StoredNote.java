package io.switchboard.conversation.note;

import java.time.Instant;
import java.util.List;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.conversation.message.part.StoredAuthor;
import io.switchboard.events.member.ConversationNote;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The stored document of a note. It is never changed. */
@Document(StoredNote.COLLECTION)
public record StoredNote(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("conversationId") String conversationId,
        @Field("body") String body,
        @Field("by") StoredAuthor by,
        @Field("mentions") List<String> mentions,
        @Field("createdAt") Instant createdAt)
        implements AnnouncedDocument {

    static final String COLLECTION = "conversation_notes";

    public StoredNote {
        mentions = mentions == null ? List.of() : List.copyOf(mentions);
    }

    @Override
    public String subject() {
        return id;
    }

    @Override
    public ConversationNote view() {
        return new ConversationNote(id, conversationId, body, by.view(), mentions, createdAt);
    }
}

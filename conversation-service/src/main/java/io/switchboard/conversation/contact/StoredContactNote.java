package io.switchboard.conversation.contact;

import java.time.Instant;

import io.switchboard.change.AnnouncedDocument;
import io.switchboard.events.contact.ContactNote;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/** The stored document of a note. Its contact is the document that was the contact when the note was written. */
@Document("contact_notes")
record StoredContactNote(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("contactId") String contactId,
        @Field("text") String text,
        @Field("author") String author,
        @Field("authorName") @Nullable String authorName,
        @Field("createdAt") Instant createdAt)
        implements AnnouncedDocument {

    @Override
    public String subject() {
        return id;
    }

    @Override
    public ContactNote view() {
        return new ContactNote(id, contactId, text, new MessageAuthor(author, authorName), createdAt);
    }
}

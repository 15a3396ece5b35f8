package io.switchboard.conversation.message.part;

import io.switchboard.events.member.MessageAuthor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;

/** The person or program of the tenant that asked for a message. */
public record StoredAuthor(
        @Field("subject") String subject,
        @Field("name") @Nullable String name) {

    /** The author as it is stored; null for none. */
    public static @Nullable StoredAuthor of(@Nullable MessageAuthor author) {
        return author == null ? null : new StoredAuthor(author.id(), author.name());
    }

    public MessageAuthor view() {
        return new MessageAuthor(subject, name);
    }
}

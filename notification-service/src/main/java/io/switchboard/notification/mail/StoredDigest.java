package io.switchboard.notification.mail;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The journal entry of one e-mail. Its states are {@code intended}, {@code sending} and {@code done}.
 *
 * @param id the entries that it has name it; the Message-ID follows from it
 * @param owner the recipient's id
 * @param dueAt when it is to be sent, or sent again; absent once it is done
 */
@Document(StoredDigest.NAME)
record StoredDigest(
        @MongoId(FieldType.STRING) String id,
        @Field("owner") String owner,
        @Field("state") String state,
        @Field("attempts") int attempts,
        @Field("createdAt") Instant createdAt,
        @Field("dueAt") @Nullable Instant dueAt) {

    static final String NAME = "mailDigests";
    static final String INTENDED = "intended";
    static final String SENDING = "sending";
    static final String DONE = "done";
}

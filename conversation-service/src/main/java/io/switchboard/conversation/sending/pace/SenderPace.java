package io.switchboard.conversation.sending.pace;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The pace of one sender.
 *
 * @param id account and address of the sender
 * @param nextFree the time from which no message has a place, in microseconds since 1970: fast senders send more often than
 *     once in a millisecond's precision would tell
 */
@Document("sender_paces")
record SenderPace(
        @MongoId(FieldType.STRING) String id,
        @Field("nextFree") long nextFree) {}

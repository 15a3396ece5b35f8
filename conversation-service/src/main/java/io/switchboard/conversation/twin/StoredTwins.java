package io.switchboard.conversation.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored arrivals of messages with the same content between the same addresses, so that one conditional write decides
 * which two are one message.
 *
 * @param id {@link TwinCandidate#fingerprint}
 * @param writes raised by each write
 * @param messages the messages, the earliest first
 * @param writtenAt when it was written last; it is deleted some time later
 */
@Document(StoredTwins.COLLECTION)
record StoredTwins(
        @MongoId(FieldType.STRING) String id,
        @Field("writes") long writes,
        @Field("messages") List<Arrived> messages,
        @Field("writtenAt") Instant writtenAt) {

    static final String COLLECTION = "message_twins";

    /** Two arrivals of a message are not further apart than this. */
    static final Duration WINDOW = Duration.ofMinutes(2);

    /** A consumer may lag behind the other; after this time without a partner a message has none. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final int MOST = 500;

    StoredTwins {
        messages = messages == null ? List.of() : List.copyOf(messages);
    }

    /**
     * A message.
     *
     * @param sid the SID that the message is stored under, which is the first that arrived
     * @param numberSid the SID under which it arrived from the number
     * @param conversationSid the SID under which it arrived from Twilio's conversation
     * @param at when it arrived first
     */
    record Arrived(
            @Field("sid") String sid,
            @Field("numberSid") @Nullable String numberSid,
            @Field("conversationSid") @Nullable String conversationSid,
            @Field("at") Instant at) {

        static Arrived first(TwinCandidate candidate) {
            var isFromConversation = candidate.isFromConversation();
            return new Arrived(
                    candidate.sid(),
                    isFromConversation ? null : candidate.sid(),
                    isFromConversation ? candidate.sid() : null,
                    candidate.at());
        }

        /** The SID that the message is not stored under, if it arrived under two. */
        @Nullable
        String otherSid() {
            return sid.equals(numberSid) ? conversationSid : numberSid;
        }

        boolean has(String other) {
            return other.equals(numberSid) || other.equals(conversationSid);
        }

        private boolean canBe(TwinCandidate candidate) {
            var taken = candidate.isFromConversation() ? conversationSid : numberSid;
            return taken == null && Duration.between(at, candidate.at()).abs().compareTo(WINDOW) <= 0;
        }

        Arrived with(TwinCandidate candidate) {
            return candidate.isFromConversation()
                    ? new Arrived(sid, numberSid, candidate.sid(), at)
                    : new Arrived(sid, candidate.sid(), conversationSid, at);
        }
    }

    static StoredTwins none(TwinCandidate candidate) {
        return new StoredTwins(candidate.fingerprint(), 0, List.of(), candidate.at());
    }

    Optional<Arrived> with(String sid) {
        return messages.stream().filter(message -> message.has(sid)).findFirst();
    }

    /** The earliest message that the candidate can be. */
    Optional<Arrived> partnerOf(TwinCandidate candidate) {
        return messages.stream().filter(message -> message.canBe(candidate)).findFirst();
    }

    /** The twins after this message was added or, under the same SID, changed. Messages of long before are left out. */
    StoredTwins having(Arrived changed, Instant now) {
        var kept = new ArrayList<Arrived>();
        for (var message : messages) {
            if (!message.sid().equals(changed.sid())
                    && Duration.between(message.at(), changed.at()).compareTo(KEPT) < 0) {
                kept.add(message);
            }
        }
        kept.add(changed);
        kept.sort((one, other) -> one.at().compareTo(other.at()));
        var most = kept.size() > MOST ? kept.subList(kept.size() - MOST, kept.size()) : kept;
        return new StoredTwins(id, writes + 1, most, now);
    }
}

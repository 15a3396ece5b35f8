package io.switchboard.conversation.search;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * The stored words of a message, contact, call or note.
 *
 * @param id type and id of what is found
 * @param type {@link SearchType#word}
 * @param place the conversation of the message, call or note; null for a contact
 * @param at when the message was stored, the contact created, the note written, or the call began
 */
@Document("search_entries")
record SearchEntry(
        @MongoId(FieldType.STRING) String id,
        @Field("tenantId") TenantId tenantId,
        @Field("type") String type,
        @Field("foundId") String foundId,
        @Field("place") @Nullable String place,
        @Field("at") Instant at,
        @Field("words") List<String> words) {

    static final Comparator<SearchEntry> NEWEST_FIRST = Comparator.comparing(SearchEntry::at)
            .thenComparing((SearchEntry entry) -> entry.id())
            .reversed();

    static SearchEntry of(
            SearchType type, TenantId tenantId, String id, @Nullable String place, Instant at, List<String> words) {
        return new SearchEntry(id(type, id), tenantId, type.word(), id, place, at, words);
    }

    static String id(SearchType type, String id) {
        return type.word() + "|" + id;
    }
}

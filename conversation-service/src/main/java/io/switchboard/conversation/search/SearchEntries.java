package io.switchboard.conversation.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

import com.mongodb.client.model.Indexes;
import io.switchboard.conversation.storage.KeysetCriteria;
import io.switchboard.mongo.DocumentInserts;
import io.switchboard.mongo.index.DeclaredIndex;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Stores the words of messages, contacts, calls and notes in a collection of their own, so that finding them costs the writers
 * of messages nothing. One index leads from a word to what has it, newest first; a server without indexes reads all entries of
 * the tenant.
 */
@Component
public class SearchEntries {

    private static final String NAME = "search_entries";
    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "at", "_id");

    /** The entries that are looked at for the beginning of a word: of a letter alone, many words of many messages begin. */
    private static final int MOST_OF_A_PREFIX = 500;

    private static final long LONGEST_MILLIS = 3_000;

    private final MongoOperations mongo;

    SearchEntries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    @Bean
    static DeclaredIndex searchedWords() {
        return DeclaredIndex.plain(
                NAME,
                "by_word_newest_first",
                Indexes.compoundIndex(Indexes.ascending("tenantId", "type", "words"), Indexes.descending("at", "_id")),
                "messages, contacts, calls and notes are found by a word, newest first");
    }

    /** Adds entries that do not change; those that exist are left as they are. */
    void add(List<SearchEntry> entries) {
        DocumentInserts.ifAbsent(mongo, SearchEntry.class, entries);
    }

    /** Stores the entry in place of an earlier one. */
    void replace(SearchEntry entry) {
        try {
            mongo.save(entry);
        } catch (DuplicateKeyException e) {
            // Another instance inserted it in between; the second attempt finds it.
            mongo.save(entry);
        }
    }

    /** Removes the entries of messages. */
    public void removeMessages(Collection<String> messageIds) {
        remove(SearchType.MESSAGE, messageIds);
    }

    /** Removes the entries of contacts. */
    public void removeContacts(Collection<String> contactIds) {
        remove(SearchType.CONTACT, contactIds);
    }

    /** Removes the entries of calls. */
    public void removeCalls(Collection<String> callIds) {
        remove(SearchType.CALL, callIds);
    }

    /** Removes the entries of notes. */
    public void removeNotes(Collection<String> noteIds) {
        remove(SearchType.NOTE, noteIds);
    }

    private void remove(SearchType type, Collection<String> foundIds) {
        if (!foundIds.isEmpty()) {
            var ids = foundIds.stream().map(id -> SearchEntry.id(type, id)).toList();
            mongo.remove(query(where("_id").in(ids)), SearchEntry.class);
        }
    }

    /**
     * Finds the entries that have all words, the newest first; the last word may be the beginning of a longer one. Of a
     * word's beginning only some of the entries are considered.
     */
    List<SearchEntry> find(TenantId tenant, SearchType type, List<String> words, @Nullable Cursor after, int limit) {
        var found = new LinkedHashMap<String, SearchEntry>();
        run(having(tenant, type, words), after, limit).forEach(entry -> found.put(entry.id(), entry));
        if (found.size() < limit) {
            run(beginning(tenant, type, words), after, MOST_OF_A_PREFIX)
                    .forEach(entry -> found.putIfAbsent(entry.id(), entry));
        }
        return found.values().stream()
                .sorted(SearchEntry.NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    private List<SearchEntry> run(Criteria entries, @Nullable Cursor after, int limit) {
        var page = KeysetCriteria.newestFirst(entries, "at", after);
        return mongo.find(query(page).with(NEWEST_FIRST).limit(limit).maxTimeMsec(LONGEST_MILLIS), SearchEntry.class);
    }

    /** The longest word first, which is usually the rarest: the index is walked along it. */
    private static Criteria having(TenantId tenant, SearchType type, List<String> words) {
        var longestFirst = words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return of(tenant, type).and("words").all(longestFirst);
    }

    /** Words are letters and digits only, so that none has a meaning in a regular expression. */
    private static Criteria beginning(TenantId tenant, SearchType type, List<String> words) {
        var conditions = new ArrayList<Criteria>();
        var whole = words.subList(0, words.size() - 1);
        if (!whole.isEmpty()) {
            conditions.add(where("words").all(whole));
        }
        conditions.add(where("words").regex("^" + words.getLast()));
        return of(tenant, type).andOperator(conditions);
    }

    private static Criteria of(TenantId tenant, SearchType type) {
        return where("tenantId").is(tenant).and("type").is(type.word());
    }
}

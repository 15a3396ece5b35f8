package io.switchboard.conversation.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

import io.switchboard.conversation.address.TenantCountry;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds entries by the words of a query. */
@Component
class ContentSearch {

    private final SearchEntries entries;
    private final TenantCountry country;

    ContentSearch(SearchEntries entries, TenantCountry country) {
        this.entries = entries;
        this.country = country;
    }

    /** Finds the tenant's entries of these types that have all words of the query, the newest first. */
    List<SearchEntry> find(
            TenantId tenant, Collection<SearchType> types, String query, @Nullable Cursor after, int limit) {
        var found = new LinkedHashMap<String, SearchEntry>();
        for (var type : types) {
            for (var words : alternatives(tenant, type, query)) {
                entries.find(tenant, type, words, after, limit).forEach(entry -> found.putIfAbsent(entry.id(), entry));
            }
        }
        return found.values().stream()
                .sorted(SearchEntry.NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** A query in a usual form of phone numbers finds contacts by their numbers, and calls by numbers or words. */
    private List<List<String>> alternatives(TenantId tenant, SearchType type, String query) {
        return switch (type) {
            case MESSAGE, NOTE -> byWords(query);
            case CONTACT -> {
                var numbers = byNumber(tenant, query);
                yield numbers.isEmpty() ? byWords(query) : numbers;
            }
            case CALL ->
                Stream.concat(byNumber(tenant, query).stream(), byWords(query).stream())
                        .distinct()
                        .toList();
        };
    }

    private List<List<String>> byNumber(TenantId tenant, String query) {
        return AddressWords.ofQuery(query, country.of(tenant)).stream()
                .map(List::of)
                .toList();
    }

    private static List<List<String>> byWords(String query) {
        var words = SearchWords.ofQuery(query);
        return words.isEmpty() ? List.of() : List.of(words);
    }
}

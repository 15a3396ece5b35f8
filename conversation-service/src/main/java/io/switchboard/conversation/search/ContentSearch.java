package io.switchboard.conversation.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

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

    /** Digits in the usual forms of phone numbers are looked up as a number; everything else as words. */
    private List<List<String>> alternatives(TenantId tenant, SearchType type, String query) {
        var numbers = type == SearchType.MESSAGE ? List.<String>of() : AddressWords.ofQuery(query, country.of(tenant));
        if (!numbers.isEmpty()) {
            return numbers.stream().map(List::of).toList();
        }
        var words = SearchWords.ofQuery(query);
        return words.isEmpty() ? List.of() : List.of(words);
    }
}

package io.switchboard.conversation.search;

import java.util.List;

import com.mongodb.MongoExecutionTimeoutException;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds messages, contacts, calls and notes by words. */
@RestController
class SearchController {

    private static final String LIST = "search-";
    private static final int LONGEST = 200;

    private final ContentSearch search;
    private final SearchHits hits;

    SearchController(ContentSearch search, SearchHits hits) {
        this.search = search;
        this.hits = hits;
    }

    @GetMapping("/api/search")
    Page<SearchHit> search(
            TenantId tenant,
            @RequestParam String q,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (q.isBlank() || q.length() > LONGEST) {
            throw ApiProblem.invalid("invalid-query", "q must have 1 to " + LONGEST + " characters.");
        }
        try {
            var list = LIST + (type == null ? "all" : type);
            var found = search.find(tenant, types(type), q, Cursor.read(list, cursor), Page.fetch(limit));
            return new Page<>(
                    hits.of(tenant, q, found.stream().limit(limit).toList()),
                    found.size() > limit ? after(found.get(limit - 1)).text(list) : null);
        } catch (DataAccessException e) {
            if (!(e.getMostSpecificCause() instanceof MongoExecutionTimeoutException)) {
                throw e;
            }
            throw ApiProblem.unavailable(
                    "search-too-broad", "So many entries have these words that the search was ended; add a word.", e);
        }
    }

    private static Cursor after(SearchEntry last) {
        return Cursor.of(last.at(), last.id());
    }

    private static List<SearchType> types(@Nullable String type) {
        return switch (type) {
            case null -> List.of(SearchType.values());
            case "message" -> List.of(SearchType.MESSAGE);
            case "contact" -> List.of(SearchType.CONTACT);
            case "call" -> List.of(SearchType.CALL);
            case "note" -> List.of(SearchType.NOTE);
            default -> throw ApiProblem.invalid("invalid-type", "type must be message, contact, call or note.");
        };
    }
}

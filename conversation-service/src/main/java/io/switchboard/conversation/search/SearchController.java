package io.switchboard.conversation.search;

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

/** Finds messages and contacts by words. */
@RestController
class SearchController {

    private static final String LIST = "search-";
    private static final int LONGEST = 200;

    private final ContentSearch search;

    SearchController(ContentSearch search) {
        this.search = search;
    }

    @GetMapping("/api/search")
    Page<SearchHit> search(
            TenantId tenant,
            @RequestParam String q,
            @RequestParam(defaultValue = "message") String type,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (q.isBlank() || q.length() > LONGEST) {
            throw ApiProblem.invalid("invalid-query", "q must have 1 to " + LONGEST + " characters.");
        }
        try {
            var found = search.find(tenant, type(type), q, Cursor.read(LIST + type, cursor), Page.fetch(limit));
            return new Page<>(
                    search.hits(tenant, q, found.stream().limit(limit).toList()),
                    found.size() > limit ? after(found.get(limit - 1)).text(LIST + type) : null);
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

    private static SearchType type(String type) {
        return switch (type) {
            case "message" -> SearchType.MESSAGE;
            case "contact" -> SearchType.CONTACT;
            default -> throw ApiProblem.invalid("invalid-type", "type must be message or contact.");
        };
    }
}

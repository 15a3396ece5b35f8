package io.switchboard.web;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Part of a keyset-ordered list.
 *
 * @param next the cursor of the next page; null, and present in JSON, at the end
 */
public record Page<T>(List<T> items, @JsonInclude @Nullable String next) {

    /** The default of the parameter {@code limit}, as the text that an annotation needs. */
    public static final String USUAL = "50";

    private static final int LARGEST = 200;

    /**
     * The number of items to ask the store for: one more than the page holds tells whether there is another page.
     *
     * @throws ApiProblem when the limit is out of range
     */
    public static int fetch(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw ApiProblem.invalid("invalid-limit", "limit must be from 1 to " + LARGEST + ", not " + limit);
        }
        return limit + 1;
    }

    /**
     * Cuts the page out of the items that the store returned for {@link #fetch}.
     *
     * @param found the items that the store returned
     * @param view converts one of them to an item of the page
     * @param cursor returns the text of the cursor after an item
     */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> view, Function<S, String> cursor) {
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new Page<>(page.stream().map(view).toList(), more ? cursor.apply(page.getLast()) : null);
    }
}

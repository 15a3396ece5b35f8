package io.switchboard.conversation.api;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list.
 *
 * @param next the cursor of the part after it; null at the end
 */
public record Page<T>(List<T> items, @JsonInclude @Nullable String next) {

    /** How many items a page has when nobody says. */
    public static final String USUAL = "50";

    private static final int LARGEST = 200;

    /**
     * How many to ask the store for: one more than the page holds tells whether there is another.
     *
     * @throws Problem when the limit is out of range
     */
    public static int fetch(int limit) {
        if (limit < 1 || limit > LARGEST) {
            throw Problem.invalid("invalid-limit", "limit must be from 1 to " + LARGEST + ", not " + limit);
        }
        return limit + 1;
    }

    /** The page, from one more document than it holds where there were as many. */
    public static <S, T> Page<T> of(List<S> found, int limit, Function<S, T> view, Function<S, String> cursor) {
        var more = found.size() > limit;
        var page = more ? found.subList(0, limit) : found;
        return new Page<>(page.stream().map(view).toList(), more ? cursor.apply(page.getLast()) : null);
    }
}

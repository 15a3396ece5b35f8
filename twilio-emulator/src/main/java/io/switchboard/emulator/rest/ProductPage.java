package io.switchboard.emulator.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of one of the newer APIs: {@code meta} names the list and the absolute URLs of other pages.
 *
 * @param key the name of the property that holds the items
 */
public record ProductPage(PageRequest page, String key) {

    public static ProductPage of(HttpServletRequest request, String key, String... filterNames) {
        return new ProductPage(PageRequest.of(request, filterNames), key);
    }

    /** Returns the value of a filter; null where the request has none. */
    public @Nullable String filter(String name) {
        return page.filters().get(name);
    }

    /**
     * Returns the page of the items as Twilio's JSON.
     *
     * @param items the items by sequence number
     */
    public <T extends PageRequest.Item> Map<String, @Nullable Object> of(
            NavigableMap<Long, T> items, Predicate<T> filter, Function<T, ?> resource) {
        var found = page.of(items, filter, key, resource);
        var meta = new HashMap<String, @Nullable Object>();
        meta.put("key", key);
        meta.put("page", page.page());
        meta.put("page_size", page.size());
        meta.put("url", absolute(found.get("uri")));
        meta.put("first_page_url", absolute(found.get("first_page_uri")));
        meta.put("next_page_url", absolute(found.get("next_page_uri")));
        meta.put("previous_page_url", absolute(found.get("previous_page_uri")));
        var answer = new HashMap<String, @Nullable Object>();
        answer.put(key, found.get(key));
        answer.put("meta", meta);
        return answer;
    }

    /** The product is the first segment of the emulator's path, and of Twilio's host. */
    private static @Nullable String absolute(@Nullable Object uri) {
        return uri == null ? null : uri.toString().replaceFirst("^/([a-z]+)/", "https://$1.twilio.com/");
    }
}

package io.switchboard.emulator.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A page of a list, newest first. A page token consists of {@code PA} (items after) or {@code PB} (items before) and
 * the sequence number of the item at the page's edge; clients must not build one.
 */
public record PageRequest(String path, Map<String, String> filters, int page, int size, String token) {
    /** An item with a position in its list: later items have greater sequence numbers. */
    public interface Item {
        long sequence();
    }

    private static final int LARGEST = 1000;

    public static PageRequest of(HttpServletRequest request, String... filterNames) {
        var filters = new LinkedHashMap<String, String>();
        for (var name : filterNames) {
            var value = request.getParameter(name);
            if (value != null && !value.isEmpty()) {
                filters.put(name, value);
            }
        }
        var size = Math.clamp(number(request, "PageSize", 50), 1, LARGEST);
        var token = request.getParameter("PageToken");
        return new PageRequest(
                request.getRequestURI(), filters, number(request, "Page", 0), size, token == null ? "" : token);
    }

    private static int number(HttpServletRequest request, String name, int otherwise) {
        var value = request.getParameter(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        if (!value.matches("\\d{1,9}")) {
            throw TwilioError.badRequest(20001, name + " must be a number");
        }
        return Integer.parseInt(value);
    }

    /**
     * Returns the page of the items as Twilio's JSON.
     *
     * @param items the items by sequence number
     * @param listName the name of the property that holds the items
     */
    public <T extends Item> Map<String, @Nullable Object> of(
            NavigableMap<Long, T> items, Predicate<T> filter, String listName, Function<T, ?> resource) {
        var found = found(items, filter);
        var more = found.size() > size;
        var shown = new ArrayList<T>(more ? found.subList(0, size) : found);
        if (isBackwards()) {
            Collections.reverse(shown);
        }
        var hasNext = isBackwards() || more;
        var next = hasNext && !shown.isEmpty()
                ? uri(page + 1, "PA" + shown.getLast().sequence())
                : null;
        var previous = page > 0 && !shown.isEmpty()
                ? uri(page - 1, "PB" + shown.getFirst().sequence())
                : null;
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(listName, shown.stream().map(resource).toList());
        answer.put("page", page);
        answer.put("page_size", size);
        var start = (long) page * size;
        answer.put("start", start);
        answer.put("end", Math.max(start, start + shown.size() - 1));
        answer.put("uri", uri(page, token));
        answer.put("first_page_uri", uri(0, ""));
        answer.put("next_page_uri", next);
        answer.put("previous_page_uri", previous);
        return answer;
    }

    private <T> List<T> found(NavigableMap<Long, T> items, Predicate<T> filter) {
        var candidates = switch (token.isEmpty() ? "" : token.substring(0, Math.min(2, token.length()))) {
            case "" -> items.descendingMap().values().stream();
            case "PA" -> items.headMap(edge(), false).descendingMap().values().stream();
            case "PB" -> items.tailMap(edge(), false).values().stream();
            default -> throw invalidToken();
        };
        return candidates.filter(filter).limit(size + 1L).toList();
    }

    private boolean isBackwards() {
        return token.startsWith("PB");
    }

    private long edge() {
        if (!token.matches("P[AB]\\d{1,18}")) {
            throw invalidToken();
        }
        return Long.parseLong(token.substring(2));
    }

    private static TwilioError invalidToken() {
        return TwilioError.badRequest(20001, "Invalid PageToken");
    }

    private String uri(int number, String pageToken) {
        var uri = UriComponentsBuilder.fromPath(path);
        filters.forEach((name, value) -> uri.queryParam(encoded(name), encoded(value)));
        uri.queryParam("PageSize", size).queryParam("Page", number);
        if (!pageToken.isEmpty()) {
            uri.queryParam("PageToken", pageToken);
        }
        return uri.build(true).toUriString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

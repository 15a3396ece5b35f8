package io.switchboard.twilio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.twilio.constant.EnumConstants.ContentType;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.jspecify.annotations.Nullable;

/** Sends requests to Twilio's 2010 API, or to that of another of its products, and classifies its answers. */
public final class TwilioApi {

    /** The most items that Twilio puts on a page. */
    public static final int LARGEST_PAGE = 1000;

    private static final String API = "https://api.twilio.com";
    private static final Pattern SID = Pattern.compile("[A-Za-z]{2}[0-9a-fA-F]{32}");

    private final TwilioRestClient client;
    private final Pace pace;
    private final String host;

    TwilioApi(TwilioRestClient client) {
        this(client, Pace.UNLIMITED, API);
    }

    private TwilioApi(TwilioRestClient client, Pace pace, String host) {
        this.client = client;
        this.pace = pace;
        this.host = host;
    }

    /** Limits the rate of requests that read much, so that they leave room for those of people. */
    public interface Pace {

        Pace UNLIMITED = new Pace() {
            @Override
            public void awaitTurn() {}

            @Override
            public boolean awaitRetry(int refusals) {
                return false;
            }
        };

        /** Waits until the next request may be sent. */
        void awaitTurn();

        /**
         * Waits after Twilio refused to read because the account has too many requests.
         *
         * @param refusals how often this request was refused, from 1
         * @return whether to send it again
         */
        boolean awaitRetry(int refusals);
    }

    /** Returns the same API, whose reading requests keep to this pace. */
    public TwilioApi paced(Pace other) {
        return new TwilioApi(client, other, host);
    }

    /** Returns the API of the product with this host name: {@code conversations}. */
    public TwilioApi product(String name) {
        return new TwilioApi(client, pace, "https://" + name + ".twilio.com");
    }

    /** The meaning of an answer. After a redirect, a 408 or any 5xx it is unknown whether the request was processed. */
    public enum Kind {
        SUCCESS,
        REFUSED,
        BUSY,
        AMBIGUOUS
    }

    /** The meaning of an answer with this status. */
    public static Kind kind(int status) {
        if (status >= 200 && status < 300) {
            return Kind.SUCCESS;
        }
        if (status == 429) {
            return Kind.BUSY;
        }
        return status >= 400 && status < 500 && status != 408 ? Kind.REFUSED : Kind.AMBIGUOUS;
    }

    /** Parameters of a request, in order; a name may be repeated. */
    public static Map<String, List<String>> params() {
        return new LinkedHashMap<>();
    }

    /** Adds a parameter. */
    public static void add(Map<String, List<String>> params, String name, String value) {
        params.computeIfAbsent(name, ignored -> new ArrayList<>()).add(value);
    }

    /** Checks a SID, which may come from outside: other text must not lead to another path. */
    public static String sid(String sid) {
        if (!SID.matcher(sid).matches()) {
            throw new IllegalArgumentException("Not a Twilio SID");
        }
        return sid;
    }

    /** The path of a resource of the account. */
    public String accountPath(String path) {
        return "/2010-04-01/Accounts/" + client.getAccountSid() + path;
    }

    /** Returns the resource; empty when there is none. */
    public Optional<JsonNode> find(String path) {
        var response = get(host + path, params());
        return response.getStatusCode() == 404 ? Optional.empty() : Optional.of(successful(path, response));
    }

    /** Gets a resource and returns any answer, with its headers. */
    public Response exchangeGet(String path) {
        return get(host + path, params());
    }

    /**
     * Reads the resource in an answer.
     *
     * @throws TwilioRefused or {@link TwilioUnavailable} when the answer has none
     */
    public JsonNode resource(String path, Response response) {
        return successful(path, response);
    }

    /** Posts once and returns the successful answer. */
    public JsonNode post(String path, Map<String, List<String>> params) {
        return successful(path, exchangePost(path, params));
    }

    /** Posts JSON once and returns the successful answer. */
    public JsonNode postJson(String path, Object body) {
        var request = new Request(HttpMethod.POST, host + path);
        request.setContentType(ContentType.JSON);
        request.setBody(client.getObjectMapper().valueToTree(body).toString());
        return successful(path, client.request(request));
    }

    /** Posts once and returns any answer. */
    public Response exchangePost(String path, Map<String, List<String>> params) {
        return exchangePost(path, params, Map.of());
    }

    /** Posts once, with these headers besides the usual ones, and returns any answer. */
    public Response exchangePost(String path, Map<String, List<String>> params, Map<String, String> headers) {
        return exchange(HttpMethod.POST, host + path, params, headers);
    }

    /** Deletes a resource; returns false when there is none. May be repeated. */
    public boolean delete(String path) {
        var response = exchange(HttpMethod.DELETE, host + path, params(), Map.of());
        if (response.getStatusCode() == 404) {
            return false;
        }
        requireSuccess(path, response);
        return true;
    }

    /** Returns the items of a list; the first page is fetched now, the others when the stream reaches them. */
    public Stream<JsonNode> list(String path, String key, Map<String, List<String>> params, int pageSize) {
        add(params, "PageSize", Integer.toString(pageSize));
        var first = successful(path, get(host + path, params));
        return Stream.<@Nullable JsonNode>iterate(first, Objects::nonNull, page -> nextPage(path, page))
                .flatMap(page -> items(path, key, page));
    }

    /** Returns the items of a list of a newer API, whose pages have whole URLs; fetched as {@link #list} does. */
    public Stream<JsonNode> listByUrl(String url, String key, int pageSize) {
        return listByUrl(url, key, params(), pageSize);
    }

    /** Returns the items that the parameters select, fetched in the same way. */
    public Stream<JsonNode> listByUrl(String url, String key, Map<String, List<String>> params, int pageSize) {
        add(params, "PageSize", Integer.toString(pageSize));
        var first = successful(url, get(url, params));
        return Stream.<@Nullable JsonNode>iterate(first, Objects::nonNull, page -> nextPageByUrl(url, page))
                .flatMap(page -> items(url, key, page));
    }

    private @Nullable JsonNode nextPageByUrl(String url, @Nullable JsonNode page) {
        var next = page == null ? "" : JsonFields.text(page.path("meta"), "next_page_url");
        if (next.isEmpty()) {
            return null;
        }
        requireSameHost(url, next);
        return successful(url, get(next, params()));
    }

    /** A link in an answer must not lead the credentials elsewhere; without its page the list would look complete. */
    private static void requireSameHost(String url, String next) {
        if (!next.startsWith(url.substring(0, url.indexOf('/', "https://".length()) + 1))) {
            throw new TwilioUnavailable("The next page of %s is at another host".formatted(url), true);
        }
    }

    private @Nullable JsonNode nextPage(String path, @Nullable JsonNode page) {
        var next = page == null ? "" : JsonFields.text(page, "next_page_uri");
        return next.isEmpty() ? null : successful(path, get(host + next, params()));
    }

    private static Stream<JsonNode> items(String path, String key, @Nullable JsonNode page) {
        var items = page == null ? MissingNode.getInstance() : page.path(key);
        if (!items.isArray()) {
            throw new TwilioUnavailable("The answer to %s has no %s".formatted(path, key), true);
        }
        return items.valueStream();
    }

    private Response get(String url, Map<String, List<String>> params) {
        for (var refusals = 1; ; refusals++) {
            pace.awaitTurn();
            var response = exchange(HttpMethod.GET, url, params, Map.of());
            if (kind(response.getStatusCode()) != Kind.BUSY || !pace.awaitRetry(refusals)) {
                return response;
            }
        }
    }

    private Response exchange(
            HttpMethod method, String url, Map<String, List<String>> params, Map<String, String> headers) {
        var request = new Request(method, url);
        headers.forEach(request::addHeaderParam);
        // Not through addPostParam and addQueryParam: they drop a text that reads "null".
        (method == HttpMethod.GET ? request.getQueryParams() : request.getPostParams()).putAll(params);
        return client.request(request);
    }

    private JsonNode successful(String path, Response response) {
        requireSuccess(path, response);
        return read(response);
    }

    private void requireSuccess(String path, Response response) {
        var status = response.getStatusCode();
        switch (kind(status)) {
            case SUCCESS -> {}
            case BUSY -> throw new TwilioUnavailable("Twilio is busy for " + path, false);
            case REFUSED -> throw new TwilioRefused(status, JsonFields.number(readOrEmpty(response), "code"), path);
            case AMBIGUOUS -> throw new TwilioUnavailable("Twilio answered %s with %d".formatted(path, status), true);
        }
    }

    /** Reads an answer that must be JSON. */
    public JsonNode read(Response response) {
        try {
            return client.getObjectMapper().readTree(response.getContent());
        } catch (JsonProcessingException e) {
            // Its message quotes the answer.
            throw new TwilioUnavailable("The answer is not JSON", true);
        }
    }

    /** Reads an answer that may be no JSON: it then has no fields. */
    public JsonNode readOrEmpty(Response response) {
        try {
            return read(response);
        } catch (TwilioUnavailable e) {
            return MissingNode.getInstance();
        }
    }
}

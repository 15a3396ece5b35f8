package io.switchboard.emulator.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * An HTTP request to a receiver. The called and the signed URL are the same text: the URL as configured, without user
 * information and fragment, with characters that no request line can hold percent-encoded. A GET carries its parameters
 * in the URL.
 *
 * @param form the body's parameters, empty for a GET and for JSON
 * @param json the body instead of a form
 */
record WebhookTarget(
        String url,
        String method,
        MultiValueMap<String, String> form,
        @Nullable String json) {

    private static final Pattern HTTPS_PORT = Pattern.compile("(?i)^(https://[^/?#]*):\\d*(?=[/?#]|$)");

    /**
     * Creates the request that carries the parameters.
     *
     * @throws IllegalArgumentException if the URL cannot be called
     */
    static WebhookTarget of(String url, String method, MultiValueMap<String, String> parameters) {
        var called = called(url);
        return method.equals("GET")
                ? new WebhookTarget(withQuery(called, encoded(parameters)), method, new LinkedMultiValueMap<>(), null)
                : new WebhookTarget(called, method, parameters, null);
    }

    /** Creates a request with a JSON body, whose hash is added to the URL and signed with it. */
    static WebhookTarget ofJson(String url, String method, String json) {
        var called = withQuery(called(url), "bodySHA256=" + sha256(json));
        return new WebhookTarget(called, method, new LinkedMultiValueMap<>(), json);
    }

    private static String withQuery(String url, String more) {
        if (more.isEmpty() || url.endsWith("?")) {
            return url + more;
        }
        return url + (url.contains("?") ? "&" : "?") + more;
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String withoutFragment(String url) {
        var hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    URI uri() {
        return URI.create(url);
    }

    /** Returns whether the URL ends in a question mark, which begins an empty query. */
    boolean hasEmptyQuery() {
        return url.endsWith("?") && url.indexOf('?') == url.length() - 1;
    }

    String contentType() {
        return json == null ? "application/x-www-form-urlencoded; charset=UTF-8" : "application/json";
    }

    String body() {
        return json == null ? encoded(form) : json;
    }

    /** Signs the request. Voice drops the port of an https URL before signing; messaging keeps it. */
    String signature(Webhook.Kind kind, String authToken) {
        var signed = kind.isVoice() ? HTTPS_PORT.matcher(url).replaceFirst("$1") : url;
        return Signature.of(signed, form, authToken);
    }

    private static String called(String configured) {
        var uri = URI.create(withoutFragment(configured));
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
            throw new IllegalArgumentException("not an absolute http or https URL: " + uri);
        }
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return ascii(uri.getScheme() + "://" + uri.getHost() + port + path + query);
    }

    /** Percent-encodes characters outside of ASCII and leaves all others unchanged, {@code %E9} for example. */
    private static String ascii(String url) {
        var encoded = new StringBuilder();
        url.codePoints()
                .forEach(character -> encoded.append(
                        character < 0x80 ? Character.toString(character) : encoded(Character.toString(character))));
        return encoded.toString();
    }

    private static String encoded(MultiValueMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .flatMap(
                        entry -> entry.getValue().stream().map(value -> encoded(entry.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

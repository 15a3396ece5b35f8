package io.switchboard.emulator.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * One HTTP request to a receiver: what is called, what is signed.
 *
 * @param uri the URL without user information and fragment; a GET carries its parameters here
 * @param form the body's parameters, empty for a GET and for JSON
 * @param json the body instead of a form
 */
record Target(
        URI uri,
        String method,
        MultiValueMap<String, String> form,
        @Nullable String json) {

    /**
     * The request that carries the parameters.
     *
     * @throws IllegalArgumentException if no such URL can be called
     */
    static Target of(String url, String method, MultiValueMap<String, String> parameters) {
        URI plain = withoutUserInfo(URI.create(withoutFragment(url)));
        return method.equals("GET")
                ? new Target(withQuery(plain, encoded(parameters)), method, new LinkedMultiValueMap<>(), null)
                : new Target(plain, method, parameters, null);
    }

    /** A request with a JSON body, whose hash goes into the URL and is signed with it. */
    static Target ofJson(String url, String method, String json) {
        URI plain = withoutUserInfo(URI.create(withoutFragment(url)));
        return new Target(withQuery(plain, "bodySHA256=" + sha256(json)), method, new LinkedMultiValueMap<>(), json);
    }

    private static URI withQuery(URI uri, String more) {
        String separator = uri.getRawQuery() == null ? "?" : "&";
        return more.isEmpty() ? uri : URI.create(uri + separator + more);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    String contentType() {
        return json == null ? "application/x-www-form-urlencoded; charset=UTF-8" : "application/json";
    }

    String body() {
        return json == null ? encoded(form) : json;
    }

    /** Voice drops the port of an https URL before signing; messaging keeps it. */
    String signature(Webhook.Kind kind, String authToken) {
        boolean dropsPort = kind.isVoice() && uri.getScheme().equals("https") && uri.getPort() >= 0;
        String url = dropsPort ? uri.toString().replaceFirst(":" + uri.getPort(), "") : uri.toString();
        return Signature.of(url, form, authToken);
    }

    private static URI withoutUserInfo(URI uri) {
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
            throw new IllegalArgumentException("not an absolute http or https URL: " + uri);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(uri.getScheme() + "://" + uri.getHost() + port + path + query);
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

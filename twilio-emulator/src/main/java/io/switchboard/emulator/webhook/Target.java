package io.switchboard.emulator.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * One HTTP request to a receiver: what is called, what is signed.
 *
 * @param uri the URL without user information and fragment; a GET carries its parameters here
 * @param form the body's parameters, empty for a GET
 */
record Target(URI uri, String method, MultiValueMap<String, String> form) {

    /**
     * The request that carries the parameters.
     *
     * @throws IllegalArgumentException if no such URL can be called
     */
    static Target of(String url, String method, MultiValueMap<String, String> parameters) {
        URI plain = withoutUserInfo(URI.create(withoutFragment(url)));
        if (!method.equals("GET")) {
            return new Target(plain, method, parameters);
        }
        String separator = plain.getRawQuery() == null ? "?" : "&";
        URI complete = parameters.isEmpty() ? plain : URI.create(plain + separator + encoded(parameters));
        return new Target(complete, method, new LinkedMultiValueMap<>());
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    String body() {
        return encoded(form);
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

package io.switchboard.twilio;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/** Maps URLs of Twilio's hosts to the base URL, and rejects all others, so that credentials go nowhere else. */
record TwilioHosts(@Nullable URI baseUrl) {

    private static final String TWILIO = ".twilio.com";
    private static final String API = "api";

    /**
     * Maps a URL.
     *
     * @throws IllegalArgumentException when the URL is not one of Twilio's
     */
    URI map(URI url) {
        var host = url.getHost();
        if (host == null || !host.endsWith(TWILIO) || !"https".equals(url.getScheme()) || url.getUserInfo() != null) {
            throw new IllegalArgumentException("Not a Twilio URL");
        }
        if (baseUrl == null) {
            return url;
        }
        var product = host.substring(0, host.indexOf('.'));
        var prefix = baseUrl.toString().replaceAll("/+$", "") + (product.equals(API) ? "" : "/" + product);
        return URI.create(prefix + url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()));
    }
}

package io.switchboard.twilio;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/** Says where requests for Twilio's hosts really go, and that credentials go nowhere else. */
record Hosts(@Nullable URI baseUrl) {

    private static final String TWILIO = ".twilio.com";
    private static final String API = "api";

    /** @throws IllegalArgumentException when the URL is not one of Twilio's */
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

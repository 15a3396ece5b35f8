package io.switchboard.ingress.signature;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Holds a URL under which Twilio reaches this installation, without the request target.
 *
 * <p>Parsed as text, because {@link java.net.URI} rejects hosts with an underscore and decodes what it assembles.
 *
 * @param scheme as written, which is how Twilio signs it
 * @param host as written, with the brackets of an IPv6 address
 * @param port with its colon; null when the URL has none
 * @param path the part before the request target; empty, or with a slash at its beginning and none at its end
 */
record PublicUrl(String scheme, String host, @Nullable String port, String path) {

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>https?)://(?:[^/?#]*@)?(?<host>\\[[^]/?#@]+]|[^:/?#@]+)(?<port>:\\d+)?(?<path>/[^?#]*)?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Parses a URL. User and password are dropped, because Twilio never signs them.
     *
     * @param variable the environment variable, for the message
     */
    static PublicUrl of(String variable, String url) {
        var parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(variable
                    + " must be the URL under which Twilio reaches Switchboard, such as https://hooks.example.com");
        }
        var path = parts.group("path") == null ? "" : parts.group("path").replaceFirst("/+$", "");
        return new PublicUrl(parts.group("scheme"), parts.group("host"), parts.group("port"), path);
    }

    /**
     * Returns what may precede the request target in the signed text, the likeliest first: the URL as configured, and with or
     * without the port, because Twilio's products differ in whether they sign it.
     *
     * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
     */
    List<String> candidates() {
        var standardPort = scheme.toLowerCase(Locale.ROOT).equals("https") ? ":443" : ":80";
        return (port == null ? Stream.of("", standardPort) : Stream.of(port, ""))
                .map(portOrNone -> scheme + "://" + host + portOrNone + path)
                .toList();
    }
}

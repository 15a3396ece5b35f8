package io.switchboard.ingress.signature;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A URL under which Twilio reaches us, up to where the request target begins.
 *
 * <p>Taken apart as text: {@link java.net.URI} knows no host with an underscore and decodes what it puts together again.
 *
 * @param scheme as it was written, which is how Twilio signs it
 * @param host likewise, with the brackets of an IPv6 address
 * @param port with its colon, or null when none was written
 * @param path what stands before the request target; empty, or begins with a slash and ends with none
 */
record PublicUrl(String scheme, String host, @Nullable String port, String path) {

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>https?)://(?:[^/?#]*@)?(?<host>\\[[^]/?#@]+]|[^:/?#@]+)(?<port>:\\d+)?(?<path>/[^?#]*)?",
            Pattern.CASE_INSENSITIVE);

    /**
     * Takes a URL apart. A user and password are dropped: Twilio never signs them.
     *
     * @param variable where it was set, for the message
     */
    static PublicUrl of(String variable, String url) {
        var parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    variable + " must be a URL under which Twilio reaches us, such as https://hooks.example.com");
        }
        var path = parts.group("path") == null ? "" : parts.group("path").replaceFirst("/+$", "");
        return new PublicUrl(parts.group("scheme"), parts.group("host"), parts.group("port"), path);
    }

    /**
     * What may stand before the request target in the text that Twilio signed, the likeliest first: as configured, and
     * the other way regarding the port, because Twilio's products differ in whether they sign it.
     *
     * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
     */
    List<String> candidates() {
        var standardPort = scheme.toLowerCase(Locale.ROOT).equals("https") ? ":443" : ":80";
        return (port == null ? Stream.of("", standardPort) : Stream.of(port, ""))
                .map(each -> scheme + "://" + host + each + path)
                .toList();
    }
}

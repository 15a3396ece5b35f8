package io.switchboard.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The URL under which Twilio reaches us, up to where the request target begins.
 *
 * <p>Taken apart as text: {@link java.net.URI} knows no host with an underscore and decodes what it puts together again.
 *
 * @param publicBaseUrl {@code https://host}, with port and path prefix where there are any
 */
@ConfigurationProperties("switchboard.ingress")
public record PublicUrl(String publicBaseUrl) {

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>https?)://(?:[^/?#]*@)?(?<host>\\[[^]/?#@]+]|[^:/?#@]+)(?::(?<port>\\d+))?(?<path>/[^?#]*)?",
            Pattern.CASE_INSENSITIVE);

    public PublicUrl {
        if (!FORM.matcher(publicBaseUrl).matches()) {
            throw new IllegalArgumentException(
                    "PUBLIC_BASE_URL must be the URL under which Twilio reaches us, such as https://hooks.example.com");
        }
    }

    /**
     * What may stand before the request target in the text that Twilio signed, the likeliest first: as configured, and
     * the other way regarding the port, because Twilio's products differ in whether they sign it. User and password are
     * never signed.
     *
     * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
     */
    List<byte[]> candidates() {
        var url = FORM.matcher(publicBaseUrl);
        if (!url.matches()) {
            throw new IllegalStateException("Checked when it was made");
        }
        var host = url.group("scheme") + "://" + url.group("host");
        var port = url.group("port");
        var path = url.group("path") == null ? "" : url.group("path").replaceFirst("/+$", "");
        var secure = url.group("scheme").toLowerCase(Locale.ROOT).equals("https");
        return (port == null ? Stream.of("", secure ? ":443" : ":80") : Stream.of(":" + port, ""))
                .map(each -> (host + each + path).getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}

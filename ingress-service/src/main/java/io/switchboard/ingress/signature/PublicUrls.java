package io.switchboard.ingress.signature;

import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configures the URLs under which Twilio reaches this installation. While numbers move from one to another, both are valid.
 *
 * @param publicBaseUrl the beginning of the webhooks' URLs
 * @param nextPublicBaseUrl their beginning after the move; empty when none is planned
 */
@ConfigurationProperties("switchboard.ingress")
public record PublicUrls(
        String publicBaseUrl, @DefaultValue("") String nextPublicBaseUrl) {

    public PublicUrls {
        PublicUrl.of("PUBLIC_BASE_URL", publicBaseUrl);
        if (!nextPublicBaseUrl.isEmpty()) {
            PublicUrl.of("PUBLIC_BASE_URL_NEXT", nextPublicBaseUrl);
        }
    }

    PublicUrl current() {
        return PublicUrl.of("PUBLIC_BASE_URL", publicBaseUrl);
    }

    Optional<PublicUrl> next() {
        return Optional.of(nextPublicBaseUrl)
                .filter(url -> !url.isEmpty())
                .map(url -> PublicUrl.of("PUBLIC_BASE_URL_NEXT", url));
    }

    /** The configured URL for which a signature is valid. */
    public enum BaseUrl {
        /** {@code PUBLIC_BASE_URL}. */
        CURRENT,
        /** {@code PUBLIC_BASE_URL_NEXT}, to which numbers are being moved; only when the signature is not valid for {@link #CURRENT}. */
        NEXT
    }
}

package io.switchboard.ingress.signature;

import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The URLs under which Twilio reaches us. While numbers move from one to another there are two, and both are right.
 *
 * @param publicBaseUrl what the numbers' webhooks begin with
 * @param nextPublicBaseUrl what they will begin with; empty when none is planned
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
                .filter(each -> !each.isEmpty())
                .map(each -> PublicUrl.of("PUBLIC_BASE_URL_NEXT", each));
    }
}

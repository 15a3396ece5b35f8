package io.switchboard.gateway.upgrade;

import java.net.URI;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.stereotype.Component;

/**
 * Recognises requests of the gateway's own pages. Browsers send cookies with a WebSocket of any page, and do not ask first
 * as they do for other requests.
 */
@Component
public final class OwnOrigin {

    private final String origin;

    OwnOrigin(@Value("${switchboard.access.public-base-url}") URI publicBaseUrl) {
        origin = publicBaseUrl.getScheme() + "://" + publicBaseUrl.getRawAuthority();
    }

    public boolean isOf(HttpRequest request) {
        return origin.equalsIgnoreCase(request.getHeaders().getFirst(HttpHeaders.ORIGIN));
    }
}

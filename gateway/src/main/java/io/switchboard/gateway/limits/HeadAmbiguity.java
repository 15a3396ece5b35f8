package io.switchboard.gateway.limits;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** Finds ambiguities in a request's head that two parsers could read differently, so that each sees another request. */
final class HeadAmbiguity {

    private static final int MAX_HEADERS = 100;

    private HeadAmbiguity() {}

    /** Returns whether two parsers could read the head differently. */
    static boolean isIn(HttpRequest head) {
        var isKnownVersion = head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                || head.protocolVersion().equals(HttpVersion.HTTP_1_0);
        var hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        var isHostClear = hosts == 1 || (hosts == 0 && head.protocolVersion().equals(HttpVersion.HTTP_1_0));
        return !isKnownVersion
                || !isHostClear
                || !head.uri().startsWith("/")
                || head.headers().size() > MAX_HEADERS
                || (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING) && !isChunkedAlone(head));
    }

    private static boolean isChunkedAlone(HttpRequest head) {
        return head.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).size() == 1
                && "chunked"
                        .equalsIgnoreCase(head.headers()
                                .get(HttpHeaderNames.TRANSFER_ENCODING)
                                .strip());
    }
}

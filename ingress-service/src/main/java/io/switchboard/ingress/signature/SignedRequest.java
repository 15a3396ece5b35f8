package io.switchboard.ingress.signature;

import io.switchboard.ingress.form.FormParameters;

/**
 * Holds the part of a request that Twilio's signature covers, which depends on method and content type.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
public sealed interface SignedRequest {

    /** Returns the raw request target, path and query, one character per byte, as the container provides it. */
    String target();

    /** A GET, whose parameters are part of the target. */
    record Get(String target) implements SignedRequest {}

    /**
     * A POST of a form. A {@code bodySHA256} in its target has no special meaning.
     *
     * @param form the parameters of the body, without those of the query
     */
    record FormPost(String target, FormParameters form) implements SignedRequest {}

    /**
     * A POST of JSON. The signed target contains {@code bodySHA256}, the hash of the body.
     *
     * @param body the bytes as received
     */
    record JsonPost(
            String target,
            @SuppressWarnings("ArrayRecordComponent") byte[] body) // never compared
            implements SignedRequest {}
}

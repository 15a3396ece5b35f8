package io.switchboard.ingress.signature;

import io.switchboard.ingress.form.FormParameters;

/**
 * What of a request Twilio's signature covers; which depends on how it called.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests</a>
 */
public sealed interface SignedRequest {

    /** The raw request target, path and query, one character per byte, as the container gives it. */
    String target();

    /** A GET: its parameters are in the target, and nothing else is signed. */
    record Get(String target) implements SignedRequest {}

    /**
     * A POST of a form. A {@code bodySHA256} in its target is a part of the target like any other.
     *
     * @param form the body's parameters and nothing else, not those of the query
     */
    record FormPost(String target, FormParameters form) implements SignedRequest {}

    /**
     * A POST of JSON. The target is signed, and in it stands {@code bodySHA256}, the hash of the body.
     *
     * @param body the bytes as they came, before anybody parsed them
     */
    record JsonPost(
            String target,
            @SuppressWarnings("ArrayRecordComponent") byte[] body) // never compared
            implements SignedRequest {}
}

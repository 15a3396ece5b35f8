package io.switchboard.ingress.signature;

/** The configured URL for which a signature is valid. */
public enum BaseUrl {
    /** {@code PUBLIC_BASE_URL}. */
    CURRENT,
    /** {@code PUBLIC_BASE_URL_NEXT}, to which numbers are being moved; only when the signature is not valid for {@link #CURRENT}. */
    NEXT
}

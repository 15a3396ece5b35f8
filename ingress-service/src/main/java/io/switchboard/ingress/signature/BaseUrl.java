package io.switchboard.ingress.signature;

/** Which of the configured URLs a signature is right for. */
public enum BaseUrl {
    /** {@code PUBLIC_BASE_URL}. */
    CURRENT,
    /** {@code PUBLIC_BASE_URL_NEXT}, to which numbers are being moved, and for nothing that {@link #CURRENT} explains. */
    NEXT
}

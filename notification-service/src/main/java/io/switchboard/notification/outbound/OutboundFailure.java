package io.switchboard.notification.outbound;

/** The reasons for which a request has no answer, each with the words that its author reads. */
public enum OutboundFailure {
    ADDRESS_REFUSED("The host leads to an address that requests may not go to."),
    HOST_UNKNOWN("The host's name has no address."),
    TLS_FAILED("The host's certificate is not valid for its name, or no TLS connection came about."),
    CONNECTION_FAILED("The connection was refused or broke off."),
    TIMED_OUT("The answer was not complete in time."),
    INVALID_ANSWER("The answer is not valid HTTP, or its headers are too large.");

    private final String words;

    OutboundFailure(String words) {
        this.words = words;
    }

    /** The reason as a sentence. */
    public String words() {
        return words;
    }
}

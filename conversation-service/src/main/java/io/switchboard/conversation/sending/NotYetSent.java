package io.switchboard.conversation.sending;

/** Some messages of a poll must wait: the poll comes again. */
final class NotYetSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetSent(String reason) {
        super(reason);
    }
}

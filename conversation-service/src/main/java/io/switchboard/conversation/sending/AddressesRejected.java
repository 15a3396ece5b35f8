package io.switchboard.conversation.sending;

/** Reports that the tenant cannot send a message from one address to the other. */
public final class AddressesRejected extends SendRejected {

    private static final long serialVersionUID = 1L;

    AddressesRejected(String reason, String message) {
        super(reason, message);
    }
}

package io.switchboard.notification.ticket;

/** Reports that a ticket opens no stream. The message is for the client and does not tell anything about others. */
public final class TicketRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public TicketRefused(String message) {
        super(message);
    }
}

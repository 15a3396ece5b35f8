package io.switchboard.conversation.sending;

/** Reports that Kafka did not acknowledge a command in time: the message may be sent or not. */
final class SendNotQueued extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SendNotQueued(Throwable cause) {
        super("Kafka did not acknowledge the command to send a message in time", cause);
    }
}

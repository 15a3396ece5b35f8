package io.switchboard.ingress.publishing;

/** Kafka did not say in time that it has the event. It may have it all the same, or get it yet. */
public final class NotKept extends Exception {

    NotKept(Throwable cause) {
        super(cause.toString(), cause);
    }
}

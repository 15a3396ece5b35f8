package io.switchboard.conversation.job;

import org.springframework.stereotype.Component;

/** Wakes this instance's runner when a job was stored here, so that the job need not wait for the next look at the store. */
@Component
final class JobSignal {

    private volatile Runnable listener = () -> {};

    void listener(Runnable woken) {
        listener = woken;
    }

    void raise() {
        listener.run();
    }
}

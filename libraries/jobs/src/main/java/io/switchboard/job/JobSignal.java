package io.switchboard.job;

/** Wakes this instance's runner when a job was stored here, so that the job need not wait for the next look at the store. */
final class JobSignal {

    private volatile Runnable listener = () -> {};

    void listener(Runnable woken) {
        listener = woken;
    }

    void raise() {
        listener.run();
    }
}

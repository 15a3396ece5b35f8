package io.switchboard.provisioning.chaos;

/** Ends a simulated process. An error, so that no code takes it for a failure that it can handle. */
public final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash(String point) {
        super(point, null, false, false);
    }
}

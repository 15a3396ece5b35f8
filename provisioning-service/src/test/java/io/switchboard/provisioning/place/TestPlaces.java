package io.switchboard.provisioning.place;

import java.time.Clock;

import io.switchboard.mongo.lease.Leases;
import io.switchboard.provisioning.intent.ChangeIntents;

/** Makes repairers of places for tests of other packages. */
public final class TestPlaces {

    private TestPlaces() {}

    /** Returns the repairer of one process. */
    public static PlaceRepairer repairer(Leases leases, PlaceHistory history, ChangeIntents intents, Clock clock) {
        return new PlaceRepairer(
                leases, new PlaceConfigurer(history), history, new PlaceRecorder(history, intents, clock));
    }
}

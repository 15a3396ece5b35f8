package io.switchboard.provisioning.place;

import java.util.List;
import java.util.Map;

import io.switchboard.twilio.failure.TwilioRefused;

/** The outcome of an attempt to configure a place. */
public sealed interface PlaceConfiguration {

    /** The place was as desired, or has nothing to manage; Twilio was not called. */
    record InSync() implements PlaceConfiguration {}

    /**
     * The place was changed.
     *
     * @param before the changed fields, with their earlier values
     * @param after with their new values
     */
    record Configured(Map<String, String> before, Map<String, String> after) implements PlaceConfiguration {

        public Configured {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /** Another process changes the place or its number; nothing was changed. */
    record HeldByAnother() implements PlaceConfiguration {}

    /** Twilio refused the values: another attempt changes nothing. */
    record Refused(TwilioRefused reason) implements PlaceConfiguration {}

    /**
     * Twilio accepted the values but still returns others.
     *
     * @param fields those that differ
     */
    record NotInEffect(List<String> fields) implements PlaceConfiguration {

        public NotInEffect {
            fields = List.copyOf(fields);
        }
    }
}

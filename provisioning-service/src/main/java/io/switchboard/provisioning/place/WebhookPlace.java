package io.switchboard.provisioning.place;

import java.util.LinkedHashMap;
import java.util.Map;

/** A place at Twilio with webhooks, as it was read at one time. Fields have Twilio's names; an unset one is empty. */
public interface WebhookPlace {

    PlaceId id();

    /** Returns the fields that Switchboard manages, with the values that they should have. */
    Map<String, String> desired();

    /** Returns the values that the fields had. */
    Map<String, String> actual();

    /** Returns whether the place had a webhook of Switchboard's. */
    boolean isOurs();

    /** Returns whether Twilio has accepted a change that it has not made yet. */
    boolean isChanging();

    /**
     * Sets the fields that differ and reads the place again.
     *
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio refuses the change or does not answer
     */
    WebhookPlace change();

    /** Returns the fields that differ, with the values that they had. */
    default Map<String, String> replaced() {
        var replaced = new LinkedHashMap<String, String>();
        differences().keySet().forEach(field -> replaced.put(field, actual().getOrDefault(field, "")));
        return replaced;
    }

    /** Returns the fields that differ, with the values that they should have. */
    default Map<String, String> differences() {
        var differences = new LinkedHashMap<String, String>();
        desired().forEach((field, value) -> {
            if (!value.equals(actual().getOrDefault(field, ""))) {
                differences.put(field, value);
            }
        });
        return differences;
    }
}

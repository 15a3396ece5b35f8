package io.switchboard.provisioning.place;

import java.util.Map;

import io.switchboard.provisioning.place.PlaceConfiguration.Configured;
import io.switchboard.provisioning.place.PlaceConfiguration.InSync;
import io.switchboard.provisioning.place.PlaceConfiguration.NotInEffect;
import io.switchboard.provisioning.place.PlaceConfiguration.Refused;
import io.switchboard.twilio.failure.TwilioRefused;
import org.springframework.stereotype.Component;

/** Sets the fields of a place that differ, and reads it again. Keeps what was there before, first, to be put back. */
@Component
public class PlaceConfigurer {

    private final PlaceHistory history;

    public PlaceConfigurer(PlaceHistory history) {
        this.history = history;
    }

    /**
     * Configures the place, whose lease the caller holds.
     *
     * @throws io.switchboard.twilio.failure.TwilioUnavailable when Twilio does not answer; it may have made the change, and
     *     another attempt finds out
     */
    public PlaceConfiguration configureHolding(WebhookPlace place) {
        var differences = place.differences();
        if (differences.isEmpty()) {
            return new InSync();
        }
        var before = place.replaced();
        if (!place.isOurs()) {
            history.keepOriginals(place.id().key(), before);
        }
        try {
            return compared(place.change(), before, differences);
        } catch (TwilioRefused e) {
            return new Refused(e);
        }
    }

    private static PlaceConfiguration compared(
            WebhookPlace changed, Map<String, String> before, Map<String, String> after) {
        var remaining = changed.differences();
        return remaining.isEmpty() || changed.isChanging()
                ? new Configured(before, after)
                : new NotInEffect(remaining.keySet().stream().sorted().toList());
    }
}

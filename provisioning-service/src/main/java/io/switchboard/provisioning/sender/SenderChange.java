package io.switchboard.provisioning.sender;

import java.util.Map;
import java.util.Optional;

import io.switchboard.provisioning.place.PlaceConfiguration;
import io.switchboard.provisioning.place.PlaceConfiguration.Configured;
import io.switchboard.provisioning.place.PlaceConfiguration.InSync;
import io.switchboard.provisioning.place.PlaceConfigurer;
import io.switchboard.provisioning.place.PlaceHistory;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.sender.WhatsappSender;
import io.switchboard.twilio.sender.WhatsappSenders;
import org.springframework.stereotype.Component;

/** Configures the WhatsApp sender of a number as a step of a change of the number, whose lease the caller holds. */
@Component
public class SenderChange {

    private final SenderPlanner planner;
    private final PlaceHistory history;
    private final PlaceConfigurer configurer;

    public SenderChange(SenderPlanner planner, PlaceHistory history, PlaceConfigurer configurer) {
        this.planner = planner;
        this.history = history;
        this.configurer = configurer;
    }

    /**
     * Configures the sender as the number says. A number without a sender has nothing to configure.
     *
     * @param by the subject of the caller who changes the number
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio does not list the senders or does not answer
     */
    public PlaceConfiguration configureHolding(TwilioAccount twilio, PhoneNumber number, String by) {
        return senderOf(twilio, number)
                .map(sender -> configure(twilio, number, sender, by))
                .orElseGet(InSync::new);
    }

    /** Gives the sender the webhooks that it had before Switchboard's first change of it; throws the same. */
    public PlaceConfiguration putBackHolding(TwilioAccount twilio, PhoneNumber number) {
        return senderOf(twilio, number)
                .map(sender -> putBack(twilio, number, sender))
                .orElseGet(InSync::new);
    }

    private PlaceConfiguration putBack(TwilioAccount twilio, PhoneNumber number, WhatsappSender sender) {
        var key = SenderPlanner.keyOf(sender);
        var originals = history.of(key).originals();
        var outcome = set(twilio, number, sender, originals == null ? Map.of() : originals);
        if (outcome instanceof InSync || outcome instanceof Configured) {
            history.forget(key);
        }
        return outcome;
    }

    private PlaceConfiguration configure(TwilioAccount twilio, PhoneNumber number, WhatsappSender sender, String by) {
        var key = SenderPlanner.keyOf(sender);
        var outcome = set(twilio, number, sender, planner.desired(number, sender, history.of(key)));
        if (outcome instanceof Configured configured) {
            history.changed(key, configured.before(), by);
        }
        return outcome;
    }

    private PlaceConfiguration set(
            TwilioAccount twilio, PhoneNumber number, WhatsappSender sender, Map<String, String> desired) {
        return configurer.configureHolding(planner.place(new WhatsappSenders(twilio), number, sender, desired));
    }

    private Optional<WhatsappSender> senderOf(TwilioAccount twilio, PhoneNumber number) {
        return planner.isManaged() ? planner.senderOf(twilio, number) : Optional.empty();
    }
}

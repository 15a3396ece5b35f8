package io.switchboard.provisioning.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.place.PlaceConfiguration;
import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.sender.SenderChange;
import io.switchboard.provisioning.sender.SenderPlanner;
import io.switchboard.provisioning.webhooks.NumberConfiguration;
import io.switchboard.provisioning.webhooks.NumberConfigurer;
import io.switchboard.provisioning.webhooks.WebhookHistory;
import io.switchboard.provisioning.webhooks.WebhookPlanner;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;

/**
 * Does at Twilio what a recorded change says, and undoes it. Each step compares first, so that it may be repeated after any
 * failure, and reads back what it changed. The caller holds the number's lease.
 */
final class NumberSteps {

    private static final String FRIENDLY_NAME = "FriendlyName";
    private static final int MAX_NAME_LENGTH = 256;

    /** The subject of changes that begin by themselves, as in audit entries. */
    private static final String ITSELF = "system:number-change";

    private final NumberConfigurer configurer;
    private final WebhookPlanner webhooks;
    private final SenderChange senders;
    private final WebhookHistory history;

    NumberSteps(NumberConfigurer configurer, WebhookPlanner webhooks, SenderChange senders, WebhookHistory history) {
        this.configurer = configurer;
        this.webhooks = webhooks;
        this.senders = senders;
        this.history = history;
    }

    /**
     * Makes Twilio as the changed number says.
     *
     * @return the channels that the number is used for now
     * @throws io.switchboard.twilio.failure.TwilioFailure when Twilio refuses it, or does not answer
     * @throws ChangeNotInEffect when Twilio accepts it and does not do it
     */
    List<String> apply(TwilioAccount twilio, PhoneNumber number, NumberChange.Kind kind) {
        return switch (kind) {
            case UPDATE -> {
                rename(twilio, number);
                yield configure(twilio, number, isWhatsappSwitched(number));
            }
            case ASSIGNMENT -> configure(twilio, number, isWhatsappSwitched(number));
            case IMPORT -> configure(twilio, number, true);
            case RESTORE -> {
                putBack(twilio, number);
                yield List.of();
            }
            case RELEASE -> {
                release(twilio, number);
                yield List.of();
            }
        };
    }

    /** Makes Twilio as it was before the change, whose number is recorded as before; throws the same as {@link #apply}. */
    void undo(TwilioAccount twilio, PhoneNumber number, NumberChange.Kind kind) {
        switch (kind) {
            case UPDATE -> {
                rename(twilio, number);
                configure(twilio, number, true);
            }
            case ASSIGNMENT, RESTORE -> configure(twilio, number, true);
            case IMPORT -> putBack(twilio, number);
            case RELEASE -> {}
        }
    }

    private static void rename(TwilioAccount twilio, PhoneNumber number) {
        var actual = TwilioText.cleaned(actual(twilio, number).friendlyName(), MAX_NAME_LENGTH);
        if (!actual.equals(number.friendlyName())) {
            change(twilio, number, Map.of(FRIENDLY_NAME, number.friendlyName()));
        }
    }

    /** The number is recorded as changed already; what it was is in its change. */
    private static boolean isWhatsappSwitched(PhoneNumber number) {
        var before = number.with(Objects.requireNonNull(number.change()).before());
        return before.wantedChannels().contains(SenderPlanner.CHANNEL)
                != number.wantedChannels().contains(SenderPlanner.CHANNEL);
    }

    private List<String> configure(TwilioAccount twilio, PhoneNumber number, boolean isSenderConcerned) {
        var channels = configure(twilio, number);
        if (isSenderConcerned) {
            requireConfigured(senders.configureHolding(twilio, number, actorOf(number)));
        }
        return channels;
    }

    private List<String> configure(TwilioAccount twilio, PhoneNumber number) {
        return switch (configurer.configureHolding(twilio, number, actual(twilio, number))) {
            case NumberConfiguration.InSync same -> channels(number, same.number());
            case NumberConfiguration.Configured changed -> {
                history.changed(number, changed.before(), actorOf(number));
                yield channels(number, changed.number());
            }
            case NumberConfiguration.Refused refused -> throw refused.reason();
            case NumberConfiguration.NotInEffect still ->
                throw new ChangeNotInEffect(still.remaining().keySet().stream()
                        .map(field -> field.parameter())
                        .toList());
            case NumberConfiguration.HeldByAnother other ->
                throw new IllegalStateException("A caller that holds the lease was refused it");
        };
    }

    private static void requireConfigured(PlaceConfiguration outcome) {
        switch (outcome) {
            case PlaceConfiguration.Refused refused -> throw refused.reason();
            case PlaceConfiguration.NotInEffect still -> throw new ChangeNotInEffect(still.fields());
            case PlaceConfiguration.InSync same -> {}
            case PlaceConfiguration.Configured changed -> {}
            case PlaceConfiguration.HeldByAnother other -> {}
        }
    }

    /** The subject of the caller who asked for the change, or the name of what began it. */
    private static String actorOf(PhoneNumber number) {
        var change = number.change();
        return change == null || change.by() == null ? ITSELF : change.by();
    }

    private List<String> channels(PhoneNumber number, IncomingNumber actual) {
        return webhooks.planFor(number, actual).channels();
    }

    private void putBack(TwilioAccount twilio, PhoneNumber number) {
        var origin = number.origin();
        var previous = origin == null ? null : origin.previous();
        if (previous == null) {
            throw new IllegalStateException("The number's earlier configuration is not recorded");
        }
        change(twilio, number, previous);
        requireConfigured(senders.putBackHolding(twilio, number));
    }

    /** Sets those of the fields that differ, and reads them back. */
    private static void change(TwilioAccount twilio, PhoneNumber number, Map<String, String> wanted) {
        var differences = differences(wanted, actual(twilio, number));
        if (differences.isEmpty()) {
            return;
        }
        twilio.numbers().configure(sid(number), differences);
        var remaining = differences(wanted, actual(twilio, number));
        if (!remaining.isEmpty()) {
            throw new ChangeNotInEffect(List.copyOf(remaining.keySet()));
        }
    }

    private static Map<String, String> differences(Map<String, String> wanted, IncomingNumber actual) {
        var differences = new LinkedHashMap<String, String>();
        var present = actual.configuration();
        wanted.forEach((name, value) -> {
            if (!value.equals(present.get(name))) {
                differences.put(name, value);
            }
        });
        return differences;
    }

    /** Releases the number; one that is gone already is released. */
    private static void release(TwilioAccount twilio, PhoneNumber number) {
        if (twilio.numbers().release(sid(number))
                && twilio.numbers().find(sid(number)).isPresent()) {
            throw new ChangeNotInEffect(List.of("the release"));
        }
    }

    private static IncomingNumber actual(TwilioAccount twilio, PhoneNumber number) {
        return twilio.numbers().find(sid(number)).orElseThrow(NumberGone::new);
    }

    private static String sid(PhoneNumber number) {
        return Objects.requireNonNull(number.sid(), "a number in use has a SID");
    }
}

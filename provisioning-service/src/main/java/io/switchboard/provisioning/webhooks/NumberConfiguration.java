package io.switchboard.provisioning.webhooks;

import java.util.Map;
import java.util.stream.Collectors;

import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.WebhookField;
import io.switchboard.twilio.failure.TwilioRefused;

/** The outcome of an attempt to configure one number at Twilio. */
public sealed interface NumberConfiguration {

    /** Returns whether the number is at Twilio as planned. */
    default boolean isAsPlanned() {
        return this instanceof InSync || this instanceof Configured;
    }

    /** The number had its plan's webhooks already; Twilio was not called. */
    record InSync(IncomingNumber number) implements NumberConfiguration {}

    /**
     * The number was configured, and Twilio returns the new values.
     *
     * @param number as read back
     * @param before the changed fields, with their earlier values
     */
    record Configured(IncomingNumber number, Map<WebhookField, String> before) implements NumberConfiguration {

        public Configured {
            before = Map.copyOf(before);
        }
    }

    /** Another process holds the number's lease; nothing was changed. */
    record HeldByAnother() implements NumberConfiguration {}

    /** Twilio refused the values, for example a base URL that it cannot reach: another attempt changes nothing. */
    record Refused(TwilioRefused reason) implements NumberConfiguration {}

    /**
     * Twilio accepted the values but still returns others.
     *
     * @param remaining the fields that differ from the plan, with their planned values
     */
    record NotInEffect(Map<WebhookField, String> remaining) implements NumberConfiguration {

        public NotInEffect {
            remaining = Map.copyOf(remaining);
        }

        /** The fields by Twilio's names, in words. */
        public String fieldNames() {
            return remaining.keySet().stream()
                    .sorted()
                    .map(WebhookField::parameter)
                    .collect(Collectors.joining(", "));
        }
    }
}

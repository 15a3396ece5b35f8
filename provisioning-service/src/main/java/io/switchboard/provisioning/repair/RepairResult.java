package io.switchboard.provisioning.repair;

import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.provisioning.refusal.RefusalReason;
import io.switchboard.provisioning.webhooks.NumberConfiguration;
import org.jspecify.annotations.Nullable;

/** The result of the repair of one number. */
public sealed interface RepairResult {

    /** The number as it was recorded when it was repaired. */
    PhoneNumber number();

    /** Returns what is wrong with the number after the repair, as a sentence; null for nothing. */
    @Nullable
    String problem();

    /** Twilio answered, or the number was left alone. */
    record Answered(PhoneNumber number, NumberConfiguration outcome) implements RepairResult {

        @Override
        public @Nullable String problem() {
            return switch (outcome) {
                case NumberConfiguration.InSync same -> null;
                case NumberConfiguration.Configured changed -> null;
                case NumberConfiguration.HeldByAnother other ->
                    "Another process changes this number at the moment; it is compared again with the next pass.";
                case NumberConfiguration.Refused no -> RefusalReason.explain(no.reason());
                case NumberConfiguration.NotInEffect still ->
                    "Twilio accepted %s but still returns other values.".formatted(still.fieldNames());
            };
        }
    }

    /** Twilio did not answer, or the number could not be read. */
    record Unanswered(PhoneNumber number, RuntimeException reason) implements RepairResult {

        @Override
        public String problem() {
            return "Twilio did not answer in time; the number is compared again with the next pass.";
        }
    }
}

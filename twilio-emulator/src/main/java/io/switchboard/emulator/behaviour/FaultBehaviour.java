package io.switchboard.emulator.behaviour;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.emulator.problem.InvalidField;
import org.jspecify.annotations.Nullable;

/**
 * The faults that the emulator injects on purpose; the README explains each field. Delays are in milliseconds.
 *
 * @param dropWebhooks the number of next webhooks that are never sent
 * @param dropWebhookRate the share of the webhooks that is never sent, 0 to 1
 * @param duplicateWebhooks the number of deliveries of each webhook
 * @param dropStatuses the statuses whose callback is never sent
 * @param deliveryErrorCode the error code of undelivered and failed; chosen by the outcome if absent
 * @param largestPage the maximum number of items in a page of a list
 * @param api the faults of calls of the REST API; a call gets every lie and the first of the others
 * @param advancedOptOut whether opt-out words of other languages count and webhooks have OptOutType
 * @param whatsappWindow whether free texts on WhatsApp fail outside the customer's window
 */
public record FaultBehaviour(
        int webhookDelayMillis,
        int dropWebhooks,
        double dropWebhookRate,
        int duplicateWebhooks,
        boolean idempotencyToken,
        int retryPauseMillis,
        int statusDelayMillis,
        boolean reorderStatuses,
        Set<String> dropStatuses,
        boolean sendingCallback,
        Outcome deliveryOutcome,
        @Nullable Integer deliveryErrorCode,
        boolean readReceipts,
        int sendDelayMillis,
        @Nullable SendFailure failNextSends,
        Set<OptOut> optedOut,
        int largestPage,
        List<ApiFault> api,
        boolean advancedOptOut,
        boolean whatsappWindow) {

    private static final int LARGEST_PAGE = 1000;

    public static final FaultBehaviour DEFAULT = new FaultBehaviour(
            0,
            0,
            0,
            1,
            true,
            100,
            100,
            false,
            Set.of(),
            true,
            Outcome.DELIVERED,
            null,
            false,
            0,
            null,
            Set.of(),
            LARGEST_PAGE,
            List.of(),
            false,
            true);

    private static final int LONGEST_DELAY = 600_000;

    public FaultBehaviour {
        InvalidField.unlessWithin("webhookDelayMillis", webhookDelayMillis, 0, LONGEST_DELAY);
        InvalidField.unlessWithin("dropWebhooks", dropWebhooks, 0, Integer.MAX_VALUE);
        InvalidField.unlessWithin("dropWebhookRate", dropWebhookRate, 0, 1);
        InvalidField.unlessWithin("duplicateWebhooks", duplicateWebhooks, 1, 100);
        InvalidField.unlessWithin("retryPauseMillis", retryPauseMillis, 0, 15_000);
        InvalidField.unlessWithin("statusDelayMillis", statusDelayMillis, 0, LONGEST_DELAY);
        InvalidField.unlessWithin("sendDelayMillis", sendDelayMillis, 0, LONGEST_DELAY);
        dropStatuses = required("dropStatuses", dropStatuses);
        optedOut = required("optedOut", optedOut);
        InvalidField.unlessWithin("largestPage", largestPage, 1, LARGEST_PAGE);
        if ((Object) api == null) {
            throw new InvalidField("api", "must be a list, [] for none");
        }
        api = List.copyOf(api);
        if ((Object) deliveryOutcome == null) {
            throw new InvalidField("deliveryOutcome", "must not be null");
        }
    }

    private static <T> Set<T> required(String field, @Nullable Set<T> values) {
        if (values == null) {
            throw new InvalidField(field, "must be a list, [] for none");
        }
        return Set.copyOf(values);
    }

    /** The final status of a message; {@code SENT} stands for a carrier that never sends a receipt. */
    public enum Outcome {
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("undelivered")
        UNDELIVERED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("sent")
        SENT
    }

    /** An opt-out: no messages are delivered from our number to the customer's. */
    public record OptOut(String ours, String theirs) {
        public OptOut {
            if ((Object) ours == null || (Object) theirs == null) {
                throw new InvalidField("optedOut", "must be a list of {\"ours\": \"+1500…\", \"theirs\": \"+1555…\"}");
            }
        }
    }

    /**
     * A failure of the next sends.
     *
     * @param committed whether the message is accepted (and delivered) although the answer is an error
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SendFailure(int count, int status, boolean committed) {
        public SendFailure {
            InvalidField.unlessWithin("failNextSends.count", count, 1, Integer.MAX_VALUE);
            InvalidField.unlessWithin("failNextSends.status", status, 400, 599);
            if (status == 429 && committed) {
                throw new InvalidField(
                        "failNextSends.committed",
                        "must be false with status 429: Twilio has not processed such a request");
            }
        }
    }

    /** The pause after the given attempt: {@code retryPauseMillis}, doubled after each further one. */
    public Duration retryPause(int attempt) {
        return Duration.ofMillis(retryPauseMillis).multipliedBy(1L << (attempt - 1));
    }

    FaultBehaviour withDropWebhooks(int count) {
        return with(count, failNextSends, optedOut, api);
    }

    FaultBehaviour withFailNextSends(@Nullable SendFailure failure) {
        return with(dropWebhooks, failure, optedOut, api);
    }

    FaultBehaviour withOptedOut(Set<OptOut> pairs) {
        return with(dropWebhooks, failNextSends, pairs, api);
    }

    /** Returns the same behaviour with other faults. */
    public FaultBehaviour withApi(List<ApiFault> faults) {
        return with(dropWebhooks, failNextSends, optedOut, faults);
    }

    private FaultBehaviour with(int drops, @Nullable SendFailure failure, Set<OptOut> pairs, List<ApiFault> faults) {
        return new FaultBehaviour(
                webhookDelayMillis,
                drops,
                dropWebhookRate,
                duplicateWebhooks,
                idempotencyToken,
                retryPauseMillis,
                statusDelayMillis,
                reorderStatuses,
                dropStatuses,
                sendingCallback,
                deliveryOutcome,
                deliveryErrorCode,
                readReceipts,
                sendDelayMillis,
                failure,
                pairs,
                largestPage,
                faults,
                advancedOptOut,
                whatsappWindow);
    }
}

package io.switchboard.provisioning.comparison;

import java.time.Instant;
import java.util.List;

import io.switchboard.provisioning.accounts.TwilioText;
import io.switchboard.provisioning.webhooks.WebhookPlan;
import io.switchboard.twilio.messagingservice.MessagingService;
import org.jspecify.annotations.Nullable;

/**
 * A number's webhooks, desired and actual.
 *
 * @param inSync whether all fields match, and no place loses texts
 * @param fields the managed fields, by Twilio's names
 * @param unmanaged channels that Switchboard leaves alone, and what manages them
 * @param failing why the last attempt to repair the number failed; null when it did not
 * @param nextPassAt about when the next pass repairs what differs, give or take a tenth of the interval; earlier than now while
 *     that pass is late, null before the first one
 * @param messagingService the service that the number is in; null for none
 * @param whatsappSender the number's sender; null for none
 * @param conversations the webhook of Twilio Conversations; null for an account without it
 * @param webhookRules the rules of Twilio that change how the number's webhooks are called
 */
public record WebhookComparison(
        String phoneNumberId,
        String address,
        boolean inSync,
        List<Field> fields,
        List<WebhookPlan.UnmanagedChannel> unmanaged,
        @Nullable Failing failing,
        @Nullable Instant nextPassAt,
        @Nullable Service messagingService,
        @Nullable WhatsappSenderComparison whatsappSender,
        @Nullable ConversationsComparison conversations,
        DebuggerWebhook debugger,
        LastReceived lastReceived,
        List<AppliedRule> webhookRules) {

    private static final int MAX_URL_LENGTH = 2048;
    private static final int MAX_NAME_LENGTH = 256;

    /**
     * A field of the number, with what it should be and is.
     *
     * @param repairedAt when Switchboard changed it last; null for never
     * @param repairedBy the subject of the caller who asked for that, or {@code system:} and the loop's name
     */
    public record Field(
            String name,
            String desired,
            String actual,
            boolean matches,
            @Nullable Instant repairedAt,
            @Nullable String repairedBy) {

        static Field of(
                String name, String desired, String actual, @Nullable Instant repairedAt, @Nullable String repairedBy) {
            var shown = TwilioText.cleaned(actual, MAX_URL_LENGTH);
            return new Field(name, desired, shown, desired.equals(actual), repairedAt, repairedBy);
        }
    }

    /** A series of failed attempts with the same reason. */
    public record Failing(String detail, Instant since) {}

    /**
     * A Messaging Service, which decides where the number's texts go.
     *
     * @param inboundRequestUrl the URL to which they go unless the number's webhooks are used; empty for none
     * @param losesTexts whether Twilio neither keeps nor forwards them
     * @param hint what the settings mean, as a sentence
     */
    public record Service(
            String sid,
            String name,
            boolean useInboundWebhookOnNumber,
            String inboundRequestUrl,
            boolean losesTexts,
            String hint) {

        static Service of(MessagingService service) {
            return new Service(
                    service.sid(),
                    TwilioText.cleaned(service.friendlyName(), MAX_NAME_LENGTH),
                    service.usesNumbersWebhook(),
                    TwilioText.cleaned(service.inboundRequestUrl(), MAX_URL_LENGTH),
                    service.losesTexts(),
                    hint(service));
        }

        private static String hint(MessagingService service) {
            if (service.usesNumbersWebhook()) {
                return "Texts go to the number's own webhook.";
            }
            return service.losesTexts()
                    ? "Twilio loses texts to this number: the service has no inbound_request_url and does not use the number's webhook."
                    : "Texts go to the service's inbound_request_url, not to the number's webhook.";
        }
    }
}

package io.switchboard.emulator.message;

import java.util.Optional;

import io.switchboard.emulator.messagingservice.MessagingService;
import io.switchboard.emulator.messagingservice.MessagingServices;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * The webhook to which a text of a customer goes.
 *
 * @param url empty for none
 */
record TextRoute(String url, String method, Webhook.@Nullable Fallback fallback) {

    /**
     * Takes the URL of the text itself, else that of the Messaging Service in which the number is, unless the service leaves
     * texts to its numbers, else the number's own.
     *
     * @throws NoSuchReceiver if the service has no URL: Twilio neither keeps nor forwards the text then
     */
    static TextRoute of(IncomingText text, Optional<PhoneNumber> number, MessagingServices services) {
        var own = number.map(TextRoute::ofNumber).orElseGet(() -> new TextRoute("", "POST", null));
        if (text.url() != null) {
            return new TextRoute(text.url(), own.method(), own.fallback());
        }
        return number.filter(ignored -> text.sender().isSms())
                .flatMap(receiver -> services.ofNumber(receiver.sid()))
                .filter(service -> !service.usesNumbersWebhook())
                .map(TextRoute::ofService)
                .orElse(own);
    }

    private static TextRoute ofNumber(PhoneNumber number) {
        return new TextRoute(
                number.sms().url(),
                number.sms().method(),
                Webhook.Fallback.of(
                        number.smsFallback().url(), number.smsFallback().method()));
    }

    private static TextRoute ofService(MessagingService service) {
        if (service.inboundUrl().isEmpty()) {
            throw new NoSuchReceiver(
                    "text-lost",
                    "The number is in Messaging Service %s, which has no inbound_request_url and does not use the number's webhook; Twilio loses the text."
                            .formatted(service.sid()));
        }
        return new TextRoute(service.inboundUrl(), service.inboundMethod(), null);
    }
}

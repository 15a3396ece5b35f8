package io.switchboard.emulator.message;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.message.text.OptOutKeyword;
import io.switchboard.emulator.messagingservice.MessagingService;
import io.switchboard.emulator.messagingservice.MessagingServices;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.problem.InvalidField;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.sender.WhatsAppSender;
import io.switchboard.emulator.sender.WhatsAppSenders;
import io.switchboard.emulator.webhook.Webhook;
import org.jspecify.annotations.Nullable;

/**
 * A text from a customer.
 *
 * @param from the customer, E.164 or on WhatsApp a business-scoped user ID, with or without a channel's prefix
 * @param to one of our numbers
 * @param mediaUrls the URLs of pictures and other media; {@code data:} URLs need no server
 * @param channel {@code whatsapp} for example, {@code sms} if absent
 * @param accountSid the account that receives the text although it may not own the number; the owner if absent
 * @param url the URL to call instead of the number's own
 * @param parameters further parameters of the webhook, or other values for the usual ones
 */
record IncomingText(
        String from,
        String to,
        String body,
        List<String> mediaUrls,
        String channel,
        @Nullable String accountSid,
        @Nullable String url,
        Map<String, String> parameters) {

    private static final int LONGEST_BODY = 1600;
    private static final int MOST_MEDIA = 10;

    IncomingText(
            @Nullable String from,
            @Nullable String to,
            @Nullable String body,
            @Nullable List<String> mediaUrls,
            @Nullable String channel,
            @Nullable String accountSid,
            @Nullable String url,
            @Nullable Map<String, String> parameters) {
        this.channel = channel == null ? Address.of(from == null ? "" : from).channel() : channel;
        this.from = from == null ? "" : from;
        this.to = to == null ? "" : to;
        this.body = body == null ? "" : body;
        this.mediaUrls = mediaUrls == null ? List.of() : List.copyOf(mediaUrls);
        this.accountSid = accountSid;
        this.url = url;
        this.parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
        if (!List.of("sms", "whatsapp", "rcs", "messenger").contains(this.channel)) {
            throw new InvalidField("channel", "must be sms, whatsapp, rcs or messenger");
        }
        if (!sender().isCustomers()) {
            throw new InvalidField(
                    "from",
                    "must be a phone number like +15551234567, or on WhatsApp a user ID like US.13491208655302741918");
        }
        if (!receiver().isPhoneNumber()) {
            throw new InvalidField("to", "must be a phone number like +15551234567");
        }
        if (this.body.codePointCount(0, this.body.length()) > LONGEST_BODY) {
            throw new InvalidField("body", "must be at most 1600 characters");
        }
        if (this.mediaUrls.size() > MOST_MEDIA) {
            throw new InvalidField("mediaUrls", "must be at most 10");
        }
    }

    /** The same text with the parameter by which Advanced Opt-Out tells of a keyword, unless the text has it already. */
    IncomingText recognised(Optional<OptOutKeyword.Recognised> keyword) {
        if (keyword.isEmpty() || parameters.containsKey("OptOutType")) {
            return this;
        }
        var all = new HashMap<>(parameters);
        all.put("OptOutType", keyword.get().keyword().name());
        return new IncomingText(from, to, body, mediaUrls, channel, accountSid, url, all);
    }

    Address sender() {
        return new Address(channel, Address.of(from).number());
    }

    Address receiver() {
        return new Address(channel, Address.of(to).number());
    }

    /**
     * The webhook to which a text of a customer goes.
     *
     * @param url empty for none
     */
    record Route(String url, String method, Webhook.@Nullable Fallback fallback) {

        /**
         * Takes the URL of the text itself, else that of the WhatsApp sender or of the Messaging Service in which the number is,
         * unless the service leaves texts to its numbers, else the number's own. At Twilio a number without a sender has no
         * WhatsApp; here it has, so that a demo needs no sender.
         *
         * @throws NoSuchReceiver if the service has no URL: Twilio neither keeps nor forwards the text then
         */
        static Route of(
                IncomingText text, Optional<PhoneNumber> number, MessagingServices services, WhatsAppSenders senders) {
            var own = number.map(Route::ofNumber).orElseGet(() -> new Route("", "POST", null));
            if (text.url() != null) {
                return new Route(text.url(), own.method(), own.fallback());
            }
            var sender = senders.ofAddress(text.receiver().toString());
            if (sender.isPresent()) {
                return ofSender(sender.get());
            }
            return number.filter(ignored -> text.sender().isSms())
                    .flatMap(receiver -> services.ofNumber(receiver.sid()))
                    .filter(service -> !service.usesNumbersWebhook())
                    .map(Route::ofService)
                    .orElse(own);
        }

        private static Route ofNumber(PhoneNumber number) {
            return new Route(
                    number.sms().url(),
                    number.sms().method(),
                    Webhook.Fallback.of(
                            number.smsFallback().url(), number.smsFallback().method()));
        }

        private static Route ofSender(WhatsAppSender sender) {
            return new Route(
                    sender.callbackUrl(),
                    sender.callbackMethod(),
                    Webhook.Fallback.of(sender.fallbackUrl(), sender.fallbackMethod()));
        }

        private static Route ofService(MessagingService service) {
            if (service.inboundUrl().isEmpty()) {
                throw new NoSuchReceiver(
                        "text-lost",
                        "The number is in Messaging Service %s, which has no inbound_request_url and does not use the number's webhook; Twilio loses the text."
                                .formatted(service.sid()));
            }
            return new Route(service.inboundUrl(), service.inboundMethod(), null);
        }
    }
}

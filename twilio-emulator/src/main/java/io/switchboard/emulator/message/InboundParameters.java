package io.switchboard.emulator.message;

import java.util.List;
import java.util.Map;

import io.switchboard.emulator.message.address.Address;
import io.switchboard.emulator.message.text.SegmentCount;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of an incoming message's webhook.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio's request</a>
 */
final class InboundParameters {
    private InboundParameters() {}

    static MultiValueMap<String, String> of(Message message, Map<String, String> others, String baseUrl) {
        var parameters = new LinkedMultiValueMap<String, String>();
        parameters.set("SmsMessageSid", message.sid());
        parameters.set("NumMedia", String.valueOf(message.media().size()));
        parameters.set("SmsSid", message.sid());
        parameters.set("SmsStatus", "received");
        parameters.set("Body", message.body());
        parameters.set("To", message.to().toString());
        parameters.set("NumSegments", message.from().isSms() ? String.valueOf(SegmentCount.of(message.body())) : "1");
        parameters.set("MessageSid", message.sid());
        parameters.set("AccountSid", message.accountSid());
        parameters.set("From", message.from().toString());
        parameters.set("ApiVersion", "2010-04-01");
        addMedia(parameters, message, baseUrl);
        if (message.from().isSms()) {
            addPlaces(parameters, "From", message.from());
            addPlaces(parameters, "To", message.to());
        } else {
            addChannel(parameters, message);
        }
        others.forEach(parameters::set);
        return parameters;
    }

    private static void addMedia(MultiValueMap<String, String> parameters, Message message, String baseUrl) {
        for (var i = 0; i < message.media().size(); i++) {
            var media = message.media().get(i);
            parameters.set("MediaUrl" + i, baseUrl + MessageResource.mediaPath(message, media));
            parameters.set("MediaContentType" + i, media.contentType());
        }
    }

    /** Adds the places of a number. Twilio sends empty values for unknown ones. */
    private static void addPlaces(MultiValueMap<String, String> parameters, String whose, Address address) {
        parameters.set(whose + "Country", address.number().startsWith("+1") ? "US" : "");
        List.of("City", "State", "Zip").forEach(place -> parameters.set(whose + place, ""));
    }

    private static void addChannel(MultiValueMap<String, String> parameters, Message message) {
        parameters.set("ChannelPrefix", message.from().channel());
        parameters.set("MessageType", message.media().isEmpty() ? "text" : "image");
        if (message.from().isBusinessScopedUserId()) {
            parameters.set("ProfileName", "Customer " + message.from().number());
            parameters.set("ExternalUserId", message.from().toString());
        } else if (message.from().channel().equals("whatsapp")) {
            var digits = message.from().number().substring(1);
            parameters.set("ProfileName", "Customer " + digits);
            parameters.set("WaId", digits);
        }
    }
}

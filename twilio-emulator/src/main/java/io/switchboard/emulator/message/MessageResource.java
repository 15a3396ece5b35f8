package io.switchboard.emulator.message;

import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.message.Message.Media;
import io.switchboard.emulator.price.PriceList;
import io.switchboard.emulator.rest.TwilioDates;
import org.jspecify.annotations.Nullable;

/** Writes a message and its media as Twilio's JSON, in which numbers are strings. */
final class MessageResource {
    private MessageResource() {}

    static Map<String, @Nullable Object> of(Message message) {
        var errorCode = message.errorCode();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", message.sid());
        json.put("account_sid", message.accountSid());
        json.put("messaging_service_sid", null);
        json.put("direction", message.direction());
        json.put("from", message.from().toString());
        json.put("to", message.to().toString());
        json.put("body", message.body());
        json.put("status", message.status());
        json.put("error_code", errorCode);
        json.put("error_message", errorCode == null ? null : "Error " + errorCode + " of the emulator");
        json.put("num_segments", String.valueOf(message.segments()));
        json.put("num_media", String.valueOf(message.media().size()));
        json.put("price", message.isBilled() ? PriceList.field(PriceList.message(message.segments())) : null);
        json.put("price_unit", "USD");
        json.put("api_version", "2010-04-01");
        json.put("date_created", TwilioDates.format(message.dateCreated()));
        json.put("date_sent", TwilioDates.formatIfPresent(message.dateSent()));
        json.put("date_updated", TwilioDates.format(message.dateUpdated()));
        json.put("uri", path(message) + ".json");
        json.put("subresource_uris", Map.of("media", path(message) + "/Media.json"));
        return json;
    }

    static Map<String, @Nullable Object> of(Message message, Media media) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", media.sid());
        json.put("account_sid", message.accountSid());
        json.put("parent_sid", message.sid());
        json.put("content_type", media.contentType());
        json.put("date_created", TwilioDates.format(message.dateCreated()));
        json.put("date_updated", TwilioDates.format(message.dateCreated()));
        json.put("uri", mediaPath(message, media) + ".json");
        return json;
    }

    static String mediaPath(Message message, Media media) {
        return path(message) + "/Media/" + media.sid();
    }

    private static String path(Message message) {
        return "/2010-04-01/Accounts/" + message.accountSid() + "/Messages/" + message.sid();
    }
}

package io.switchboard.emulator.messagingservice;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.rest.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * A Messaging Service.
 *
 * @param fields the fields that clients set, by Twilio's name of the parameter
 * @param numberSids the numbers in it, in the order in which they were added
 */
public record MessagingService(
        long sequence,
        String sid,
        String accountSid,
        Map<String, String> fields,
        List<String> numberSids,
        Instant dateCreated)
        implements PageRequest.Item {

    public MessagingService {
        fields = Map.copyOf(fields);
        numberSids = List.copyOf(numberSids);
    }

    /** Returns whether a text to one of the numbers goes to the number's own webhook. */
    public boolean usesNumbersWebhook() {
        return field("UseInboundWebhookOnNumber").equals("true");
    }

    /** Returns where a text goes otherwise; empty for nowhere. */
    public String inboundUrl() {
        return field("InboundRequestUrl");
    }

    public String inboundMethod() {
        return fields.getOrDefault("InboundMethod", "POST");
    }

    private String field(String name) {
        return fields.getOrDefault(name, "");
    }

    MessagingService with(Map<String, String> changes) {
        var all = new HashMap<>(fields);
        all.putAll(changes);
        return new MessagingService(sequence, sid, accountSid, all, numberSids, dateCreated);
    }

    MessagingService withNumbers(List<String> sids) {
        return new MessagingService(sequence, sid, accountSid, fields, sids, dateCreated);
    }

    Map<String, @Nullable Object> resource() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("sid", sid);
        json.put("account_sid", accountSid);
        json.put("friendly_name", field("FriendlyName"));
        json.put("date_created", dateCreated.toString());
        json.put("date_updated", dateCreated.toString());
        json.put("inbound_request_url", nullable("InboundRequestUrl"));
        json.put("inbound_method", inboundMethod());
        json.put("fallback_url", nullable("FallbackUrl"));
        json.put("fallback_method", fields.getOrDefault("FallbackMethod", "POST"));
        json.put("status_callback", nullable("StatusCallback"));
        json.put("use_inbound_webhook_on_number", usesNumbersWebhook());
        json.put("usecase", fields.getOrDefault("Usecase", "undeclared"));
        json.put("url", "https://messaging.twilio.com/v1/Services/" + sid);
        return json;
    }

    private @Nullable String nullable(String name) {
        var value = field(name);
        return value.isEmpty() ? null : value;
    }
}

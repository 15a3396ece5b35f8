package io.switchboard.emulator.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.switchboard.emulator.rest.PageRequest;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an account's error log.
 *
 * @param logLevel {@code error} or {@code warning}
 * @param requestUrl the URL that Twilio called; null for an error without a request
 */
record LoggedAlert(
        long sequence,
        String sid,
        String accountSid,
        String errorCode,
        String logLevel,
        String alertText,
        @Nullable String resourceSid,
        @Nullable String requestUrl,
        Instant createdAt)
        implements PageRequest.Item {

    Map<String, @Nullable Object> resource() {
        var resource = new LinkedHashMap<String, @Nullable Object>();
        resource.put("sid", sid);
        resource.put("account_sid", accountSid);
        resource.put("error_code", errorCode);
        resource.put("log_level", logLevel);
        resource.put("alert_text", alertText);
        resource.put("more_info", "https://www.twilio.com/docs/errors/" + errorCode);
        resource.put("resource_sid", resourceSid);
        resource.put("service_sid", null);
        resource.put("request_method", requestUrl == null ? null : "POST");
        resource.put("request_url", requestUrl);
        resource.put("api_version", "2010-04-01");
        resource.put("date_created", createdAt.toString());
        resource.put("date_generated", createdAt.toString());
        resource.put("date_updated", createdAt.toString());
        resource.put("url", "https://monitor.twilio.com/v1/Alerts/" + sid);
        return resource;
    }
}

package io.switchboard.emulator.setup;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.rest.TwilioError;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The parameters of a request that creates or changes the configuration of an address. */
record AddressForm(@Nullable String type, @Nullable String address, Map<String, Object> autoCreation) {
    private static final int INVALID = 20001;
    private static final List<String> TYPES =
            List.of("sms", "whatsapp", "messenger", "gbm", "email", "rcs", "apple", "chat");

    static AddressForm of(HttpServletRequest request) {
        var form =
                new AddressForm(request.getParameter("Type"), request.getParameter("Address"), autoCreation(request));
        var kind = form.autoCreation.getOrDefault("type", "default");
        if (!List.of("default", "webhook", "studio").contains(kind)) {
            throw TwilioError.badRequest(INVALID, "AutoCreation.Type must be default, webhook or studio");
        }
        if (!ConversationsHookForm.isUrl(request.getParameter("AutoCreation.WebhookUrl"))) {
            throw TwilioError.badRequest(INVALID, "AutoCreation.WebhookUrl must be a URL");
        }
        return form;
    }

    /** The form of a request that creates one. */
    static AddressForm ofNew(HttpServletRequest request) {
        var form = of(request);
        if (form.type == null || !TYPES.contains(form.type)) {
            throw TwilioError.badRequest(INVALID, "Type must be one of " + String.join(", ", TYPES));
        }
        if (form.address == null || form.address.isEmpty()) {
            throw TwilioError.badRequest(INVALID, "Address is required");
        }
        return form;
    }

    private static Map<String, Object> autoCreation(HttpServletRequest request) {
        var fields = new HashMap<String, Object>();
        put(fields, "type", request.getParameter("AutoCreation.Type"));
        put(fields, "conversation_service_sid", request.getParameter("AutoCreation.ConversationServiceSid"));
        put(fields, "webhook_url", request.getParameter("AutoCreation.WebhookUrl"));
        put(fields, "webhook_method", request.getParameter("AutoCreation.WebhookMethod"));
        put(fields, "studio_flow_sid", request.getParameter("AutoCreation.StudioFlowSid"));
        put(fields, "studio_retry_count", request.getParameter("AutoCreation.StudioRetryCount"));
        var filters = request.getParameterValues("AutoCreation.WebhookFilters");
        put(fields, "webhook_filters", filters == null ? null : List.of(filters));
        var isEnabled = request.getParameter("AutoCreation.Enabled");
        put(fields, "enabled", isEnabled == null ? null : Boolean.valueOf(isEnabled));
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /** The resource as Twilio shows it, with the changes of this request. */
    Map<String, Object> applyTo(Map<String, Object> resource) {
        var changed = new LinkedHashMap<>(resource);
        var creation = new LinkedHashMap<String, Object>();
        if (resource.get("auto_creation") instanceof Map<?, ?> before) {
            before.forEach((name, value) -> creation.put(String.valueOf(name), value));
        }
        creation.putAll(autoCreation);
        changed.put("auto_creation", creation);
        return changed;
    }
}

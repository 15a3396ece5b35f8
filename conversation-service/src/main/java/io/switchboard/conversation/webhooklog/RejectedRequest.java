package io.switchboard.conversation.webhooklog;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.switchboard.events.twilio.RejectedWebhook;

/** Reads the parameters of a rejected webhook. It may be anything: nothing in it was verified. */
record RejectedRequest(RejectedWebhook webhook) {

    /** The parameters that the signature covers: those of the body of a POST, or of the query of a GET. */
    Map<String, List<String>> parameters() {
        if (webhook.method().equals("GET")) {
            return query();
        }
        var isForm = webhook.contentType() != null && webhook.contentType().contains("form");
        return isForm ? LoggedParameters.form(body()) : Map.of();
    }

    Map<String, List<String>> query() {
        var question = webhook.target().indexOf('?');
        return question < 0 ? Map.of() : LoggedParameters.form(webhook.target().substring(question + 1));
    }

    private String body() {
        try {
            return new String(Base64.getDecoder().decode(webhook.bodyBase64()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

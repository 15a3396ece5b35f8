package io.switchboard.ingress.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports that requests reach this service; whether webhooks are accepted is reported by the readiness probe. */
@RestController
class WebhookHealthController {

    @GetMapping("/api/webhooks/health")
    WebhookHealth health() {
        var endpoints = new LinkedHashMap<String, String>();
        endpoints.put("sms", "/api/webhooks/sms");
        endpoints.put("whatsapp", "/api/webhooks/whatsapp");
        endpoints.put("status", "/api/webhooks/status");
        endpoints.put("voice", "/api/webhooks/voice");
        endpoints.put("voiceStatus", "/api/webhooks/voice/status");
        endpoints.put("voiceRecording", "/api/webhooks/voice/recording");
        endpoints.put("voiceTranscription", "/api/webhooks/voice/transcription");
        endpoints.put("conversations", "/api/webhooks/conversations");
        endpoints.put("debugger", "/api/webhooks/debugger");
        endpoints.put("health", "/api/webhooks/health");
        return new WebhookHealth("ok", "Webhooks reach this service.", endpoints);
    }

    record WebhookHealth(String status, String message, Map<String, String> endpoints) {}
}

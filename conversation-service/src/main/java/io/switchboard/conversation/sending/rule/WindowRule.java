package io.switchboard.conversation.sending.rule;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.switchboard.conversation.consent.WhatsappWindow;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sends free texts on WhatsApp inside the customer's window only, as far as it is known; outside, WhatsApp takes approved
 * templates.
 */
@Component
@Order(20)
class WindowRule implements SendRule {

    private static final int OUTSIDE_WINDOW = 63016;

    private final Clock clock;

    WindowRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Optional<SendObjection> objection(SendFacts facts) {
        if (facts.isFromContentTemplate()
                || !WhatsappWindow.isOn(facts.addresses().channel())) {
            return Optional.empty();
        }
        var end = windowEnd(facts);
        var now = clock.instant();
        var sendAt = facts.sendAt() == null ? now : facts.sendAt();
        return end.isPresent() && sendAt.isBefore(end.get())
                ? Optional.empty()
                : Optional.of(new SendObjection(
                        "outside-whatsapp-window",
                        end.map(at -> (now.isBefore(at)
                                                        ? "WhatsApp takes free texts until %s, which is before sendAt."
                                                        : "WhatsApp took free texts until %s.")
                                                .formatted(at))
                                        .orElse("WhatsApp takes free texts after the customer has written.")
                                + " Send an approved Content template (contentSid), or a text by SMS.",
                        OUTSIDE_WINDOW,
                        properties(facts, end.orElse(null))));
    }

    /** The end of the window; empty where there is none. */
    static Optional<Instant> windowEnd(SendFacts facts) {
        var conversation = facts.conversation();
        return WhatsappWindow.end(
                facts.addresses().channel(),
                conversation == null ? null : conversation.lastInboundAt(),
                facts.consent());
    }

    private static Map<String, Object> properties(SendFacts facts, @Nullable Instant end) {
        var properties = new HashMap<String, Object>();
        properties.put(
                "templates",
                "/api/templates/content?channel=%s&from=%s"
                        .formatted(
                                facts.addresses().channel(),
                                URLEncoder.encode(facts.addresses().ours(), StandardCharsets.UTF_8)));
        if (end != null) {
            properties.put("windowEndsAt", end);
        }
        return properties;
    }
}

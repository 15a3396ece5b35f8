package io.switchboard.conversation.reconciliation.price;

import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.message.Messages;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells the price of a single message, as long as it is remembered. */
@RestController
class MessagePriceController {

    private final Messages messages;
    private final ReportedPrices reported;

    MessagePriceController(Messages messages, ReportedPrices reported) {
        this.messages = messages;
        this.reported = reported;
    }

    @GetMapping("/api/messages/{id}/price")
    MessagePrice get(TenantId tenant, @PathVariable String id) {
        var message = messages.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("message", id));
        var conversation = message.twilioConversation();
        var sids = Stream.of(message.twilioSid(), conversation == null ? null : conversation.otherSid())
                .filter(Objects::nonNull)
                .toList();
        return reported.newest(tenant, sids)
                .orElseThrow(() -> ApiProblem.notFound(
                        "price-not-reported",
                        "Twilio tells the price of a message minutes to three days after it, and it is kept for 30 days.",
                        null));
    }
}

package io.switchboard.conversation.message;

import io.switchboard.events.Message;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves single messages. */
@RestController
class MessageController {

    private final Messages messages;

    MessageController(Messages messages) {
        this.messages = messages;
    }

    /** The revision of a message that waits for its time is its ETag; of others, the status changes without one. */
    @GetMapping("/api/messages/{id}")
    ResponseEntity<Message> get(TenantId tenant, @PathVariable String id) {
        var message = messages.find(tenant, id).orElseThrow(() -> ApiProblem.notFound("message", id));
        return message.hasStatus(MessageStatus.SCHEDULED)
                ? RevisedResponse.ok(message.view(), message.revisionOrZero())
                : ResponseEntity.ok(message.view());
    }
}

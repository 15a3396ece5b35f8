package io.switchboard.conversation.message;

import io.switchboard.events.Message;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
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

    @GetMapping("/api/messages/{id}")
    Message get(TenantId tenant, @PathVariable String id) {
        return messages.find(tenant, id).map(StoredMessage::view).orElseThrow(() -> ApiProblem.notFound("message", id));
    }
}

package io.switchboard.conversation.message.waiting;

import io.switchboard.conversation.message.waiting.WaitingMessages.Waiting;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the number of messages that wait to be sent. */
@RestController
class WaitingMessageController {

    private final WaitingMessages messages;

    WaitingMessageController(WaitingMessages messages) {
        this.messages = messages;
    }

    @GetMapping("/api/messages/waiting")
    Waiting get(TenantId tenant) {
        return messages.of(tenant);
    }
}

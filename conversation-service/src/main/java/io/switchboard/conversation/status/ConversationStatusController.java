package io.switchboard.conversation.status;

import io.switchboard.conversation.status.ConversationStatus.Report;
import io.switchboard.web.TenantId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the gateway, which combines the parts of all services into {@code /api/status}. */
@RestController
class ConversationStatusController {

    private final ConversationStatus status;

    ConversationStatusController(ConversationStatus status) {
        this.status = status;
    }

    @GetMapping("/api/status")
    Report get(TenantId tenant) {
        return status.report(tenant);
    }
}

package io.switchboard.conversation.message;

import io.switchboard.conversation.api.Cursor;
import io.switchboard.conversation.api.Page;
import io.switchboard.conversation.api.Problem;
import io.switchboard.conversation.thread.Conversations;
import io.switchboard.events.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows a tenant its messages. */
@RestController
class MessageController {

    private final Messages messages;
    private final Conversations conversations;

    MessageController(Messages messages, Conversations conversations) {
        this.messages = messages;
        this.conversations = conversations;
    }

    @GetMapping("/api/conversations/{id}/messages")
    Page<Message> thread(
            @AuthenticationPrincipal(expression = "claims['tenant']") String tenantId,
            @PathVariable String id,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (conversations.find(tenantId, id).isEmpty()) {
            throw Problem.notFound("conversation", id);
        }
        var found = messages.page(tenantId, id, Cursor.read(cursor), Page.fetch(limit));
        return Page.of(found, limit, StoredMessage::view, last -> Cursor.write(last.createdAt(), last.id()));
    }

    @GetMapping("/api/messages/{id}")
    Message get(@AuthenticationPrincipal(expression = "claims['tenant']") String tenantId, @PathVariable String id) {
        return messages.find(tenantId, id).map(StoredMessage::view).orElseThrow(() -> Problem.notFound("message", id));
    }
}

package io.switchboard.conversation.conversation;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.Conversation;
import io.switchboard.events.Message;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves a tenant's conversations and their messages. */
@RestController
@RequestMapping("/api/conversations")
class ConversationController {

    private static final String CONVERSATIONS = "conversations";
    private static final String MESSAGES = "messages";

    private final Conversations conversations;
    private final Messages messages;

    ConversationController(Conversations conversations, Messages messages) {
        this.conversations = conversations;
        this.messages = messages;
    }

    @GetMapping
    Page<Conversation> list(
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var found = conversations.page(tenant, Cursor.read(CONVERSATIONS, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredConversation::view,
                last -> Cursor.of(last.updatedAt(), last.id()).text(CONVERSATIONS));
    }

    @GetMapping("/{id}")
    Conversation get(TenantId tenant, @PathVariable String id) {
        return conversations
                .find(tenant, id)
                .map(StoredConversation::view)
                .orElseThrow(() -> ApiProblem.notFound("conversation", id));
    }

    @GetMapping("/{id}/messages")
    Page<Message> messages(
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (conversations.find(tenant, id).isEmpty()) {
            throw ApiProblem.notFound("conversation", id);
        }
        var found = messages.page(tenant, id, Cursor.read(MESSAGES, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredMessage::view,
                last -> Cursor.of(last.createdAt(), last.id()).text(MESSAGES));
    }
}

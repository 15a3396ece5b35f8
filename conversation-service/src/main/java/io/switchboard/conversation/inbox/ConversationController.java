package io.switchboard.conversation.inbox;

import java.time.Clock;
import java.util.Map;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.events.Conversation;
import io.switchboard.events.Message;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Page;
import io.switchboard.web.RevisedResponse;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves single conversations of a tenant, with their messages, and what people do with them. */
@RestController
@RequestMapping("/api/conversations/{id}")
class ConversationController {

    private static final String MESSAGES = "messages";

    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final ConversationHandling handling;
    private final ConversationReadings readings;
    private final Messages messages;
    private final Clock clock;

    ConversationController(
            Conversations conversations,
            ConversationSummaries summaries,
            ConversationHandling handling,
            ConversationReadings readings,
            Messages messages,
            Clock clock) {
        this.conversations = conversations;
        this.summaries = summaries;
        this.handling = handling;
        this.readings = readings;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The body of a reading.
     *
     * @param upTo the newest message that the person has seen; null for all
     * @param unread true to count the newest message as unread again
     */
    record ReadingForm(@Nullable String upTo, @Nullable Boolean unread) {}

    @GetMapping
    ResponseEntity<Conversation> get(TenantId tenant, @PathVariable String id) {
        return answer(conversations.find(tenant, id).orElseThrow(() -> notFound(id)));
    }

    @PatchMapping
    ResponseEntity<Conversation> change(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            IfMatch ifMatch,
            @RequestBody Map<String, @Nullable Object> fields) {
        var patch = ConversationPatch.of(fields, clock.instant());
        handling.requireLabels(tenant, patch.givenLabels());
        return answer(handling.change(caller, tenant, id, ifMatch, patch).orElseThrow(() -> notFound(id)));
    }

    @PostMapping("/read")
    ResponseEntity<Conversation> read(
            ApiCaller caller,
            TenantId tenant,
            @PathVariable String id,
            @RequestBody(required = false) @Nullable ReadingForm form) {
        var changed = form != null && Boolean.TRUE.equals(form.unread())
                ? readings.unread(tenant, id)
                : readings.read(tenant, id, caller.subject(), form == null ? null : form.upTo());
        return answer(changed.orElseThrow(() -> notFound(id)));
    }

    @GetMapping("/messages")
    Page<Message> messages(
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (conversations.find(tenant, id).isEmpty()) {
            throw notFound(id);
        }
        var found = messages.page(tenant, id, Cursor.read(MESSAGES, cursor), Page.fetch(limit));
        return Page.of(
                found,
                limit,
                StoredMessage::view,
                last -> Cursor.of(last.createdAt(), last.id()).text(MESSAGES));
    }

    private ResponseEntity<Conversation> answer(StoredConversation conversation) {
        var summary = summaries.of(conversation);
        return RevisedResponse.ok(summary, summary.revision());
    }

    private static ApiProblem notFound(String id) {
        return ApiProblem.notFound("conversation", id);
    }
}

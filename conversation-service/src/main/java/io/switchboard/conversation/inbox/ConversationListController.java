package io.switchboard.conversation.inbox;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.inbox.ConversationCounts.Counts;
import io.switchboard.conversation.inbox.filter.ActivityFilter;
import io.switchboard.conversation.inbox.filter.ConversationFilter;
import io.switchboard.conversation.inbox.filter.ConversationOrder;
import io.switchboard.conversation.search.ConversationSearch;
import io.switchboard.events.Conversation;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the lists of a tenant's conversations, and their counts. */
@RestController
@RequestMapping("/api/conversations")
class ConversationListController {

    private static final int LONGEST_TEXT = 200;

    private final Conversations conversations;
    private final ConversationSummaries summaries;
    private final ConversationCounts counts;
    private final ConversationSearch search;
    private final Clock clock;

    ConversationListController(
            Conversations conversations,
            ConversationSummaries summaries,
            ConversationCounts counts,
            ConversationSearch search,
            Clock clock) {
        this.conversations = conversations;
        this.summaries = summaries;
        this.counts = counts;
        this.search = search;
        this.clock = clock;
    }

    @GetMapping
    Page<Conversation> list(
            ApiCaller caller,
            TenantId tenant,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String view,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String label,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable Boolean unread,
            @RequestParam(required = false) @Nullable Boolean pinned,
            @RequestParam(required = false) @Nullable String contactId,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable Boolean failed,
            @RequestParam(required = false) @Nullable Integer errorCode,
            @RequestParam(required = false) @Nullable String newest,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable Integer waitingLongerThan,
            @RequestParam(defaultValue = "false") boolean neverAnswered,
            @RequestParam(required = false) @Nullable String sort) {
        var order = ConversationOrder.of(sort);
        var base = base(caller, view, status, assignee);
        var filter = new ConversationFilter(
                base.statuses(),
                channel,
                base.assignee(),
                label,
                number,
                unread,
                pinned,
                contactId,
                base.mentioned(),
                found(tenant, text),
                ActivityFilter.of(failed, errorCode, newest, from, to, waitingLongerThan, neverAnswered, clock));
        var page = order.page(conversations, filter.of(tenant), cursor, limit);
        var shown = neverAnswered ? withoutAnswered(tenant, page.items()) : page.items();
        return new Page<>(summaries.of(shown), page.next());
    }

    /** Leaves out the conversations of contacts who were answered in another one. A page may have fewer than its limit then. */
    private List<StoredConversation> withoutAnswered(TenantId tenant, List<StoredConversation> page) {
        var contacts = page.stream().map(StoredConversation::contactId).toList();
        var answered = conversations.having(tenant, contacts, ActivityFilter.ANSWERED_AT);
        return page.stream()
                .filter(conversation -> !answered.contains(conversation.contactId()))
                .toList();
    }

    private @Nullable Set<String> found(TenantId tenant, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw ApiProblem.invalid("invalid-text", "text must have 1 to " + LONGEST_TEXT + " characters.");
        }
        return search.find(tenant, text);
    }

    private static ConversationFilter base(
            ApiCaller caller, @Nullable String view, @Nullable String status, @Nullable String assignee) {
        if (view != null) {
            if (status != null || assignee != null) {
                throw ApiProblem.invalid(
                        "invalid-view", "view stands for a status and an assignee; leave status and assignee out.");
            }
            return ConversationFilter.view(caller, view);
        }
        var member = ConversationFilter.ME.equals(assignee) ? caller.subject() : assignee;
        return ConversationFilter.of(ConversationFilter.statuses(status), member);
    }

    @GetMapping("/counts")
    Counts counts(ApiCaller caller, TenantId tenant, @RequestParam(defaultValue = "open") String view) {
        return counts.of(caller, tenant, view);
    }
}

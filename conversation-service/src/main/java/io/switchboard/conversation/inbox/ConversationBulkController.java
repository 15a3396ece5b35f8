package io.switchboard.conversation.inbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.conversation.ConversationSummaries;
import io.switchboard.events.Conversation;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes many conversations of a tenant by one request; each of them succeeds or fails by itself. */
@RestController
class ConversationBulkController {

    private static final int MOST_CONVERSATIONS = 200;

    private final ConversationHandling handling;
    private final ConversationReadings readings;
    private final ConversationSummaries summaries;
    private final Clock clock;

    ConversationBulkController(
            ConversationHandling handling,
            ConversationReadings readings,
            ConversationSummaries summaries,
            Clock clock) {
        this.handling = handling;
        this.readings = readings;
        this.summaries = summaries;
        this.clock = clock;
    }

    /**
     * The body of the request.
     *
     * @param ids the conversations, at most {@value #MOST_CONVERSATIONS}
     * @param patch the fields to set, as {@code PATCH} of one conversation takes them
     * @param read true to mark the conversations as read
     */
    record BulkForm(
            @Nullable List<@Nullable String> ids,
            @Nullable Map<String, @Nullable Object> patch,
            @Nullable Boolean read) {}

    /**
     * The result for one conversation.
     *
     * @param status the HTTP status that a request for this one would have had
     * @param conversation the state after the change; null where there is no such conversation
     */
    record BulkResult(String id, int status, @Nullable Conversation conversation) {}

    /** The results in the order of the ids. */
    record BulkAnswer(List<BulkResult> results) {}

    @PostMapping("/api/conversations/bulk")
    BulkAnswer change(ApiCaller caller, TenantId tenant, @RequestBody BulkForm form) {
        var ids = ids(form);
        var patch = ConversationPatch.of(form.patch(), clock.instant());
        handling.requireLabels(tenant, patch.givenLabels());
        handling.requireAssignee(caller, tenant, patch);
        var results = new ArrayList<BulkResult>();
        for (var id : ids) {
            var changed = handling.change(caller, tenant, id, IfMatch.ANY, patch);
            if (changed.isPresent() && Boolean.TRUE.equals(form.read())) {
                changed = readings.read(tenant, id, caller.subject(), null);
            }
            results.add(
                    changed.map(conversation -> new BulkResult(id, HttpStatus.OK.value(), summaries.of(conversation)))
                            .orElseGet(() -> new BulkResult(id, HttpStatus.NOT_FOUND.value(), null)));
        }
        return new BulkAnswer(results);
    }

    private static List<String> ids(BulkForm form) {
        var ids = form.ids() == null ? List.<@Nullable String>of() : form.ids();
        if (ids.isEmpty() || ids.size() > MOST_CONVERSATIONS || ids.stream().anyMatch(Objects::isNull)) {
            throw ApiProblem.invalid(
                    "invalid-ids", "ids must list from 1 to " + MOST_CONVERSATIONS + " conversations.");
        }
        return List.copyOf(new LinkedHashSet<>(ids));
    }
}

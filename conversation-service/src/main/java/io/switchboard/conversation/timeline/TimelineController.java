package io.switchboard.conversation.timeline;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.timeline.ConversationTimeline.TimelinePart;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Page;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the timelines of conversations. */
@RestController
class TimelineController {

    private static final String TIMELINE = "timeline";

    private final Conversations conversations;
    private final ConversationTimeline timeline;

    TimelineController(Conversations conversations, ConversationTimeline timeline) {
        this.conversations = conversations;
        this.timeline = timeline;
    }

    /**
     * A page of a timeline.
     *
     * @param items oldest first
     * @param before the cursor of the page before it; null at the beginning
     * @param after the cursor of the page after it; null at the present end
     */
    record TimelinePage(
            List<TimelineEntry> items,
            @JsonInclude @Nullable String before,
            @JsonInclude @Nullable String after) {}

    @GetMapping("/api/conversations/{id}/timeline")
    TimelinePage timeline(
            TenantId tenant,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String around,
            @RequestParam(defaultValue = Page.USUAL) int limit) {
        Page.fetch(limit);
        if (Stream.of(before, after, around).filter(place -> place != null).count() > 1) {
            throw ApiProblem.invalid("invalid-place", "Give one of before, after and around.");
        }
        if (conversations.find(tenant, id).isEmpty()) {
            throw ApiProblem.notFound("conversation", id);
        }
        return page(part(tenant, id, before, after, around, limit));
    }

    private TimelinePart part(
            TenantId tenant,
            String id,
            @Nullable String before,
            @Nullable String after,
            @Nullable String around,
            int limit) {
        if (around != null) {
            var place = timeline.place(tenant, id, around)
                    .or(() -> ofTime(around))
                    .orElseThrow(() -> ApiProblem.notFound("entry", around));
            return timeline.around(tenant, id, place, limit);
        }
        var older = place(before);
        var newer = place(after);
        if (older != null) {
            return timeline.before(tenant, id, older, limit);
        }
        return newer == null ? timeline.end(tenant, id, limit) : timeline.after(tenant, id, newer, limit);
    }

    private static @Nullable TimelinePlace place(@Nullable String text) {
        var cursor = Cursor.read(TIMELINE, text);
        return cursor == null ? null : new TimelinePlace(cursor.at(), cursor.id());
    }

    /** A date opens the timeline as well as an entry does. */
    private static Optional<TimelinePlace> ofTime(String text) {
        try {
            return Optional.of(new TimelinePlace(Instant.parse(text), ""));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static TimelinePage page(TimelinePart part) {
        var items = part.items();
        return new TimelinePage(
                items,
                part.hasOlder() && !items.isEmpty() ? cursor(items.getFirst()) : null,
                part.hasNewer() && !items.isEmpty() ? cursor(items.getLast()) : null);
    }

    private static String cursor(TimelineEntry entry) {
        return Cursor.of(entry.at(), entry.id()).text(TIMELINE);
    }
}

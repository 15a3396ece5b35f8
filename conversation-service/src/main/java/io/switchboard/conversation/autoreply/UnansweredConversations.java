package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.setting.page.AutoReplyPage;
import io.switchboard.events.Conversation.Status;
import io.switchboard.web.Cursor;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Finds the conversations whose customers have waited as long as their tenant's setting says. */
@Component
class UnansweredConversations {

    private static final int PAGE = 200;

    private final MongoOperations mongo;
    private final Conversations conversations;
    private final Duration maxAge;
    private final Clock clock;

    UnansweredConversations(MongoOperations mongo, Conversations conversations, AnswerSettings settings, Clock clock) {
        this.mongo = mongo;
        this.conversations = conversations;
        this.maxAge = settings.maxAge();
        this.clock = clock;
    }

    /** The tenants that have a text for customers whom nobody has answered. Their pages may still be off or unreadable. */
    List<TenantId> tenants() {
        var withText = query(where("page").is("auto-reply").and("values").regex("\"unansweredText\""));
        withText.fields().include("tenantId");
        return mongo.find(withText, Document.class, "settings").stream()
                .map(setting -> new TenantId(setting.getString("tenantId")))
                .toList();
    }

    /** A page of the tenant's conversations that are due, the one that has waited longest first. */
    List<StoredConversation> due(TenantId tenant, AutoReplyPage page, @Nullable StoredConversation after) {
        var latest = clock.instant().minus(Duration.ofMinutes(page.unansweredMinutes()));
        return conversations.longestWaiting(
                waiting(tenant, latest.minus(maxAge), latest), after == null ? null : cursor(after), PAGE);
    }

    boolean isLast(List<StoredConversation> page) {
        return page.size() < PAGE;
    }

    private static Criteria waiting(TenantId tenant, Instant earliest, Instant latest) {
        return where("tenantId")
                .is(tenant)
                .and("status")
                .in(Status.OPEN, Status.SNOOZED)
                .and("waiting.since")
                .gte(earliest)
                .lte(latest);
    }

    private static Cursor cursor(StoredConversation conversation) {
        return Cursor.of(Objects.requireNonNull(conversation.waitingSince()), conversation.id());
    }
}

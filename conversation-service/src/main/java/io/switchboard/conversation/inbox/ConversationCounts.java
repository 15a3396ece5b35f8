package io.switchboard.conversation.inbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.inbox.filter.ActivityFilter;
import io.switchboard.conversation.inbox.filter.ConversationFilter;
import io.switchboard.events.Conversation.Status;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.aggregation.Aggregation.group;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.limit;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.match;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.newAggregation;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.project;
import static org.springframework.data.mongodb.core.aggregation.Aggregation.unwind;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Counts a tenant's conversations. A count ends at {@value #MOST}, so that it takes the same time however many there are; the
 * labels are counted over {@value #MOST_LABELLED} labelled conversations.
 */
@Component
class ConversationCounts {

    static final int MOST = 1_000;
    static final int MOST_LABELLED = 10_000;

    private static final List<String> VIEWS = List.of("mine", "unassigned", "open", "snoozed", "closed", "mentions");

    /** A bound that all ids are above, which an index serves. */
    private static final String LOWEST_ID = "0";

    private final MongoOperations mongo;

    ConversationCounts(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The conversations of a view, and those of them with something unread. */
    record Count(long open, long unread) {}

    /**
     * The counts of one tenant for one person.
     *
     * @param views by the view's name
     * @param channels the conversations of the view that was asked for, by channel
     * @param calls the conversations of that view whose newest entry is a call
     * @param labels the open conversations, by the label's id; a label without any is left out
     */
    record Counts(Map<String, Count> views, Map<String, Count> channels, Count calls, Map<String, Count> labels) {}

    /** Counts all views, and one of them by channel. */
    Counts of(ApiCaller caller, TenantId tenant, String view) {
        var shown = ConversationFilter.view(caller, view);
        return new Counts(
                counted(VIEWS.stream(), name -> count(ConversationFilter.view(caller, name), tenant)),
                counted(channels(tenant), channel -> count(shown.onChannel(channel), tenant)),
                count(shown.with(ActivityFilter.CALL), tenant),
                labels(tenant));
    }

    private static Map<String, Count> counted(Stream<String> names, Function<String, Count> count) {
        return names.collect(Collectors.toMap(Function.identity(), count, (one, other) -> one, LinkedHashMap::new));
    }

    private Count count(ConversationFilter filter, TenantId tenant) {
        return new Count(count(filter.of(tenant)), count(filter.unreadOf(tenant)));
    }

    private long count(Criteria criteria) {
        return mongo.count(query(criteria).limit(MOST), StoredConversation.class);
    }

    private Stream<String> channels(TenantId tenant) {
        return mongo
                .findDistinct(query(where("tenantId").is(tenant)), "channel", StoredConversation.class, String.class)
                .stream()
                .sorted();
    }

    private Map<String, Count> labels(TenantId tenant) {
        var labelled = where("tenantId")
                .is(tenant.value())
                .and("handling.labels")
                .gte(LOWEST_ID)
                .and("status")
                .is(Status.OPEN.word());
        var counts = new TreeMap<String, Count>();
        ofLabels(labelled).forEach((label, open) -> counts.put(label, new Count(open, 0)));
        var unread = labelled.and("reading.unread").is(true);
        ofLabels(unread)
                .forEach((label, count) -> counts.computeIfPresent(
                        label, (id, all) -> new Count(all.open(), Math.min(count, all.open()))));
        return counts;
    }

    private Map<String, Long> ofLabels(Criteria conversations) {
        var byLabel = newAggregation(
                match(conversations),
                limit(MOST_LABELLED),
                project().and("handling.labels").as("label"),
                unwind("label"),
                group("label").count().as("conversations"));
        return mongo.aggregate(byLabel, ConversationFilter.COLLECTION, Document.class).getMappedResults().stream()
                .collect(Collectors.toMap(
                        label -> label.getString("_id"),
                        label -> Math.min(
                                MOST, label.get("conversations", Number.class).longValue())));
    }
}

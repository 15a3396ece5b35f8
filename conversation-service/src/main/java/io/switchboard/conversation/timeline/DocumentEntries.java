package io.switchboard.conversation.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * The entries that the documents of one collection are. The collection has an index over tenant, conversation, time and id.
 *
 * @param time the field with the time of a document
 * @param entry shows a document in the timeline; empty for one that is not shown
 */
record DocumentEntries<T>(MongoOperations mongo, Class<T> type, String time, Function<T, Optional<TimelineEntry>> entry)
        implements TimelineSource {

    @Override
    public List<TimelineEntry> newest(TenantId tenant, String conversationId, @Nullable TimelinePlace upTo, int limit) {
        var entries = of(tenant, conversationId);
        if (upTo != null) {
            entries = entries.and(time)
                    .lte(upTo.at())
                    .orOperator(where(time).lt(upTo.at()), where("_id").lte(upTo.id()));
        }
        return find(entries, Direction.DESC, limit);
    }

    @Override
    public List<TimelineEntry> following(TenantId tenant, String conversationId, TimelinePlace place, int limit) {
        var entries = of(tenant, conversationId)
                .and(time)
                .gte(place.at())
                .orOperator(where(time).gt(place.at()), where("_id").gt(place.id()));
        return find(entries, Direction.ASC, limit);
    }

    @Override
    public Optional<TimelineEntry> find(TenantId tenant, String conversationId, String id) {
        var document = of(tenant, conversationId).and("_id").is(id);
        return Optional.ofNullable(mongo.findOne(query(document), type)).flatMap(entry);
    }

    private List<TimelineEntry> find(Criteria entries, Direction direction, int limit) {
        return mongo.find(query(entries).with(Sort.by(direction, time, "_id")).limit(limit), type).stream()
                .flatMap(document -> entry.apply(document).stream())
                .toList();
    }

    private static Criteria of(TenantId tenant, String conversationId) {
        return where("tenantId").is(tenant).and("conversationId").is(conversationId);
    }
}

package io.switchboard.conversation.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.mongodb.MongoExecutionTimeoutException;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.setting.page.RetentionPage;
import io.switchboard.events.traffic.TrafficDirection;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/**
 * Counts what the next run would remove if a page were saved, and removes nothing. A count ends at {@value #MOST}, and each
 * query after {@value #LONGEST_MILLIS} ms.
 */
@Component
class RetentionCheck {

    static final int MOST = 10_000;
    private static final long LONGEST_MILLIS = 2_000;

    private final MongoOperations mongo;
    private final RetentionMarks marks;
    private final RecordingRetention recordings;
    private final Clock clock;

    RetentionCheck(MongoOperations mongo, RetentionMarks marks, RecordingRetention recordings, Clock clock) {
        this.mongo = mongo;
        this.marks = marks;
        this.recordings = recordings;
        this.clock = clock;
    }

    /**
     * What would be removed, by kind; null for a kind that is kept.
     *
     * @param texts messages whose text would be removed
     * @param files pictures and files of messages
     * @param recordings recordings of calls
     */
    record CheckedRetention(
            @Nullable DueContent texts,
            @Nullable DueContent files,
            @Nullable DueContent recordings) {}

    /**
     * A count of what is too old.
     *
     * @param count null where it could not be counted in time
     * @param more whether there may be more than the count
     */
    record DueContent(@Nullable Integer count, boolean more) {

        static DueContent upTo(int most, int count) {
            return new DueContent(Math.min(most, count), count > most);
        }
    }

    private interface Counting {

        DueContent between(Instant from, Instant to);
    }

    CheckedRetention of(TenantId tenant, RetentionPage page) {
        return new CheckedRetention(
                due(tenant, RetentionRunner.BODIES, page.bodiesDays(), (from, to) -> texts(tenant, from, to)),
                due(tenant, RetentionRunner.MEDIA, page.mediaDays(), (from, to) -> files(tenant, from, to)),
                due(
                        tenant,
                        RetentionRunner.RECORDINGS,
                        page.recordingsDays(),
                        (from, to) -> recordings.count(tenant, from, to)));
    }

    private @Nullable DueContent due(TenantId tenant, String kind, @Nullable Integer days, Counting counting) {
        if (days == null) {
            return null;
        }
        try {
            var to = clock.instant().minus(Duration.ofDays(days));
            return counting.between(marks.start(tenant, kind), to);
        } catch (RuntimeException e) {
            if (NestedExceptionUtils.getMostSpecificCause(e) instanceof MongoExecutionTimeoutException) {
                return new DueContent(null, true);
            }
            throw e;
        }
    }

    private DueContent texts(TenantId tenant, Instant from, Instant to) {
        var withText =
                new Criteria().orOperator(where("body").ne(""), where("details").ne(null));
        var counted =
                mongo.count(old(tenant, from, to, withText).limit(MOST + 1).maxTimeMsec(LONGEST_MILLIS), "messages");
        return DueContent.upTo(MOST, Math.toIntExact(counted));
    }

    private DueContent files(TenantId tenant, Instant from, Instant to) {
        var query = old(tenant, from, to, where("media.0").exists(true));
        query.fields().include("media");
        var found = mongo.find(query.limit(MOST + 1).maxTimeMsec(LONGEST_MILLIS), Document.class, "messages");
        return DueContent.upTo(
                MOST,
                found.stream()
                        .mapToInt(message ->
                                message.getList("media", Document.class).size())
                        .sum());
    }

    /** Messages that still wait to be sent keep their content, as in {@link MessageRetention}. */
    private static Query old(TenantId tenant, Instant from, Instant to, Criteria content) {
        var notAwaited = new Criteria()
                .orOperator(where("direction").is(TrafficDirection.INBOUND.word()), StoredMessage.settled());
        return query(where("tenantId")
                .is(tenant.value())
                .and("createdAt")
                .gte(from)
                .lt(to)
                .andOperator(content, notAwaited));
    }
}

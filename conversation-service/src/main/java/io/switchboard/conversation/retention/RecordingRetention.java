package io.switchboard.conversation.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.switchboard.conversation.call.state.RecordingTexts;
import io.switchboard.conversation.personaldata.TwilioCopies;
import io.switchboard.conversation.retention.RetentionCheck.DueContent;
import io.switchboard.conversation.search.SearchIndexer;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Removes the recordings of old calls with their transcriptions, at Twilio and here. The calls stay. */
@Component
class RecordingRetention {

    private static final String CALLS = "calls";
    private static final int PAGE = 200;
    private static final int MOST_COUNTED = 5_000;
    private static final String DELETED = "deletedRecordings";
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private final MongoOperations mongo;
    private final TwilioCopies copies;
    private final SearchIndexer search;

    RecordingRetention(MongoOperations mongo, TwilioCopies copies, SearchIndexer search) {
        this.search = search;
        this.mongo = mongo;
        this.copies = copies;
    }

    /** Removes the recordings of calls between the times; returns how many. */
    int remove(TenantId tenant, Instant from, Instant to, RetentionRemainder remainder) {
        var removed = 0;
        var old = where("tenantId").is(tenant.value());
        var page = page(old.and("startedAt").gte(from).lt(to));
        while (!page.isEmpty()) {
            for (var call : page) {
                removed += remove(tenant, call, remainder);
            }
            page = after(tenant, page.getLast(), to);
        }
        return removed;
    }

    /** Counts the recordings that {@link #remove} would remove, in {@value #MOST_COUNTED} calls at most. */
    DueContent count(TenantId tenant, Instant from, Instant to) {
        var calls =
                where("tenantId").is(tenant.value()).and("startedAt").gte(from).lt(to);
        var counted = 0;
        var read = 0;
        try (var found = mongo.stream(query(calls).limit(MOST_COUNTED + 1).maxTimeMsec(2_000), Document.class, CALLS)) {
            for (var call : (Iterable<Document>) found::iterator) {
                read++;
                counted += read > MOST_COUNTED ? 0 : recordings(call).size();
            }
        }
        return new DueContent(counted, read > MOST_COUNTED);
    }

    /** A page and no cursor: Twilio may take longer than a cursor lives. */
    private List<Document> page(Criteria calls) {
        return mongo.find(query(calls).with(Sort.by("startedAt", "_id")).limit(PAGE), Document.class, CALLS);
    }

    private List<Document> after(TenantId tenant, Document last, Instant to) {
        return page(where("tenantId")
                .is(tenant.value())
                .and("startedAt")
                .lt(to)
                .orOperator(
                        where("startedAt").gt(last.getDate("startedAt")),
                        where("startedAt")
                                .is(last.getDate("startedAt"))
                                .and("_id")
                                .gt(last.getString("_id"))));
    }

    private int remove(TenantId tenant, Document call, RetentionRemainder remainder) {
        var removed = new ArrayList<String>();
        for (var sid : recordings(call)) {
            var attempt = new RetentionRemainder.Attempt();
            if (copies.deleteRecording(tenant.value(), call.getString("accountSid"), sid, attempt)) {
                removed.add(sid);
            } else {
                remainder.fail(call.getDate("startedAt").toInstant());
            }
        }
        if (!removed.isEmpty()) {
            note(call, removed);
        }
        return removed.size();
    }

    /** The version tells a writer of the call's facts that what it has read is no longer true. */
    private void note(Document call, List<String> removed) {
        var isEmpty = recordings(call).size() == removed.size();
        var update = new Update().inc("version", 1);
        update.addToSet(DELETED).each(removed.toArray());
        if (isEmpty) {
            update.set("hasVoicemail", false);
        }
        RecordingTexts.removedBy(update, removed);
        mongo.updateFirst(query(where("_id").is(call.get("_id"))), update, CALLS);
        search.replaceCalls(List.of(call.getString("_id")));
    }

    private static Set<String> recordings(Document call) {
        var sids = new TreeSet<String>();
        var found = RECORDING.matcher(call.toJson());
        while (found.find()) {
            sids.add(found.group());
        }
        sids.removeAll(call.getList(DELETED, String.class, List.of()));
        return sids;
    }
}

package io.switchboard.conversation.retention;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.switchboard.conversation.personaldata.TwilioCopies;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Removes the recordings of old calls, at Twilio and here. The calls stay. */
@Component
class RecordingRetention {

    private static final String CALLS = "calls";
    private static final String DELETED = "deletedRecordings";
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");

    private final MongoOperations mongo;
    private final TwilioCopies copies;

    RecordingRetention(MongoOperations mongo, TwilioCopies copies) {
        this.mongo = mongo;
        this.copies = copies;
    }

    /** Removes the recordings of calls between the times; {@code failures} takes the times of those that stay. */
    int remove(TenantId tenant, Instant from, Instant to, List<Instant> failures) {
        var removed = 0;
        var old =
                where("tenantId").is(tenant.value()).and("startedAt").gte(from).lt(to);
        try (var calls = mongo.stream(query(old), Document.class, CALLS)) {
            for (var call : (Iterable<Document>) calls::iterator) {
                removed += remove(tenant, call, failures);
            }
        }
        return removed;
    }

    private int remove(TenantId tenant, Document call, List<Instant> failures) {
        var removed = 0;
        for (var sid : recordings(call)) {
            var attempt = new MessageRetention.Attempt();
            if (copies.deleteRecording(tenant.value(), call.getString("accountSid"), sid, attempt)) {
                mongo.updateFirst(query(where("_id").is(call.get("_id"))), new Update().addToSet(DELETED, sid), CALLS);
                removed++;
            } else {
                failures.add(call.getDate("startedAt").toInstant());
            }
        }
        return removed;
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

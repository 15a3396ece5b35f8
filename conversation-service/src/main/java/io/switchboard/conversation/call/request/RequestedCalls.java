package io.switchboard.conversation.call.request;

import java.time.Instant;
import java.util.List;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

/** Stores how far the calls are that people asked for, until Twilio has accepted or refused them. */
@Component
class RequestedCalls {

    private final MongoOperations mongo;

    RequestedCalls(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Finds the calls that were requested before this time and neither accepted nor refused by Twilio, oldest first. */
    List<StoredCall> openRequests(Instant before, int limit) {
        var open = query(where("openRequestAt").lt(before))
                .with(Sort.by("openRequestAt"))
                .limit(limit);
        return mongo.find(open, StoredCall.class);
    }

    /** Returns whether a call of the tenant has this SID. */
    boolean hasSid(TenantId tenantId, String callSid) {
        return mongo.exists(query(where("key").is(TenantKey.of(tenantId.value(), callSid))), StoredCall.class);
    }

    /**
     * Claims the attempt to make a requested call.
     *
     * @return false if another instance has claimed it, or the request has failed
     */
    boolean claim(StoredCall call, Instant at) {
        var waiting = Calls.one(call.tenantId(), call.id())
                .and("callSid")
                .isNull()
                .and("request.attemptedAt")
                .isNull()
                .and("request.failure")
                .isNull();
        return mongo.updateFirst(
                                query(waiting),
                                new Update().set("request.attemptedAt", at).inc("version", 1),
                                StoredCall.class)
                        .getModifiedCount()
                == 1;
    }

    /** Withdraws the claim of an attempt that certainly made no call. */
    void release(StoredCall call, Instant at) {
        mongo.updateFirst(
                query(Calls.one(call.tenantId(), call.id())
                        .and("callSid")
                        .isNull()
                        .and("request.attemptedAt")
                        .is(at)),
                new Update().unset("request.attemptedAt").inc("version", 1),
                StoredCall.class);
    }
}

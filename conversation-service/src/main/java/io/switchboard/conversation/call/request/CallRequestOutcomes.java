package io.switchboard.conversation.call.request;

import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.state.CallResult;
import io.switchboard.events.EventType;
import io.switchboard.mongo.TenantKey;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Records the outcomes of requested calls. A call whose SID is known is changed by webhooks only. */
@Component
class CallRequestOutcomes {

    private static final Logger log = LoggerFactory.getLogger(CallRequestOutcomes.class);

    private final RevisedDocuments<StoredCall> revisions;

    CallRequestOutcomes(RevisedDocuments<StoredCall> revisions) {
        this.revisions = revisions;
    }

    /** Twilio makes the call. A webhook may have told its SID before. */
    void accepted(StoredCall call, String callSid) {
        var named = new Update()
                .set("callSid", callSid)
                .set("key", TenantKey.of(call.tenantId().value(), callSid));
        try {
            settle(call, EventType.CALL_UPDATED, named);
            log(call, "accepted");
        } catch (DuplicateKeyException e) {
            log.atWarn()
                    .addKeyValue("call", call.id())
                    .addKeyValue("sid", callSid)
                    .addKeyValue("tenant", call.tenantId())
                    .log("SID not noted: it belongs to another call");
            unknown(call, "Twilio made the call, which is listed separately.");
        }
    }

    /** No phone rings. */
    void failed(StoredCall call, @Nullable Integer errorCode, String reason) {
        var failed = new Update()
                .set("status", "failed")
                .set("result", CallResult.FAILED.word())
                .set("request.failure", reason);
        if (errorCode != null) {
            failed.set("request.errorCode", errorCode);
        }
        settle(call, EventType.CALL_STATUS_CHANGED, failed);
        log(call, "failed");
    }

    /** Twilio may have made the call; it is not made again. */
    void unknown(StoredCall call, String reason) {
        settle(
                call,
                EventType.CALL_STATUS_CHANGED,
                new Update()
                        .set("result", CallResult.UNKNOWN.word())
                        .set("request.unknown", true)
                        .set("request.failure", reason));
        log(call, "unknown");
    }

    private void settle(StoredCall call, EventType event, Update update) {
        var open = Calls.one(call.tenantId(), call.id()).and("callSid").isNull();
        var settled = update.unset("openRequestAt").inc("version", 1);
        var unused = revisions.change(open, present -> DocumentChange.announced(event.type(), settled));
    }

    private static void log(StoredCall call, String outcome) {
        log.atInfo()
                .addKeyValue("outcome", outcome)
                .addKeyValue("call", call.id())
                .addKeyValue("tenant", call.tenantId())
                .log("call requested");
    }
}

package io.switchboard.conversation.call.receiving;

import java.util.Objects;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.state.CallFact;
import io.switchboard.conversation.call.state.RecordingTexts;
import io.switchboard.events.CloudEvent;
import io.switchboard.mongo.TenantKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A fact with the call that it is about.
 *
 * @param callSid the call's; of a fact about a leg, that of the call for which the leg was made
 * @param accountSid the tenant's account that signed the webhook
 * @param callId our id of a call that was requested here, as the callback's URL names it; unproven
 * @param cause the event that carried the fact
 */
record ReportedFact(
        TenantId tenantId,
        String callSid,
        String accountSid,
        @Nullable String callId,
        CallFact fact,
        CloudEvent<?> cause) {

    /** The fact as this call may store it. */
    ReportedFact of(StoredCall call) {
        var allowed = RecordingTexts.removedFrom(fact, Objects.requireNonNull(call.deletedRecordings()));
        return allowed.equals(fact) ? this : new ReportedFact(tenantId, callSid, accountSid, callId, allowed, cause);
    }

    /** The key of the call: a SID counts within its tenant only. */
    String key() {
        return TenantKey.of(tenantId.value(), callSid);
    }
}

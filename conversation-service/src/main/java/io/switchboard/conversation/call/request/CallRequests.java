package io.switchboard.conversation.call.request;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.conversation.call.CallDismissals;
import io.switchboard.conversation.call.CallFollowUps;
import io.switchboard.conversation.call.CallRequest;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.NewCalls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.conversation.CallConversations;
import io.switchboard.conversation.conversation.CallConversations.FiledCall;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.events.EventType;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.revision.EventAnnouncement;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores requests for calls and makes the calls. Once a request is stored, its call is made at most once. */
@Component
class CallRequests {

    private static final Logger log = LoggerFactory.getLogger(CallRequests.class);

    private final CallRequestKeys keys;
    private final CallConversations conversations;
    private final RevisedDocuments<StoredCall> revisions;
    private final Calls calls;
    private final CallDismissals dismissals;
    private final CallFollowUps followUps;
    private final CallDialer dialer;
    private final AuditTrail audit;
    private final IdGenerator ids;
    private final Clock clock;

    CallRequests(
            CallRequestKeys keys,
            CallConversations conversations,
            RevisedDocuments<StoredCall> revisions,
            Calls calls,
            CallDismissals dismissals,
            CallFollowUps followUps,
            CallDialer dialer,
            AuditTrail audit,
            IdGenerator ids,
            Clock clock) {
        this.keys = keys;
        this.conversations = conversations;
        this.revisions = revisions;
        this.calls = calls;
        this.dismissals = dismissals;
        this.followUps = followUps;
        this.dialer = dialer;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A call that a person asks for.
     *
     * @param accountSid the account that owns our number
     * @param agent the address that is rung first
     * @param calledBack the missed call that this one answers; null for none
     */
    record WantedCall(
            AddressPair addresses,
            String accountSid,
            String agent,
            @Nullable String calledBack) {}

    /** Stores the request and begins to make its call; a request with a known key returns the first one's call. */
    StoredCall add(ApiCaller caller, TenantId tenantId, WantedCall wanted, @Nullable IdempotencyKey key) {
        var now = clock.instant();
        var id = keys.firstUse(tenantId, key, ids.next(), wanted.addresses(), wanted.agent(), now);
        var known = calls.find(tenantId, id);
        if (known.isPresent()) {
            followUp(known.get(), wanted);
            return known.get();
        }
        var filed =
                conversations.file(List.of(new FiledCall(id, tenantId, wanted.addresses(), now, wanted.accountSid())));
        var call = NewCalls.requested(
                id,
                tenantId,
                wanted.accountSid(),
                wanted.addresses(),
                Objects.requireNonNull(filed.get(id)),
                CallRequest.of(caller.subject(), wanted.agent(), now));
        var isNew = revisions.insert(
                id,
                call,
                List.of(
                        new EventAnnouncement(EventType.CALL_STATUS_CHANGED.type(), null),
                        audit.announcement(
                                caller, new AuditedChange("call.requested", "calls/" + id, null, call.view()))));
        if (isNew) {
            dialInBackground(call);
        }
        followUp(call, wanted);
        return call;
    }

    /** The call that is called back may be of another contact than the number that is called. */
    private void followUp(StoredCall call, WantedCall wanted) {
        if (wanted.calledBack() != null) {
            calls.find(call.tenantId(), wanted.calledBack()).ifPresent(missed -> dismissals.followUp(missed, call));
        }
        followUps.settle(call);
    }

    /** Twilio may take long to answer; the client follows the call by its events. */
    private void dialInBackground(StoredCall call) {
        var unused = Thread.ofVirtual().name("call-request").start(() -> {
            try {
                dialer.dial(call);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("call", call.id())
                        .addKeyValue("tenant", call.tenantId())
                        .setCause(e)
                        .log("requested call not made yet");
            }
        });
    }
}

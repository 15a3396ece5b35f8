package io.switchboard.conversation.call;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.switchboard.events.EventType;
import io.switchboard.mongo.revision.DocumentChange;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.web.TenantId;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Records that missed calls need nobody any more: each is dismissed once, by whatever comes first. */
@Component
public class CallDismissals {

    private final RevisedDocuments<StoredCall> revisions;
    private final List<SeenCallListener> listeners;
    private final Clock clock;

    CallDismissals(RevisedDocuments<StoredCall> revisions, List<SeenCallListener> listeners, Clock clock) {
        this.revisions = revisions;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /**
     * Dismisses the tenant's call, unless it is dismissed already; empty if there is none with this id. The listeners come
     * first: after a crash in between the call is still there to be dismissed again.
     */
    public Optional<StoredCall> dismiss(TenantId tenantId, String id, String subject) {
        return dismiss(tenantId, id, new CallDismissal(subject, clock.instant(), null));
    }

    /** Dismisses the missed call because of a later call with its customer, unless it is dismissed already. */
    public void followUp(StoredCall missed, StoredCall later) {
        var request = later.request();
        var dismissal = new CallDismissal(request == null ? null : request.subject(), clock.instant(), later.id());
        var unused = dismiss(missed.tenantId(), missed.id(), dismissal);
    }

    private Optional<StoredCall> dismiss(TenantId tenantId, String id, CallDismissal dismissal) {
        return revisions.change(Calls.one(tenantId, id), call -> {
            listeners.forEach(listener -> listener.onSeen(call));
            return call.dismissal() != null
                    ? DocumentChange.none()
                    : DocumentChange.announced(EventType.CALL_UPDATED.type(), new Update().set("dismissal", dismissal));
        });
    }
}

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

/** Records that people have looked at missed calls, or called back. */
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
        return revisions.change(Calls.one(tenantId, id), call -> {
            listeners.forEach(listener -> listener.onSeen(call));
            return call.dismissal() != null
                    ? DocumentChange.none()
                    : DocumentChange.announced(
                            EventType.CALL_UPDATED.type(),
                            new Update().set("dismissal", new CallDismissal(subject, clock.instant())));
        });
    }
}

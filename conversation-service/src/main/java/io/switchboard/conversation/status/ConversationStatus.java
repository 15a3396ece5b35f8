package io.switchboard.conversation.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.switchboard.conversation.activity.StoredActivity;
import io.switchboard.conversation.activity.TenantActivity;
import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.web.TenantId;
import io.switchboard.web.status.PartCondition;
import io.switchboard.web.status.PartHistory;
import io.switchboard.web.status.PartStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Reports the parts of this service within a second, also while the database does not answer. */
@Component
class ConversationStatus implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ConversationStatus.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final TenantActivity activity;
    private final Calls calls;
    private final ListenerConditions conditions;
    private final SendConditions sending;
    private final PartHistory history;
    private final Clock clock;
    private final ExecutorService reads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Instant databaseSilentSince;

    ConversationStatus(
            TenantActivity activity, Calls calls, ListenerConditions conditions, SendConditions sending, Clock clock) {
        this.activity = activity;
        this.calls = calls;
        this.conditions = conditions;
        this.sending = sending;
        this.history = new PartHistory(clock);
        this.clock = clock;
    }

    /** What the database says about a tenant. */
    private record Stored(StoredActivity activity, @Nullable Instant lastCallAt, PartCondition sending) {}

    /** The parts of this service. Of receiving it knows the last event only; the ingress knows the state. */
    record Report(PartStatus receiving, PartStatus storing, PartStatus reading, PartStatus sending, PartStatus calls) {}

    Report report(TenantId tenant) {
        return read(tenant).map(stored -> report(tenant, stored)).orElseGet(() -> withoutDatabase(tenant));
    }

    private Report report(TenantId tenant, Stored stored) {
        databaseSilentSince = null;
        var last = stored.activity();
        return new Report(
                history.status("receiving", PartCondition.working(), last.receivedAt()),
                history.status("storing", conditions.storing(), last.storedAt()),
                history.status("reading", PartCondition.working(), null),
                history.status("sending/" + tenant, stored.sending(), last.sentAt()),
                history.status("calls", conditions.calls(), stored.lastCallAt()));
    }

    private Report withoutDatabase(TenantId tenant) {
        var since = databaseSilentSince == null ? clock.instant() : databaseSilentSince;
        databaseSilentSince = since;
        var failing = PartCondition.failing(since, "The database does not answer. Nothing is lost.");
        return new Report(
                history.status("receiving", PartCondition.working(), null),
                history.status("storing", failing, null),
                history.status("reading", failing, null),
                history.status("sending/" + tenant, failing, null),
                history.status("calls", failing, null));
    }

    private Optional<Stored> read(TenantId tenant) {
        var read = reads.submit(() -> stored(tenant));
        try {
            return Optional.of(read.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException e) {
            read.cancel(true);
            log.atDebug().setCause(e).log("status without the database");
            return Optional.empty();
        } catch (InterruptedException e) {
            read.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Stored stored(TenantId tenant) {
        var lastCall = calls.page(tenant, CallFilter.all(), null, 1).stream()
                .findFirst()
                .map(StoredCall::startedAt)
                .orElse(null);
        return new Stored(activity.of(tenant), lastCall, sending.sending(tenant));
    }

    @Override
    public void destroy() {
        reads.shutdownNow();
    }
}

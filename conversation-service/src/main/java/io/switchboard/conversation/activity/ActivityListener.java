package io.switchboard.conversation.activity;

import java.time.Clock;
import java.util.List;

import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.StoredMessageListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes when messages arrived and were stored. */
@Component
@Order(1_000)
class ActivityListener implements StoredMessageListener {

    private final TenantActivity activity;
    private final Clock clock;

    ActivityListener(TenantActivity activity, Clock clock) {
        this.activity = activity;
        this.clock = clock;
    }

    @Override
    public void onStored(List<MessageStoreResult> results) {
        var now = clock.instant();
        for (var result : results) {
            var message = result.message();
            var receivedAt = message.isInbound() ? message.createdAt() : null;
            activity.note(new StoredActivity(message.tenantId().value(), receivedAt, now, null));
        }
    }
}

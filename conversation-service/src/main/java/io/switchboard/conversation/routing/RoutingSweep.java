package io.switchboard.conversation.routing;

import java.time.Duration;

import io.switchboard.directory.Directory;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Routes what an instance with an older directory opened after the number's record was handled, and announces what a crash
 * left. Runs in every instance.
 */
@Component
class RoutingSweep extends IntervalTask {

    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final UnroutedConversations conversations;
    private final Directory directory;

    RoutingSweep(UnroutedConversations conversations, Directory directory) {
        super("routing", INTERVAL);
        this.conversations = conversations;
        this.directory = directory;
    }

    @Override
    protected void run() {
        conversations.announce();
        conversations
                .addresses()
                .forEach(address -> directory
                        .number(address)
                        .flatMap(number -> TenantId.parse(number.tenantId()))
                        .ifPresent(owner -> conversations.adopt(owner, address)));
    }
}

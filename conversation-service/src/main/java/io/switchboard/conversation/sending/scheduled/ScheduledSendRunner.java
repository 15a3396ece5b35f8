package io.switchboard.conversation.sending.scheduled;

import java.util.List;

import io.switchboard.mongo.IntervalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at the messages whose time has come, in every instance. */
@Component
class ScheduledSendRunner extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(ScheduledSendRunner.class);
    private static final int PAGE = 200;

    private final ScheduledSends sends;
    private final ScheduledSendRelease release;

    ScheduledSendRunner(ScheduledSends sends, ScheduledSendRelease release, ScheduledSendSettings settings) {
        super("scheduled-sends", settings.interval());
        this.sends = sends;
        this.release = release;
    }

    @Override
    protected void run() {
        var due = sends.due(PAGE);
        while (!due.isEmpty() && isRunning()) {
            due.forEach(this::handle);
            due = due.size() < PAGE ? List.of() : sends.due(PAGE);
        }
    }

    /** A message that cannot be handled delays no other one; it is due again after its attempt. */
    private void handle(ScheduledSend send) {
        try {
            release.handle(send);
        } catch (RuntimeException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("message", send.id())
                    .addKeyValue("tenant", send.tenantId())
                    .log("scheduled message not handled, and tried again");
        }
    }
}

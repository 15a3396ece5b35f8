package io.switchboard.conversation.autoreply;

import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Looks for customers whom nobody has answered, in one instance at a time; without its lease no answer is sent twice either. */
@Component
class UnansweredRunner extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(UnansweredRunner.class);
    private static final String LEASE = "unanswered-conversations";
    private static final Duration LEASE_DURATION = Duration.ofMinutes(1);

    private final UnansweredAnswers answers;
    private final Leases leases;

    UnansweredRunner(UnansweredAnswers answers, Leases leases, AnswerSettings settings) {
        super("unanswered", settings.unansweredInterval());
        this.answers = answers;
        this.leases = leases;
    }

    @Override
    protected void run() {
        try {
            leases.runHolding(LEASE, LEASE_DURATION, answers::answerDue);
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("waiting customers not looked for");
        }
    }
}

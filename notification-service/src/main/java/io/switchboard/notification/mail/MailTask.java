package io.switchboard.notification.mail;

import java.time.Duration;

import io.switchboard.mongo.IntervalTask;
import io.switchboard.mongo.lease.Leases;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Collects and sends e-mails that are due, in every instance. */
final class MailTask extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(MailTask.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int MOST_DIGESTS = 100;

    private final DigestJournal journal;
    private final DigestSender sender;
    private final Leases leases;
    private boolean isFailing;

    MailTask(DigestJournal journal, DigestSender sender, Leases leases, Duration interval) {
        super("mail", interval);
        this.journal = journal;
        this.sender = sender;
        this.leases = leases;
    }

    @Override
    protected void run() {
        try {
            journal.dueOwners()
                    .forEach(owner -> leases.runHolding("mail|" + owner, LEASE, () -> journal.collect(owner)));
            journal.due(MOST_DIGESTS).forEach(digest -> journal.claim(digest).ifPresent(sender::send));
            isFailing = false;
        } catch (DataAccessException e) {
            if (!isFailing) {
                log.atWarn().addKeyValue("reason", e.getMessage()).log("e-mails wait for the database");
            }
            isFailing = true;
        }
    }
}

package io.switchboard.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.switchboard.notification.bell.StoredNotification;
import io.switchboard.notification.mail.MailMeters.Outcome;
import io.switchboard.notification.recipient.NotificationRecipient;
import io.switchboard.notification.recipient.NotificationRecipients;
import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends one claimed digest: what is still unread of it, outside the recipient's quiet hours. */
final class DigestSender {

    private static final Logger log = LoggerFactory.getLogger(DigestSender.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 12;

    private final DigestJournal journal;
    private final NotificationRecipients recipients;
    private final JavaMailSender mail;
    private final MailSettings settings;
    private final MailMeters meters;
    private final Clock clock;

    DigestSender(
            DigestJournal journal,
            NotificationRecipients recipients,
            JavaMailSender mail,
            MailSettings settings,
            MailMeters meters,
            Clock clock) {
        this.journal = journal;
        this.recipients = recipients;
        this.mail = mail;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    void send(StoredDigest digest) {
        var unread = journal.entries(digest).stream()
                .filter(entry -> !entry.isRead())
                .toList();
        var recipient = recipients
                .find(digest.owner())
                .filter(found -> found.deletedAt() == null)
                .filter(found -> MailAddress.parse(found.email()).isPresent());
        if (unread.isEmpty() || recipient.isEmpty()) {
            settle(digest, Outcome.NEEDLESS);
            return;
        }
        var now = clock.instant();
        var mayDisturb = recipient.get().choices().undisturbedUntil(now);
        if (mayDisturb.isEmpty()) {
            settle(digest, Outcome.NEEDLESS);
            return;
        }
        if (mayDisturb.get().isAfter(now)) {
            journal.postpone(digest, mayDisturb.get());
            return;
        }
        send(digest, recipient.get(), unread);
    }

    private void send(StoredDigest digest, NotificationRecipient recipient, List<StoredNotification> unread) {
        try {
            mail.send(DigestMessage.of(
                    mail.createMimeMessage().getSession(),
                    digest,
                    MailAddress.parse(settings.from()).orElseThrow(),
                    MailAddress.parse(recipient.email()).orElseThrow(),
                    unread,
                    settings.consoleUrl()));
            settle(digest, Outcome.SENT);
        } catch (MailException | MessagingException e) {
            retry(digest, e);
        }
    }

    private void retry(StoredDigest digest, Exception failure) {
        log.atWarn()
                .addKeyValue("digest", digest.id())
                .addKeyValue("reason", failure.getMessage())
                .log("e-mail not sent");
        if (digest.attempts() >= MOST_ATTEMPTS) {
            settle(digest, Outcome.GIVEN_UP);
        } else {
            meters.count(Outcome.RETRIED);
            journal.postpone(digest, clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << (digest.attempts() - 1))));
        }
    }

    private void settle(StoredDigest digest, Outcome outcome) {
        journal.settle(digest);
        meters.count(outcome);
    }
}

package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.conversation.sending.lookup.SendLookup;
import io.switchboard.conversation.sending.lookup.SendLookups;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import org.springframework.stereotype.Component;

/**
 * Tries to send one message. Twilio has no idempotency key, so an attempt is claimed before Twilio is called, and a message
 * with a claim is sent again only after a lookup at Twilio: see {@link SendClaims} and {@link SendLookups}.
 *
 * <p>A crash may follow every step. The stored state is enough for the next try to continue, and no repeated step sends a
 * second text.
 */
@Component
class MessageSender {

    /** How long a message waits whose account another message found refused: that message's queue asks Twilio again. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private final Messages messages;
    private final PendingSends pendingSends;
    private final MessageAccounts accounts;
    private final SendAttempts attempts;
    private final SendLookups lookups;
    private final SendReporter reporter;
    private final SendPostponer postponer;
    private final AccountAvailability availability;
    private final SendPolicy policy;
    private final SendMeters meters;
    private final Clock clock;

    MessageSender(
            Messages messages,
            PendingSends pendingSends,
            MessageAccounts accounts,
            SendAttempts attempts,
            SendLookups lookups,
            SendReporter reporter,
            SendPostponer postponer,
            AccountAvailability availability,
            SendingSettings settings,
            SendMeters meters,
            Clock clock) {
        this.messages = messages;
        this.pendingSends = pendingSends;
        this.accounts = accounts;
        this.attempts = attempts;
        this.lookups = lookups;
        this.reporter = reporter;
        this.postponer = postponer;
        this.availability = availability;
        this.policy = settings.policy();
        this.meters = meters;
        this.clock = clock;
    }

    /** Makes one try. Nothing that Twilio does is an exception. */
    SendResult send(PendingSend send) {
        var stored = messages.find(send.tenantId(), send.id());
        if (stored.isEmpty()) {
            return SendResult.ENDED;
        }
        var message = stored.get();
        if (message.isSettled()) {
            reporter.publishAgain(message, send);
            return SendResult.ENDED;
        }
        if (accounts.sidOf(message).isEmpty()) {
            return endWithoutSender(message, send);
        }
        return accounts.of(message)
                .map(account -> send(new SendTask(send, message, account)))
                .orElseGet(() -> postponer.delay(message, send, "The account of the sender's number is unknown"));
    }

    /** Counts a try that ended with an unexpected failure. */
    SendResult postpone(PendingSend send) {
        return messages.find(send.tenantId(), send.id())
                .map(message -> postponer.delay(message, send, "The sender failed unexpectedly"))
                .orElse(SendResult.ENDED);
    }

    private SendResult endWithoutSender(StoredMessage message, PendingSend send) {
        if (message.attemptedAt() == null) {
            reporter.fail(message, send, null, "The sender's number was removed before the message was sent");
        } else {
            reporter.doubt(message, send, "The sender's number was removed before Twilio answered");
        }
        return SendResult.ENDED;
    }

    private SendResult send(SendTask task) {
        var refusal = availability.refusalOf(task.account());
        if (refusal.isPresent()) {
            return postponer.hold(
                    task.message(), task.send(), refusal.get(), clock.instant().plus(HELD));
        }
        var attemptedAt = task.message().attemptedAt();
        return attemptedAt == null ? attempts.attempt(task) : lookUp(task, attemptedAt);
    }

    private SendResult lookUp(SendTask task, Instant attemptedAt) {
        var message = task.message();
        return switch (lookups.lookUp(message, task.account(), attemptedAt)) {
            case SendLookup.Known known -> {
                messages.find(message.tenantId(), message.id())
                        .ifPresent(current -> reporter.publishAgain(current, task.send()));
                yield SendResult.ENDED;
            }
            case SendLookup.Found found -> found(found, task);
            case SendLookup.Open open -> postponer.lookUpLater(message, task.send(), attemptedAt, open.reason());
            case SendLookup.Missing missing -> missing(task);
            case SendLookup.Doubtful doubtful -> doubtful(doubtful, task);
            case SendLookup.Refused refused -> refused(refused, task);
        };
    }

    private SendResult found(SendLookup.Found found, SendTask task) {
        meters.lookedUp(SendMeters.Lookup.FOUND);
        availability.served(task.account());
        reporter.accept(task.message(), task.send(), found.sid(), found.status());
        return SendResult.ENDED;
    }

    private SendResult missing(SendTask task) {
        meters.lookedUp(SendMeters.Lookup.MISSING);
        availability.served(task.account());
        var resends = task.send().resends();
        if (resends >= policy.maxResends()) {
            return doubt(
                    task, "Twilio answered none of %d attempts and does not list the message".formatted(resends + 1));
        }
        pendingSends.countResend(task.send());
        return attempts.attempt(task);
    }

    private SendResult doubtful(SendLookup.Doubtful doubtful, SendTask task) {
        meters.lookedUp(SendMeters.Lookup.DOUBTFUL);
        availability.served(task.account());
        return doubt(task, doubtful.reason());
    }

    private SendResult refused(SendLookup.Refused refused, SendTask task) {
        meters.lookedUp(SendMeters.Lookup.REFUSED);
        if (!AccountAvailability.isAccountRefused(refused.httpStatus(), refused.code())) {
            return doubt(task, "Twilio refused the lookup of the message (HTTP " + refused.httpStatus() + ")");
        }
        var refusal = availability.refused(task.account(), refused.httpStatus(), refused.code());
        return postponer.hold(task.message(), task.send(), refusal, refusal.until());
    }

    private SendResult doubt(SendTask task, String reason) {
        reporter.doubt(task.message(), task.send(), reason);
        return SendResult.ENDED;
    }
}

package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.account.MessageAccounts;
import io.switchboard.conversation.sending.schedule.PendingSend;
import org.springframework.stereotype.Component;

/**
 * Tries to send one message. Twilio has no idempotency key, so an attempt is claimed before Twilio is called, and a message
 * with a claim is sent again only after a lookup at Twilio: see {@link SendClaims} and {@link UnansweredAttempts}.
 *
 * <p>A crash may follow every step. The stored state is enough for the next try to continue, and no repeated step sends a
 * second text.
 */
@Component
class MessageSender {

    /** How long a message waits whose account another message found refused: that message's queue asks Twilio again. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private final Messages messages;
    private final MessageAccounts accounts;
    private final SendAttempts attempts;
    private final UnansweredAttempts unanswered;
    private final SendReporter reporter;
    private final SendPostponer postponer;
    private final AccountAvailability availability;
    private final Clock clock;

    MessageSender(
            Messages messages,
            MessageAccounts accounts,
            SendAttempts attempts,
            UnansweredAttempts unanswered,
            SendReporter reporter,
            SendPostponer postponer,
            AccountAvailability availability,
            Clock clock) {
        this.messages = messages;
        this.accounts = accounts;
        this.attempts = attempts;
        this.unanswered = unanswered;
        this.reporter = reporter;
        this.postponer = postponer;
        this.availability = availability;
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
        return attemptedAt == null ? attempts.attempt(task) : unanswered.lookUp(task, attemptedAt);
    }
}

package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Instant;

import io.switchboard.conversation.message.MessageStatus;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.AccountRefusal;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts a failed try and decides when the message is tried again, or gives it up. */
@Component
class SendPostponer {

    private final PendingSends pendingSends;
    private final Messages messages;
    private final SendReporter reporter;
    private final SendingSettings settings;
    private final SendPolicy policy;
    private final Clock clock;

    SendPostponer(
            PendingSends pendingSends,
            Messages messages,
            SendReporter reporter,
            SendingSettings settings,
            Clock clock) {
        this.pendingSends = pendingSends;
        this.messages = messages;
        this.reporter = reporter;
        this.settings = settings;
        this.policy = settings.policy();
        this.clock = clock;
    }

    /** Postpones the message by the delay that its number of failures asks for. */
    SendResult delay(StoredMessage message, PendingSend send, String reason) {
        return delay(message, send, reason, null);
    }

    /** Postpones the message until this time, or until it is given up if that is earlier. */
    SendResult delay(StoredMessage message, PendingSend send, String reason, @Nullable Instant until) {
        var now = clock.instant();
        var failed = pendingSends.fail(send, now);
        if (policy.isExhausted(failed, now)) {
            return giveUp(message, failed, null, reason);
        }
        var next = until == null ? now.plus(policy.backOff(failed.failures())) : until;
        return new SendResult.Delayed(earlier(next, policy.giveUpAt(failed)), false);
    }

    /** Postpones the message without counting a failure: another instance has just claimed it. */
    SendResult retrySoon() {
        return new SendResult.Delayed(clock.instant().plus(policy.backOff(1)), false);
    }

    /** Postpones the message until its turn in the pace of its sender, which is no failure. */
    SendResult awaitTurn(Instant turn) {
        return new SendResult.Delayed(turn, false);
    }

    /** Postpones the next lookup by the usual delay, and at most until the lookup can decide. */
    SendResult lookUpLater(StoredMessage message, PendingSend send, Instant attemptedAt, String reason) {
        var now = clock.instant();
        var decidesAt = attemptedAt.plus(settings.settleTime());
        var next = now.plus(policy.backOff(send.failures() + 1));
        return delay(
                message,
                send,
                "Whether Twilio accepted the message is unknown: " + reason,
                now.isBefore(decidesAt) ? earlier(next, decidesAt) : next);
    }

    /** Postpones the message until Twilio serves its account again. */
    SendResult hold(StoredMessage message, PendingSend send, AccountRefusal refusal, Instant until) {
        var now = clock.instant();
        var failed = pendingSends.fail(send, now);
        if (policy.isExhausted(failed, now)) {
            return giveUp(message, failed, refusal.code(), refusal.reason());
        }
        if (!message.hasStatus(MessageStatus.HELD)) {
            reporter.hold(message, send, refusal, policy.giveUpAt(failed));
        }
        return new SendResult.Delayed(earlier(until, policy.giveUpAt(failed)), true);
    }

    /** Ends a message that was tried for long enough; its stored state decides whether it may have been sent. */
    private SendResult giveUp(StoredMessage message, PendingSend send, @Nullable Integer code, String reason) {
        var current = messages.find(message.tenantId(), message.id()).orElse(message);
        var text = "Given up after attempts since %s. %s".formatted(send.firstFailureAt(), reason);
        if (current.isSettled()) {
            reporter.publishAgain(current, send);
        } else if (current.attemptedAt() == null) {
            reporter.fail(current, send, code, text);
        } else {
            reporter.doubt(current, send, text);
        }
        return SendResult.ENDED;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

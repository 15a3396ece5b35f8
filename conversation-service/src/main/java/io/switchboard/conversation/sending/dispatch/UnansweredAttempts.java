package io.switchboard.conversation.sending.dispatch;

import java.time.Instant;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.lookup.SendLookup;
import io.switchboard.conversation.sending.lookup.SendLookups;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import org.springframework.stereotype.Component;

/** Looks up at Twilio a message whose attempt has no stored answer, and handles each result of the lookup. */
@Component
class UnansweredAttempts {

    private final Messages messages;
    private final PendingSends pendingSends;
    private final SendAttempts attempts;
    private final SendLookups lookups;
    private final SendReporter reporter;
    private final SendPostponer postponer;
    private final AccountAvailability availability;
    private final SendPolicy policy;
    private final SendMeters meters;

    UnansweredAttempts(
            Messages messages,
            PendingSends pendingSends,
            SendAttempts attempts,
            SendLookups lookups,
            SendReporter reporter,
            SendPostponer postponer,
            AccountAvailability availability,
            SendingSettings settings,
            SendMeters meters) {
        this.messages = messages;
        this.pendingSends = pendingSends;
        this.attempts = attempts;
        this.lookups = lookups;
        this.reporter = reporter;
        this.postponer = postponer;
        this.availability = availability;
        this.policy = settings.policy();
        this.meters = meters;
    }

    /** Makes one lookup, and a further attempt where Twilio does not have the message. */
    SendResult lookUp(SendTask task, Instant attemptedAt) {
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

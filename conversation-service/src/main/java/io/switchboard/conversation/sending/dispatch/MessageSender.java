package io.switchboard.conversation.sending.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusRank;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.dispatch.AccountHolds.Refusal;
import io.switchboard.conversation.sending.lookup.SendLookup;
import io.switchboard.conversation.sending.lookup.SendLookups;
import io.switchboard.conversation.sending.schedule.PendingSend;
import io.switchboard.conversation.sending.schedule.PendingSends;
import io.switchboard.conversation.sending.schedule.SendPolicy;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.twilio.OutgoingMessage;
import io.switchboard.twilio.SendOutcome;
import io.switchboard.twilio.TwilioClients;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tries to send one message. Twilio has no idempotency key, so an attempt is claimed before Twilio is called, and a message
 * with a claim is never sent again before Twilio was asked whether it has it: see {@link SendClaims} and {@link SendLookups}.
 *
 * <p>Every step may be the last one before a crash. What is stored then is enough for the next try to go on, and no step
 * that is repeated sends a second text.
 */
@Component
class MessageSender {

    private static final SendResult ENDED = new SendResult.Ended();

    /** How long a queue waits that found its account refused and did not ask itself: who asked asks again for all. */
    private static final Duration HELD = Duration.ofMinutes(10);

    private final Messages messages;
    private final PendingSends pendingSends;
    private final SendClaims claims;
    private final SendReporter reporter;
    private final SendLookups lookups;
    private final AccountHolds holds;
    private final AccountRefusals refusals;
    private final Directory directory;
    private final TwilioClients twilio;
    private final SendingSettings settings;
    private final SendPolicy policy;
    private final Meters meters;
    private final Clock clock;

    MessageSender(
            Messages messages,
            PendingSends pendingSends,
            SendClaims claims,
            SendReporter reporter,
            SendLookups lookups,
            AccountHolds holds,
            AccountRefusals refusals,
            Directory directory,
            TwilioClients twilio,
            SendingSettings settings,
            Meters meters,
            Clock clock) {
        this.messages = messages;
        this.pendingSends = pendingSends;
        this.claims = claims;
        this.reporter = reporter;
        this.lookups = lookups;
        this.holds = holds;
        this.refusals = refusals;
        this.directory = directory;
        this.twilio = twilio;
        this.settings = settings;
        this.policy = settings.policy();
        this.meters = meters;
        this.clock = clock;
    }

    /** One try. Nothing that Twilio does or does not do is an exception. */
    SendResult send(PendingSend send) {
        var stored = messages.find(send.tenantId(), send.id());
        if (stored.isEmpty()) {
            return ENDED;
        }
        var message = stored.get();
        if (message.isSettled()) {
            reporter.publishAgain(message, send);
            return ENDED;
        }
        if (accountSidOf(message).isEmpty()) {
            return message.attemptedAt() == null
                    ? end(() ->
                            reporter.fail(message, send, null, "The number it was to be sent from is no longer there"))
                    : end(() -> reporter.doubt(
                            message, send, "The number that it was sent from is gone before Twilio answered"));
        }
        return accountOf(message)
                .map(account -> send(message, send, account))
                .orElseGet(() -> delay(message, send, "The account of the number is not known", null));
    }

    /** The account that the command names, else the one that has the number. */
    private Optional<String> accountSidOf(StoredMessage message) {
        return Optional.ofNullable(message.accountSid())
                .or(() -> directory
                        .number(message.from())
                        .filter(each -> each.tenantId().equals(message.tenantId()))
                        .map(NumberRecord::accountSid));
    }

    /** Counts a try that ended with an unexpected failure. */
    SendResult postpone(PendingSend send) {
        return messages.find(send.tenantId(), send.id())
                .map(message -> delay(message, send, "The sender failed unexpectedly", null))
                .orElse(ENDED);
    }

    /** The account that the message is sent with. */
    Optional<Account> accountOf(StoredMessage message) {
        return accountSidOf(message)
                .flatMap(directory::account)
                .filter(each -> each.tenantId().equals(message.tenantId()));
    }

    private SendResult send(StoredMessage message, PendingSend send, Account account) {
        var refusal = holds.refusal(account);
        if (refusal.isPresent()) {
            return hold(message, send, refusal.get(), clock.instant().plus(HELD));
        }
        return message.attemptedAt() == null
                ? attempt(message, send, account)
                : lookUp(message, send, account, message.attemptedAt());
    }

    private SendResult attempt(StoredMessage message, PendingSend send, Account account) {
        var outgoing = outgoing(message);
        var client = twilio.account(account.accountSid(), account.authToken()).messages();
        var claim = claims.claim(message).flatMap(claimedAt -> claims.confirm(message, claimedAt));
        if (claim.isEmpty()) {
            return delayed(policy.backOff(1));
        }
        // Nothing may come in between: the claim was found good for a call that begins now.
        var outcome = client.send(outgoing);
        return take(outcome, message, send, account, claim.get());
    }

    private SendResult take(
            SendOutcome outcome, StoredMessage message, PendingSend send, Account account, Instant claimedAt) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> {
                meters.send("accepted");
                served(account);
                yield end(() -> reporter.accept(message, send, accepted.sid(), accepted.status()));
            }
            case SendOutcome.Refused refused -> refused(refused, message, send, account, claimedAt);
            case SendOutcome.Busy busy -> {
                meters.send("busy");
                claims.release(message, claimedAt);
                var until = holds.pause(account, busy.retryAfter());
                meters.held("busy");
                yield delay(message, send, "Twilio has too many requests for the account (HTTP 429)", until);
            }
            case SendOutcome.NotSent notSent -> {
                meters.send("notsent");
                claims.release(message, claimedAt);
                yield delay(message, send, "Twilio is not reached: " + notSent.reason(), null);
            }
            case SendOutcome.Unknown unknown -> {
                meters.send("unknown");
                yield lookLater(message, send, claimedAt, unknown.reason());
            }
        };
    }

    private SendResult refused(
            SendOutcome.Refused refused, StoredMessage message, PendingSend send, Account account, Instant claimedAt) {
        if (AccountRefusals.isOfAccount(refused.httpStatus(), refused.code())) {
            meters.send("account-refused");
            claims.release(message, claimedAt);
            return refuse(message, send, account, refused.httpStatus(), refused.code());
        }
        meters.send("refused");
        served(account);
        return end(() -> reporter.fail(message, send, refused.code(), refused.message()));
    }

    private SendResult lookUp(StoredMessage message, PendingSend send, Account account, Instant attemptedAt) {
        return switch (lookups.lookUp(message, account, attemptedAt)) {
            case SendLookup.Known known -> {
                messages.find(send.tenantId(), send.id()).ifPresent(now -> reporter.publishAgain(now, send));
                yield ENDED;
            }
            case SendLookup.Found found -> {
                meters.recovered("found");
                served(account);
                yield end(() -> reporter.accept(message, send, found.sid(), found.status()));
            }
            case SendLookup.Open open -> lookLater(message, send, attemptedAt, open.reason());
            case SendLookup.Missing missing -> {
                meters.recovered("missing");
                served(account);
                yield sendAgain(message, send, account);
            }
            case SendLookup.Doubtful doubtful -> {
                meters.recovered("doubtful");
                served(account);
                yield end(() -> reporter.doubt(message, send, doubtful.reason()));
            }
            case SendLookup.Refused refused -> {
                meters.recovered("refused");
                yield AccountRefusals.isOfAccount(refused.httpStatus(), refused.code())
                        ? refuse(message, send, account, refused.httpStatus(), refused.code())
                        : end(() -> reporter.doubt(
                                message,
                                send,
                                "Twilio refuses to say whether it has it (HTTP " + refused.httpStatus() + ")"));
            }
        };
    }

    private SendResult sendAgain(StoredMessage message, PendingSend send, Account account) {
        if (send.resends() >= policy.maxResends()) {
            return end(() -> reporter.doubt(
                    message,
                    send,
                    "Twilio did not answer %d attempts and does not list the message".formatted(send.resends() + 1)));
        }
        pendingSends.countResend(send);
        return attempt(message, send, account);
    }

    private SendResult refuse(
            StoredMessage message, PendingSend send, Account account, int httpStatus, @Nullable Integer code) {
        var refusal = holds.refuse(account, httpStatus, code);
        refusals.report(refusal);
        meters.held("refused");
        return hold(message, send, refusal, refusal.until());
    }

    private SendResult hold(StoredMessage message, PendingSend send, Refusal refusal, Instant until) {
        var failed = pendingSends.fail(send, clock.instant());
        if (policy.isExhausted(failed, clock.instant())) {
            return giveUp(message, failed, refusal.code(), refusal.reason());
        }
        if (!message.status().equals(StatusRank.HELD)) {
            reporter.hold(message, send, refusal, policy.giveUpAt(failed));
        }
        return new SendResult.Delayed(earlier(until, policy.giveUpAt(failed)), true);
    }

    /** Asks Twilio again after the usual delay, and at the latest when the answer can decide. */
    private SendResult lookLater(StoredMessage message, PendingSend send, Instant attemptedAt, String reason) {
        var settled = attemptedAt.plus(settings.settleTime());
        var next = clock.instant().plus(policy.backOff(send.failures() + 1));
        return delay(
                message,
                send,
                "It is not known whether Twilio has it: " + reason,
                clock.instant().isBefore(settled) ? earlier(next, settled) : next);
    }

    private SendResult delay(StoredMessage message, PendingSend send, String reason, @Nullable Instant until) {
        var now = clock.instant();
        var failed = pendingSends.fail(send, now);
        if (policy.isExhausted(failed, now)) {
            return giveUp(message, failed, null, reason);
        }
        var next = until == null ? now.plus(policy.backOff(failed.failures())) : until;
        return new SendResult.Delayed(earlier(next, policy.giveUpAt(failed)), false);
    }

    /** Ends a message that was tried for long enough; what is stored now decides whether it may have been sent. */
    private SendResult giveUp(StoredMessage message, PendingSend send, @Nullable Integer code, String reason) {
        var now = messages.find(message.tenantId(), message.id()).orElse(message);
        if (now.isSettled()) {
            reporter.publishAgain(now, send);
            return ENDED;
        }
        var words = "Given up; tried since %s. %s".formatted(send.firstFailureAt(), reason);
        return now.attemptedAt() == null
                ? end(() -> reporter.fail(now, send, code, words))
                : end(() -> reporter.doubt(now, send, words));
    }

    private void served(Account account) {
        if (holds.serve(account)) {
            refusals.withdraw(account);
        }
    }

    private OutgoingMessage outgoing(StoredMessage message) {
        return new OutgoingMessage(
                message.addresses().ourAddress().twilio(),
                message.addresses().theirAddress().twilio(),
                message.body(),
                message.media().stream().map(StoredMessage.Media::url).toList(),
                settings.statusCallback(message.id()));
    }

    private SendResult delayed(Duration delay) {
        return new SendResult.Delayed(clock.instant().plus(delay), false);
    }

    private static SendResult end(Runnable end) {
        end.run();
        return ENDED;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}

package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StatusChange;
import io.switchboard.conversation.message.StatusReport;
import io.switchboard.conversation.message.StatusUpdates;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.conversation.thread.Filed;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.twilio.OutgoingMessage;
import io.switchboard.twilio.SendOutcome;
import io.switchboard.twilio.TwilioClients;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends each message once. Twilio has no idempotency key, so an attempt is noted before Twilio is called, and a message
 * that was attempted is never sent again before Twilio was asked whether it has it: see {@link Recovery}.
 */
@Component
class Sender {

    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    private final Messages messages;
    private final StatusUpdates statuses;
    private final Recovery recovery;
    private final Directory directory;
    private final TwilioClients twilio;
    private final SendingSettings settings;
    private final Meters meters;
    private final Clock clock;

    Sender(
            Messages messages,
            StatusUpdates statuses,
            Recovery recovery,
            Directory directory,
            TwilioClients twilio,
            SendingSettings settings,
            Meters meters,
            Clock clock) {
        this.messages = messages;
        this.statuses = statuses;
        this.recovery = recovery;
        this.directory = directory;
        this.twilio = twilio;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Sends threads side by side, the messages of each in order.
     *
     * @throws NotYetSent when some must wait; the others are done
     */
    void send(Collection<List<Filed>> threads) {
        var deadline = clock.instant().plus(settings.patience());
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = threads.stream()
                    .map(each -> workers.submit(() -> each.forEach(filed -> send(filed, deadline))))
                    .toList();
            for (var work : works) {
                work.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotYetSent("interrupted");
        }
    }

    private void send(Filed filed, Instant deadline) {
        var message = filed.message();
        if (message.isSettled()) {
            // Settled, but perhaps we stopped before its early statuses were applied.
            statuses.adopt(message, filed.arrival().cause());
            return;
        }
        if (clock.instant().isAfter(deadline)) {
            throw new NotYetSent("the others of this poll took long");
        }
        var account = accountOf(message);
        if (account.isEmpty()) {
            report(filed, null, failed(null, "The number it was to be sent from is no longer there"));
            return;
        }
        if (message.attemptedAt() == null) {
            attempt(filed, account.get());
        } else {
            recover(filed, account.get(), message.attemptedAt());
        }
    }

    private Optional<Account> accountOf(StoredMessage message) {
        return directory
                .number(message.from())
                .filter(each -> each.tenantId().equals(message.tenantId()))
                .flatMap(each -> directory.account(each.accountSid()))
                .filter(each -> each.tenantId().equals(message.tenantId()));
    }

    private void recover(Filed filed, Account account, Instant attemptedAt) {
        switch (recovery.fateOf(filed.message(), account, attemptedAt)) {
            case Fate.Known known -> {}
            case Fate.Found found -> report(filed, found.sid(), StatusChange.of(found.status(), clock.instant()));
            case Fate.Open open -> throw new NotYetSent(open.reason());
            case Fate.Missing missing -> attempt(filed, account);
        }
    }

    private void attempt(Filed filed, Account account) {
        var message = filed.message();
        var now = clock.instant();
        if (!messages.beginAttempt(message, now)) {
            throw new NotYetSent("another instance has begun to send it");
        }
        var outcome = twilio.account(account.accountSid(), account.authToken())
                .messages()
                .send(outgoing(message));
        meters.send(outcome.getClass().getSimpleName());
        switch (outcome) {
            case SendOutcome.Accepted accepted ->
                report(filed, accepted.sid(), StatusChange.of(accepted.status(), clock.instant()));
            case SendOutcome.Refused refused -> report(filed, null, failed(refused.code(), refused.message()));
            case SendOutcome.Busy busy -> tryLater(message, now, "Twilio is busy");
            case SendOutcome.NotSent notSent -> tryLater(message, now, notSent.reason());
            case SendOutcome.Unknown unknown -> throw new NotYetSent("outcome unknown: " + unknown.reason());
        }
    }

    private void tryLater(StoredMessage message, Instant attemptedAt, String reason) {
        messages.forgetAttempt(message, attemptedAt);
        throw new NotYetSent(reason);
    }

    private OutgoingMessage outgoing(StoredMessage message) {
        return new OutgoingMessage(
                new Address(message.channel(), message.from()).twilio(),
                new Address(message.channel(), message.to()).twilio(),
                message.body(),
                message.media().stream().map(StoredMessage.Media::url).toList(),
                settings.statusCallback(message.id()));
    }

    private StatusChange failed(@Nullable Integer code, String reason) {
        return new StatusChange("failed", clock.instant(), code, reason);
    }

    private void report(Filed filed, @Nullable String sid, StatusChange change) {
        var message = filed.message();
        statuses.apply(List.of(new StatusReport(
                message.tenantId(), sid, message.id(), change, filed.arrival().cause())));
        log.atInfo()
                .addKeyValue("message", message.id())
                .addKeyValue("sid", sid)
                .addKeyValue("status", change.status())
                .addKeyValue("errorCode", change.errorCode())
                .addKeyValue("tenant", message.tenantId())
                .log("message sent");
    }
}

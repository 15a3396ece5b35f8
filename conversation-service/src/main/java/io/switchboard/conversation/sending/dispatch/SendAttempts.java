package io.switchboard.conversation.sending.dispatch;

import java.time.Instant;

import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.account.AccountAvailability;
import io.switchboard.conversation.sending.conversation.ConversationSends;
import io.switchboard.conversation.sending.rule.SendObjection;
import io.switchboard.conversation.sending.rule.SendRules;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.conversation.upload.UploadLinks;
import io.switchboard.twilio.OutgoingMessage;
import io.switchboard.twilio.SendOutcome;
import io.switchboard.twilio.TwilioClients;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Calls Twilio to send a message, once per claim, and handles each outcome of the call. */
@Component
class SendAttempts {

    private final SendPacer pacer;
    private final SendClaims claims;
    private final SendReporter reporter;
    private final SendPostponer postponer;
    private final AccountAvailability availability;
    private final SendRules rules;
    private final UploadLinks uploads;
    private final TwilioClients twilio;
    private final ConversationSends conversationSends;
    private final SendingSettings settings;
    private final SendMeters meters;

    SendAttempts(
            SendPacer pacer,
            SendClaims claims,
            SendReporter reporter,
            SendPostponer postponer,
            AccountAvailability availability,
            SendRules rules,
            UploadLinks uploads,
            TwilioClients twilio,
            ConversationSends conversationSends,
            SendingSettings settings,
            SendMeters meters) {
        this.pacer = pacer;
        this.claims = claims;
        this.reporter = reporter;
        this.postponer = postponer;
        this.availability = availability;
        this.rules = rules;
        this.uploads = uploads;
        this.twilio = twilio;
        this.conversationSends = conversationSends;
        this.settings = settings;
        this.meters = meters;
    }

    /** Makes one attempt when it is the message's turn in the pace of its sender. */
    SendResult attempt(SendTask task) {
        return pacer.waitUntil(task).map(postponer::awaitTurn).orElseGet(() -> attemptNow(task));
    }

    private SendResult attemptNow(SendTask task) {
        var message = task.message();
        // The customer may have refused messages, or WhatsApp's window have closed, since the message was asked for.
        var objection = rules.objection(message);
        if (objection.isPresent()) {
            return forbidden(objection.get(), task);
        }
        if (uploads.isAnyRemoved(message)) {
            return withoutFile(task);
        }
        var call = message.twilioConversation() == null
                ? numberCall(task)
                : conversationSends.call(message, task.account());
        var claim = claims.claim(message).flatMap(claimedAt -> claims.confirm(message, claimedAt));
        if (claim.isEmpty()) {
            return postponer.retrySoon();
        }
        // Nothing may come in between: the claim was confirmed for a call that begins now.
        var outcome = call.make();
        return handle(outcome, task, claim.get());
    }

    private ConversationSends.Call numberCall(SendTask task) {
        var outgoing = outgoing(task.message());
        var client = twilio.account(task.account().accountSid(), task.account().authToken())
                .messages();
        return () -> client.send(outgoing);
    }

    private OutgoingMessage outgoing(StoredMessage message) {
        return new OutgoingMessage(
                message.addresses().ourAddress().twilio(),
                message.addresses().theirAddress().twilio(),
                message.body(),
                uploads.urls(message),
                settings.statusCallback(message.id()),
                content(message));
    }

    private static OutgoingMessage.@Nullable Content content(StoredMessage message) {
        var template = message.template();
        return template == null || template.contentSid() == null
                ? null
                : new OutgoingMessage.Content(template.contentSid(), template.variables());
    }

    private SendResult withoutFile(SendTask task) {
        reporter.fail(task.message(), task.send(), null, "A file of the message was removed before it was sent");
        return SendResult.ENDED;
    }

    private SendResult handle(SendOutcome outcome, SendTask task, Instant claimedAt) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> accepted(accepted, task);
            case SendOutcome.Refused refused ->
                isAccountRefused(refused, task.message())
                        ? accountRefused(refused, task, claimedAt)
                        : refused(refused, task, claimedAt);
            case SendOutcome.Busy busy -> busy(busy, task, claimedAt);
            case SendOutcome.NotSent notSent -> notSent(notSent, task, claimedAt);
            case SendOutcome.Unknown unknown -> unknown(unknown, task, claimedAt);
        };
    }

    /** A conversation that was removed at Twilio has the same answer as an account that was closed. */
    private static boolean isAccountRefused(SendOutcome.Refused refused, StoredMessage message) {
        var isAboutConversation = message.twilioConversation() != null && refused.httpStatus() == 404;
        return !isAboutConversation && AccountAvailability.isAccountRefused(refused.httpStatus(), refused.code());
    }

    private SendResult accepted(SendOutcome.Accepted accepted, SendTask task) {
        meters.attempted(SendMeters.Attempt.ACCEPTED);
        availability.served(task.account());
        reporter.accept(task.message(), task.send(), accepted.sid(), accepted.status());
        reporter.noteSegments(task.message(), accepted.message().segments());
        return SendResult.ENDED;
    }

    private SendResult refused(SendOutcome.Refused refused, SendTask task, Instant claimedAt) {
        meters.attempted(SendMeters.Attempt.REFUSED);
        availability.served(task.account());
        if (task.message().twilioConversation() != null
                && conversationSends.leaveEnded(task.message(), task.account())) {
            claims.release(task.message(), claimedAt);
            return postponer.retrySoon();
        }
        reporter.fail(task.message(), task.send(), refused.code(), refused.message());
        return SendResult.ENDED;
    }

    private SendResult forbidden(SendObjection objection, SendTask task) {
        reporter.fail(task.message(), task.send(), objection.errorCode(), objection.detail());
        return SendResult.ENDED;
    }

    private SendResult accountRefused(SendOutcome.Refused refused, SendTask task, Instant claimedAt) {
        meters.attempted(SendMeters.Attempt.ACCOUNT_REFUSED);
        claims.release(task.message(), claimedAt);
        var refusal = availability.refused(task.account(), refused.httpStatus(), refused.code());
        return postponer.hold(task.message(), task.send(), refusal, refusal.until());
    }

    private SendResult busy(SendOutcome.Busy busy, SendTask task, Instant claimedAt) {
        meters.attempted(SendMeters.Attempt.BUSY);
        claims.release(task.message(), claimedAt);
        var until = availability.limited(task.account(), busy.retryAfter());
        return postponer.delay(
                task.message(), task.send(), "Twilio limits the rate of the account's requests (HTTP 429)", until);
    }

    private SendResult notSent(SendOutcome.NotSent notSent, SendTask task, Instant claimedAt) {
        meters.attempted(SendMeters.Attempt.NOT_SENT);
        claims.release(task.message(), claimedAt);
        return postponer.delay(task.message(), task.send(), "Twilio cannot be reached: " + notSent.reason());
    }

    private SendResult unknown(SendOutcome.Unknown unknown, SendTask task, Instant claimedAt) {
        meters.attempted(SendMeters.Attempt.UNKNOWN);
        return postponer.lookUpLater(task.message(), task.send(), claimedAt, unknown.reason());
    }
}

package io.switchboard.conversation.call.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import io.switchboard.mongo.IntervalTask;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.failure.TwilioFailure;
import io.switchboard.twilio.voice.TwilioCall;
import io.switchboard.twilio.voice.TwilioCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides requests for calls that a crash or an outage left open. One that was not attempted is made, or fails once it is
 * too late. One whose attempt ended without an answer is looked up at Twilio and never made again.
 */
@Component
class CallRequestSweeper extends IntervalTask {

    private static final Logger log = LoggerFactory.getLogger(CallRequestSweeper.class);

    private static final int MAX_REQUESTS = 100;
    private static final int MAX_LISTED = 50;

    /** The request itself makes the call within this time. */
    private static final Duration OWN_ATTEMPT = Duration.ofSeconds(2);

    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofSeconds(5);
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(1);

    private final RequestedCalls calls;
    private final CallDialer dialer;
    private final CallRequestOutcomes outcomes;
    private final TwilioClients twilio;
    private final Duration settleTime;
    private final Clock clock;

    CallRequestSweeper(
            RequestedCalls calls,
            CallDialer dialer,
            CallRequestOutcomes outcomes,
            TwilioClients twilio,
            SendingSettings sending,
            CallRequestSettings settings,
            Clock clock) {
        super("call-requests", settings.sweepInterval());
        this.calls = calls;
        this.dialer = dialer;
        this.outcomes = outcomes;
        this.twilio = twilio;
        this.settleTime = sending.settleTime();
        this.clock = clock;
    }

    @Override
    protected void run() {
        calls.openRequests(clock.instant().minus(OWN_ATTEMPT), MAX_REQUESTS).forEach(this::decide);
    }

    private void decide(StoredCall call) {
        try {
            var attemptedAt = Objects.requireNonNull(call.request()).attemptedAt();
            if (attemptedAt == null) {
                dialer.dial(call);
            } else if (clock.instant().isAfter(attemptedAt.plus(settleTime))) {
                lookUp(call, attemptedAt);
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("call", call.id())
                    .addKeyValue("tenant", call.tenantId())
                    .setCause(e)
                    .log("requested call not decided yet");
        }
    }

    private void lookUp(StoredCall call, Instant attemptedAt) {
        var account = dialer.account(call);
        if (account.isEmpty()) {
            outcomes.unknown(call, "Twilio gave no answer, and the account is no longer known.");
            return;
        }
        try {
            var made = made(call, account.get(), attemptedAt);
            if (made.size() == 1) {
                outcomes.accepted(call, made.getFirst().sid());
            } else {
                outcomes.unknown(call, "Twilio gave no answer. The call was made at most once.");
            }
        } catch (TwilioFailure e) {
            if (clock.instant().isAfter(attemptedAt.plus(GIVE_UP_AFTER))) {
                outcomes.unknown(call, "Twilio gave no answer and cannot be asked.");
            }
        }
    }

    /** The calls that Twilio lists and that can only be this one. */
    private List<TwilioCall> made(StoredCall call, Account account, Instant attemptedAt) {
        var agent = Objects.requireNonNull(call.request()).agent();
        return new TwilioCalls(twilio.account(account.accountSid(), account.authToken()))
                .between(call.addresses().ours(), agent, MAX_LISTED).stream()
                        .filter(listed -> listed.direction().equals("outbound-api"))
                        .filter(listed -> isOfAttempt(listed, attemptedAt))
                        .filter(listed -> !calls.hasSid(call.tenantId(), listed.sid()))
                        .toList();
    }

    private boolean isOfAttempt(TwilioCall listed, Instant attemptedAt) {
        var created = listed.dateCreated();
        return created != null
                && !created.isBefore(attemptedAt.minus(MAX_CLOCK_DIFFERENCE))
                && !created.isAfter(attemptedAt.plus(settleTime).plus(MAX_CLOCK_DIFFERENCE));
    }
}

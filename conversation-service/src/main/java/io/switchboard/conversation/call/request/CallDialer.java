package io.switchboard.conversation.call.request;

import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.call.CallRequest;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.voice.CallOutcome;
import io.switchboard.twilio.voice.OutgoingCall;
import io.switchboard.twilio.voice.TwilioCalls;
import org.springframework.stereotype.Component;

/**
 * Makes requested calls. The attempt is claimed first, and a claim is withdrawn only when Twilio certainly made no call: so a
 * phone never rings twice for one request, whichever instance stops at whichever line.
 */
@Component
class CallDialer {

    private final RequestedCalls calls;
    private final CallRequestOutcomes outcomes;
    private final TwilioClients twilio;
    private final Directory directory;
    private final SendingSettings sending;
    private final CallRequestSettings settings;
    private final Clock clock;

    CallDialer(
            RequestedCalls calls,
            CallRequestOutcomes outcomes,
            TwilioClients twilio,
            Directory directory,
            SendingSettings sending,
            CallRequestSettings settings,
            Clock clock) {
        this.calls = calls;
        this.outcomes = outcomes;
        this.twilio = twilio;
        this.directory = directory;
        this.sending = sending;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes the call, unless another instance does or it is too late. */
    void dial(StoredCall call) {
        var at = clock.instant();
        if (isExpired(call)) {
            outcomes.failed(call, null, "The call could not be made in time. No phone rang.");
            return;
        }
        var account = account(call);
        if (account.isEmpty()) {
            outcomes.failed(call, null, "The account of the number is not known. No phone rang.");
        } else if (calls.claim(call, at)) {
            var outcome = isExpired(call)
                    ? new CallOutcome.NotMade("the claim took too long")
                    : new TwilioCalls(twilio.account(
                                    account.get().accountSid(), account.get().authToken()))
                            .make(outgoing(call));
            switch (outcome) {
                case CallOutcome.Accepted accepted ->
                    outcomes.accepted(call, accepted.call().sid());
                case CallOutcome.Refused refused -> outcomes.failed(call, refused.code(), refused.message());
                case CallOutcome.Busy busy -> calls.release(call, at);
                case CallOutcome.NotMade notMade -> calls.release(call, at);
                // Looked up once Twilio must list it.
                case CallOutcome.Unknown unknown -> {}
            }
        }
    }

    boolean isExpired(StoredCall call) {
        return clock.instant().isAfter(request(call).at().plus(settings.validity()));
    }

    Optional<Account> account(StoredCall call) {
        return directory
                .account(call.accountSid())
                .filter(account -> account.tenantId().equals(call.tenantId().value()));
    }

    private OutgoingCall outgoing(StoredCall call) {
        var addresses = call.addresses();
        var callback = statusCallback(call);
        return new OutgoingCall(
                addresses.ours(),
                request(call).agent(),
                CallTwiml.connecting(addresses.ours(), addresses.theirs(), callback, settings.ringTime()),
                callback,
                settings.ringTime());
    }

    /** The URL names the call, so that a status joins it also when it arrives before Twilio's answer. */
    private URI statusCallback(StoredCall call) {
        var base = sending.publicBaseUrl().toString().replaceAll("/+$", "");
        return URI.create(
                base + "/api/webhooks/voice/status?callId=" + call.id() + "#rc=3&rp=5xx,ct,rt&ct=2000&rt=5000");
    }

    private static CallRequest request(StoredCall call) {
        return Objects.requireNonNull(call.request(), "a call that was requested");
    }
}

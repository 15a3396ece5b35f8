package io.switchboard.emulator.call;

import java.util.List;

import io.switchboard.emulator.call.IncomingCall.Pickup;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.DialDestination;
import org.jspecify.annotations.Nullable;

/** A party that is rung for a caller. */
final class DialedParty {
    private final DialDestination destination;
    private final String callerId;
    private final Pickup pickup;
    private final CallLeg leg;
    private final CalledApplication application;
    private volatile boolean connected;

    DialedParty(
            DialDestination destination,
            String callerId,
            Pickup pickup,
            OngoingCall call,
            CalledApplication application) {
        this.destination = destination;
        this.callerId = callerId;
        this.pickup = pickup;
        this.application = application;
        var sid = SidGenerator.next("CA");
        var parameters = OngoingCall.parameters(
                sid, call.number().accountSid(), callerId, destination.address(), "outbound-dial");
        parameters.put("ParentCallSid", call.sid());
        var keys = call.plan().presses().getOrDefault(destination.address(), List.of());
        this.leg = new CallLeg(sid, parameters, keys, call.clock());
    }

    CallLeg leg() {
        return leg;
    }

    String address() {
        return destination.address();
    }

    String callerId() {
        return callerId;
    }

    boolean answers() {
        return pickup == Pickup.COMPLETED;
    }

    /** Returns whether the call to the party ends at once, as busy or failed. */
    boolean cannotBeRung() {
        return pickup == Pickup.BUSY || pickup == Pickup.FAILED;
    }

    boolean isRinging() {
        return !leg.isAnswered() && !leg.isEnded();
    }

    boolean isConnected() {
        return connected;
    }

    /** The document to carry out for the party before the connection. */
    @Nullable
    ActionLink whisper() {
        return destination.whisper();
    }

    void rings() {
        tell("initiated", "initiated");
        tell("ringing", "ringing");
    }

    void picksUp() {
        leg.answer();
        tell("answered", "in-progress");
    }

    void isConnectedWith(String caller) {
        connected = true;
        leg.does("is connected with", caller);
    }

    /** Ends the line: completed if it was answered, else busy, failed, no-answer or canceled. */
    void ends(String status) {
        leg.end(status);
        tell("completed", status);
    }

    /** Ends the line with the reason why the party was not reached. */
    void endsUnreached() {
        ends(
                switch (pickup) {
                    case BUSY -> "busy";
                    case FAILED -> "failed";
                    case NO_ANSWER, COMPLETED -> "no-answer";
                });
    }

    private void tell(String event, String status) {
        var callback = destination.statusCallback();
        if (callback != null && callback.wants(event)) {
            application.tellProgress(leg, callback.link(), status);
        }
    }

    CallReport.Rung report() {
        return new CallReport.Rung(
                leg.sid(), destination.address(), callerId, leg.status(), connected, leg.heard(), leg.steps());
    }
}

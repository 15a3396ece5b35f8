package io.switchboard.emulator.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.switchboard.emulator.call.Calls.Listed;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.rest.SidGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of a call, during the call and after its end: its parties, recordings, documents and errors. */
final class OngoingCall {
    private static final Logger log = LoggerFactory.getLogger(OngoingCall.class);

    private final String sid = SidGenerator.next("CA");
    private final long sequence;
    private final IncomingCall plan;
    private final PhoneNumber number;
    private final String direction;
    private final Instant startedAt;
    private final CallClock clock;
    private final CallLeg caller;
    private final List<DialedParty> callees = Collections.synchronizedList(new ArrayList<>());
    private final List<Recording> recordings = Collections.synchronizedList(new ArrayList<>());
    private final List<CallReport.Fetched> documents = Collections.synchronizedList(new ArrayList<>());
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * Creates a ringing call.
     *
     * @param number the number of the account: the called one, or of a call that the API asked for the calling one
     * @param direction {@code inbound} or {@code outbound-api}
     */
    OngoingCall(long sequence, IncomingCall plan, PhoneNumber number, String direction, Instant startedAt) {
        this.sequence = sequence;
        this.plan = plan;
        this.number = number;
        this.direction = direction;
        this.startedAt = startedAt;
        this.clock = new CallClock(plan);
        var parameters = parameters(sid, number.accountSid(), plan.from(), plan.to(), direction);
        parameters.putAll(plan.parameters());
        this.caller = new CallLeg(sid, parameters, plan.digits(), clock);
    }

    static Map<String, String> parameters(String sid, String accountSid, String from, String to, String direction) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("CallSid", sid);
        parameters.put("AccountSid", accountSid);
        parameters.put("From", from);
        parameters.put("To", to);
        parameters.put("Caller", from);
        parameters.put("Called", to);
        parameters.put("Direction", direction);
        parameters.put("ApiVersion", "2010-04-01");
        return parameters;
    }

    String sid() {
        return sid;
    }

    IncomingCall plan() {
        return plan;
    }

    PhoneNumber number() {
        return number;
    }

    CallClock clock() {
        return clock;
    }

    CallLeg caller() {
        return caller;
    }

    void add(DialedParty callee) {
        callees.add(callee);
    }

    void add(Recording recording) {
        recordings.add(recording);
    }

    void add(CallReport.Fetched document) {
        documents.add(document);
    }

    int documentCount() {
        return documents.size();
    }

    /** The recordings of the call, oldest first. */
    List<Recording> recordings() {
        return List.copyOf(recordings);
    }

    void forget(Recording recording) {
        recordings.remove(recording);
    }

    /** Adds an error that Twilio would log, beginning with its code. */
    void fails(String error) {
        errors.add(error);
        log.atWarn().addKeyValue("sid", sid).addKeyValue("error", error).log("call failed");
    }

    void isOver() {
        over.countDown();
    }

    /** Waits for the end of the call; webhooks about it may still be in delivery. */
    void awaitEnd() throws InterruptedException {
        over.await();
    }

    /** The call as the API lists it, and then its legs. */
    List<Listed> listed() {
        var all = new ArrayList<Listed>();
        all.add(listed(sequence, caller, plan.from(), plan.to(), direction, null));
        var next = sequence;
        for (var callee : List.copyOf(callees)) {
            next++;
            all.add(listed(next, callee.leg(), callee.callerId(), callee.address(), "outbound-dial", sid));
        }
        return all;
    }

    private Listed listed(
            long position, CallLeg leg, String from, String to, String legDirection, @Nullable String parent) {
        return new Listed(
                position,
                leg.sid(),
                number.accountSid(),
                number.sid(),
                from,
                to,
                legDirection,
                leg.status(),
                parent,
                leg.isEnded() ? leg.seconds() : null,
                startedAt);
    }

    CallReport report() {
        return new CallReport(
                sid,
                plan.from(),
                plan.to(),
                caller.status(),
                over.getCount() == 0,
                clock.now(),
                caller.heard(),
                caller.steps(),
                List.copyOf(callees).stream().map(DialedParty::report).toList(),
                recordings().stream().map(CallReport.Recorded::of).toList(),
                List.copyOf(documents),
                List.copyOf(errors));
    }
}

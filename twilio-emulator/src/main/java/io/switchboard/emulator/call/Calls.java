package io.switchboard.emulator.call;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.call.NextStep.Ending;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.webhook.DelayedTasks;
import io.switchboard.emulator.webhook.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Simulates customers' calls: requests TwiML from the number's owner and carries it out. Keeps the last 1,000 calls.
 */
@Component
public class Calls {
    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final int KEPT = 1_000;

    private final PhoneNumbers numbers;
    private final Accounts accounts;
    private final Webhooks webhooks;
    private final DelayedTasks scheduler;
    private final Clock clock;
    private final Map<String, OngoingCall> bySid = new LinkedHashMap<>();

    Calls(PhoneNumbers numbers, Accounts accounts, Webhooks webhooks, DelayedTasks scheduler, Clock clock) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.webhooks = webhooks;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /**
     * Starts a call and returns at once; the call continues in the background.
     *
     * @param baseUrl the emulator's URL for clients, with which the URLs of recordings begin
     * @return the call's SID
     * @throws NoSuchReceiver if no account owns the number, or its account is not active
     */
    public String ring(IncomingCall incoming, String baseUrl) {
        var number = numbers.findByAddress(incoming.to())
                .orElseThrow(() -> new NoSuchReceiver("no-number", "No account owns " + incoming.to()));
        var account = accounts.get(number.accountSid());
        if (!account.isActive()) {
            throw new NoSuchReceiver("account-not-active", "Account " + account.sid() + " is " + account.status());
        }
        var call = new OngoingCall(incoming, number);
        keep(call);
        scheduler.after(Duration.ZERO, () -> carryOut(call, baseUrl));
        return call.sid();
    }

    private void carryOut(OngoingCall call, String baseUrl) {
        var application = new CalledApplication(call, webhooks, clock);
        try {
            call.caller().end(status(ending(call, application, baseUrl), call.caller()));
            var callback = call.number().statusCallback();
            if (callback.isSet()) {
                application.tellProgress(
                        call.caller(),
                        new ActionLink(callback.url(), callback.method()),
                        call.caller().status());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            call.isOver();
            log.atDebug()
                    .addKeyValue("sid", call.sid())
                    .addKeyValue("status", call.caller().status())
                    .log("call ended");
        }
    }

    private Ending ending(OngoingCall call, CalledApplication application, String baseUrl) throws InterruptedException {
        var voice = call.number().voice();
        if (!voice.isSet()) {
            call.caller().end("busy");
            return Ending.REFUSED;
        }
        var recordings = baseUrl + "/2010-04-01/Accounts/" + call.number().accountSid() + "/Recordings/";
        var recorder = new CallRecorder(call, application, recordings, clock);
        var messages = new RecordExecutor(call, application, recorder);
        var callees = new DialedParties(call, application, numbers);
        var dialing = new DialExecutor(call, application, callees, recorder, messages);
        return new TwimlInterpreter(call.caller(), call, application, dialing, messages)
                .run(new ActionLink(voice.url(), voice.method()));
    }

    /** A call ends unanswered only if it was refused, or if the caller hung up before it was answered. */
    private static String status(Ending ending, CallLeg caller) {
        return switch (ending) {
            case FINISHED, HUNG_UP, FAILED -> "completed";
            case GONE -> caller.isAnswered() ? "completed" : "no-answer";
            case REFUSED -> caller.status();
        };
    }

    private void keep(OngoingCall call) {
        synchronized (bySid) {
            if (bySid.size() == KEPT) {
                bySid.remove(bySid.keySet().iterator().next());
            }
            bySid.put(call.sid(), call);
        }
    }

    private List<OngoingCall> all() {
        synchronized (bySid) {
            return List.copyOf(bySid.values());
        }
    }

    private Optional<OngoingCall> call(String sid) {
        synchronized (bySid) {
            return Optional.ofNullable(bySid.get(sid));
        }
    }

    /** The current report of a call. */
    public Optional<CallReport> find(String sid) {
        return call(sid).map(OngoingCall::report);
    }

    /** Waits for the end of the call. */
    public Optional<CallReport> awaitEnd(String sid) throws InterruptedException {
        var call = call(sid);
        if (call.isPresent()) {
            call.get().awaitEnd();
        }
        return call.map(OngoingCall::report);
    }

    /** The recordings of an account, by sequence number. */
    public NavigableMap<Long, Recording> recordings(String accountSid) {
        var recordings = new ConcurrentSkipListMap<Long, Recording>();
        all().stream()
                .flatMap(call -> call.recordings().stream())
                .filter(recording -> recording.accountSid().equals(accountSid))
                .forEach(recording -> recordings.put(recording.sequence(), recording));
        return recordings;
    }

    public void forget(Recording recording) {
        call(recording.callSid()).ifPresent(call -> call.forget(recording));
    }

    /** Removes all calls. Calls in progress continue, but are no longer reported. */
    public void clear() {
        synchronized (bySid) {
            bySid.clear();
        }
    }
}

package io.switchboard.emulator.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.call.NextStep.Ending;
import io.switchboard.emulator.number.PhoneNumber;
import io.switchboard.emulator.number.PhoneNumbers;
import io.switchboard.emulator.problem.NoSuchReceiver;
import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.twiml.TwimlVerb;
import io.switchboard.emulator.twiml.TwimlVerb.ActionLink;
import io.switchboard.emulator.twiml.TwimlVerb.StatusCallback;
import io.switchboard.emulator.webhook.DelayedTasks;
import io.switchboard.emulator.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Simulates calls of customers and of accounts: requests TwiML from the number's owner and carries it out. Keeps the last
 * 1,000 calls.
 */
@Component
public class Calls implements ResettableState {
    private static final Logger log = LoggerFactory.getLogger(Calls.class);
    private static final int KEPT = 1_000;
    private static final int SECONDS_TO_ANSWER = 2;

    /** The sequence numbers between those of two calls are those of the first one's legs. */
    private static final int MOST_LEGS = 1_000;

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final PhoneNumbers numbers;
    private final Accounts accounts;
    private final Webhooks webhooks;
    private final DelayedTasks scheduler;
    private final Clock clock;
    private final Map<String, OngoingCall> bySid = new LinkedHashMap<>();
    private final Map<String, IncomingCall.Pickup> phones = new ConcurrentHashMap<>();

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
        var call = new OngoingCall(nextSequence(), incoming, number, "inbound", clock.instant());
        keep(call);
        scheduler.after(Duration.ZERO, () -> carryOut(call, baseUrl));
        return call.sid();
    }

    /**
     * A call that an account asks for.
     *
     * @param from a number of the account
     * @param document what happens once the call is answered; null where {@code url} names it
     * @param callback where the progress of the call is reported to, if anywhere
     */
    public record Placed(
            PhoneNumber from,
            String to,
            @Nullable List<TwimlVerb> document,
            @Nullable ActionLink url,
            @Nullable StatusCallback callback,
            int timeoutSeconds) {}

    /**
     * A call or a leg as the API lists it.
     *
     * @param parentSid the call for which the leg was made
     * @param seconds the duration; null before the end
     */
    public record Listed(
            long sequence,
            String sid,
            String accountSid,
            String numberSid,
            String from,
            String to,
            String direction,
            String status,
            @Nullable String parentSid,
            @Nullable Integer seconds,
            Instant startedAt)
            implements PageRequest.Item {}

    /**
     * Rings a party for an account and returns at once; the call continues in the background.
     *
     * @return the call's SID
     */
    public String place(Placed placed, String baseUrl) {
        var plan = IncomingCall.placed(placed.from().address(), placed.to(), Map.copyOf(phones));
        var call = new OngoingCall(nextSequence(), plan, placed.from(), "outbound-api", clock.instant());
        keep(call);
        scheduler.after(Duration.ZERO, () -> carryOut(call, placed, baseUrl));
        return call.sid();
    }

    /** Decides what happens when this address is rung by a call that an account asks for. */
    public void answers(String address, IncomingCall.Pickup pickup) {
        phones.put(address, pickup);
    }

    /** Ends a call that is going on. */
    public void end(String sid) {
        call(sid).ifPresent(call -> call.clock().end());
    }

    /** The calls and legs of an account, by sequence number. */
    public NavigableMap<Long, Listed> listed(String accountSid) {
        var listed = new ConcurrentSkipListMap<Long, Listed>();
        all().stream()
                .flatMap(call -> call.listed().stream())
                .filter(call -> call.accountSid().equals(accountSid))
                .forEach(call -> listed.put(call.sequence(), call));
        return listed;
    }

    private static long nextSequence() {
        return SEQUENCE.addAndGet(MOST_LEGS);
    }

    private void carryOut(OngoingCall call, Placed placed, String baseUrl) {
        var application = new CalledApplication(call, webhooks, clock);
        try {
            progress(call, placed, application, "initiated", "initiated");
            progress(call, placed, application, "ringing", "ringing");
            var pickup = phones.getOrDefault(placed.to(), IncomingCall.Pickup.COMPLETED);
            call.clock().pass(pickup == IncomingCall.Pickup.NO_ANSWER ? placed.timeoutSeconds() : SECONDS_TO_ANSWER);
            var status = switch (pickup) {
                case COMPLETED -> talk(call, placed, application, baseUrl);
                case BUSY -> "busy";
                case NO_ANSWER -> "no-answer";
                case FAILED -> "failed";
            };
            call.caller().end(status);
            progress(call, placed, application, "completed", status);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            call.isOver();
        }
    }

    private String talk(OngoingCall call, Placed placed, CalledApplication application, String baseUrl)
            throws InterruptedException {
        call.caller().answer();
        progress(call, placed, application, "answered", "in-progress");
        var interpreter = interpreter(call, application, baseUrl);
        var document = placed.document();
        var unused = document == null
                ? interpreter.run(Objects.requireNonNull(placed.url(), "a document or a URL"))
                : interpreter.run(document);
        return "completed";
    }

    private static void progress(
            OngoingCall call, Placed placed, CalledApplication application, String event, String status) {
        var callback = placed.callback();
        if (callback != null && callback.wants(event)) {
            application.tellProgress(call.caller(), callback.link(), status);
        }
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
        return interpreter(call, application, baseUrl).run(new ActionLink(voice.url(), voice.method()));
    }

    private TwimlInterpreter interpreter(OngoingCall call, CalledApplication application, String baseUrl) {
        var recordings = baseUrl + "/2010-04-01/Accounts/" + call.number().accountSid() + "/Recordings/";
        var recorder = new CallRecorder(call, application, recordings, clock);
        var messages = new RecordExecutor(call, application, recorder);
        var callees = new DialedParties(call, application, numbers);
        var dialing = new DialExecutor(call, application, callees, recorder, messages);
        return new TwimlInterpreter(call.caller(), call, application, dialing, messages);
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

    /** Removes all calls, and lets everyone answer. Calls in progress continue, but are no longer reported. */
    @Override
    public void clear() {
        phones.clear();
        synchronized (bySid) {
            bySid.clear();
        }
    }
}

package io.switchboard.emulator.behaviour;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.switchboard.emulator.behaviour.FaultBehaviour.OptOut;
import io.switchboard.emulator.behaviour.FaultBehaviour.SendFailure;
import io.switchboard.emulator.reset.ResettableState;
import org.springframework.stereotype.Component;

/** The behaviour in force. Each counted failure is taken by exactly one caller. */
@Component
public class CurrentBehaviour implements ResettableState {
    private final AtomicReference<FaultBehaviour> current = new AtomicReference<>(FaultBehaviour.DEFAULT);
    private final SilentCalls silentCalls;

    CurrentBehaviour(SilentCalls silentCalls) {
        this.silentCalls = silentCalls;
    }

    public FaultBehaviour current() {
        return current.get();
    }

    public FaultBehaviour change(UnaryOperator<FaultBehaviour> change) {
        return current.updateAndGet(change);
    }

    /** Removes all faults and releases the calls that one of them holds. */
    @Override
    public void clear() {
        current.set(FaultBehaviour.DEFAULT);
        silentCalls.release();
    }

    /** Decides whether this webhook is dropped, and counts it down. */
    public boolean dropsWebhook() {
        var before = current.getAndUpdate(
                now -> now.dropWebhooks() > 0 ? now.withDropWebhooks(now.dropWebhooks() - 1) : now);
        return before.dropWebhooks() > 0 || ThreadLocalRandom.current().nextDouble() < before.dropWebhookRate();
    }

    /** Takes the failure of this send, if there is one. */
    public Optional<SendFailure> nextSendFailure() {
        return Optional.ofNullable(
                current.getAndUpdate(CurrentBehaviour::withOneFailureLess).failNextSends());
    }

    /** Takes the faults of this call: all lies, and the first of the others. */
    public List<ApiFault> nextApiFaults(String method, String target, Map<String, String[]> parameters) {
        if (current().api().isEmpty()) {
            return List.of();
        }
        Predicate<ApiFault> concerns = fault -> fault.concerns(method, target, parameters);
        var before = current.getAndUpdate(now -> now.withApi(withOneCallLess(now.api(), concerns)));
        return suffered(before.api(), concerns);
    }

    private static List<ApiFault> suffered(List<ApiFault> faults, Predicate<ApiFault> concerns) {
        var suffered = new ArrayList<ApiFault>();
        faults.stream().filter(concerns).filter(ApiFault::isLie).forEach(suffered::add);
        faults.stream()
                .filter(concerns)
                .filter(fault -> !fault.isLie())
                .findFirst()
                .ifPresent(suffered::add);
        return suffered;
    }

    private static List<ApiFault> withOneCallLess(List<ApiFault> faults, Predicate<ApiFault> concerns) {
        var left = new ArrayList<ApiFault>();
        var hasFailed = false;
        for (var fault : faults) {
            var isSuffered = concerns.test(fault) && (fault.isLie() || !hasFailed);
            hasFailed |= isSuffered && !fault.isLie();
            var rest = isSuffered ? fault.afterOneCall() : fault;
            if (rest != null) {
                left.add(rest);
            }
        }
        return left;
    }

    private static FaultBehaviour withOneFailureLess(FaultBehaviour now) {
        var failure = now.failNextSends();
        if (failure == null) {
            return now;
        }
        var last = failure.count() == 1;
        return now.withFailNextSends(
                last ? null : new SendFailure(failure.count() - 1, failure.status(), failure.committed()));
    }

    public boolean isOptedOut(OptOut pair) {
        return current().optedOut().contains(pair);
    }

    public void optOut(OptOut pair) {
        change(now -> now.withOptedOut(changed(now, set -> set.add(pair))));
    }

    public void optIn(OptOut pair) {
        change(now -> now.withOptedOut(changed(now, set -> set.remove(pair))));
    }

    private static Set<OptOut> changed(FaultBehaviour now, Consumer<Set<OptOut>> change) {
        var pairs = new HashSet<OptOut>(now.optedOut());
        change.accept(pairs);
        return pairs;
    }
}

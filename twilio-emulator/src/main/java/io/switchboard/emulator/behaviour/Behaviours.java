package io.switchboard.emulator.behaviour;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.switchboard.emulator.behaviour.Behaviour.OptOut;
import io.switchboard.emulator.behaviour.Behaviour.SendFailure;
import org.springframework.stereotype.Component;

/** The behaviour in force. The failures that are counted down are each taken by exactly one caller. */
@Component
public class Behaviours {
    private final AtomicReference<Behaviour> current = new AtomicReference<>(Behaviour.DEFAULT);

    public Behaviour current() {
        return current.get();
    }

    public Behaviour change(UnaryOperator<Behaviour> change) {
        return current.updateAndGet(change);
    }

    public void reset() {
        current.set(Behaviour.DEFAULT);
    }

    /** Whether this webhook is one of those that are never sent. */
    public boolean dropsWebhook() {
        Behaviour before = current.getAndUpdate(
                now -> now.dropWebhooks() > 0 ? now.withDropWebhooks(now.dropWebhooks() - 1) : now);
        return before.dropWebhooks() > 0 || ThreadLocalRandom.current().nextDouble() < before.dropWebhookRate();
    }

    /** The failure that this send has to suffer. */
    public Optional<SendFailure> nextSendFailure() {
        return Optional.ofNullable(
                current.getAndUpdate(Behaviours::withOneFailureLess).failNextSends());
    }

    private static Behaviour withOneFailureLess(Behaviour now) {
        SendFailure failure = now.failNextSends();
        if (failure == null) {
            return now;
        }
        boolean last = failure.count() == 1;
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

    private static Set<OptOut> changed(Behaviour now, Consumer<Set<OptOut>> change) {
        Set<OptOut> pairs = new HashSet<>(now.optedOut());
        change.accept(pairs);
        return pairs;
    }
}

package io.switchboard.emulator.webhook;

import java.time.Duration;
import java.util.function.Consumer;

import io.switchboard.emulator.behaviour.Behaviour;
import io.switchboard.emulator.behaviour.Behaviours;
import org.springframework.stereotype.Component;

/** Tells applications what happened. There is no order between two webhooks, and none survives the emulator's end. */
@Component
public class Webhooks {
    private final Courier courier;
    private final Behaviours behaviours;
    private final Scheduler scheduler;

    Webhooks(Courier courier, Behaviours behaviours, Scheduler scheduler) {
        this.courier = courier;
        this.behaviours = behaviours;
        this.scheduler = scheduler;
    }

    public void deliver(Webhook webhook) {
        deliver(webhook, ignored -> {});
    }

    /**
     * Returns at once and delivers afterwards.
     *
     * @param answered gets the last answer, on another thread; those to duplicates are not heard
     */
    public void deliver(Webhook webhook, Consumer<Answer> answered) {
        Behaviour behaviour = behaviours.current();
        Duration delay = Duration.ofMillis(behaviour.webhookDelayMillis());
        Courier.Parcel parcel = Courier.Parcel.of(webhook, behaviour.idempotencyToken());
        if (behaviours.dropsWebhook()) {
            courier.drop(parcel);
            return;
        }
        scheduler.after(delay, () -> answered.accept(courier.deliver(parcel).answer()));
        deliverCopies(parcel, behaviour);
    }

    /**
     * Delivers at once, as far as the behaviour allows, and waits for the answer.
     *
     * @throws InterruptedException when the emulator stops
     */
    public Delivery ask(Webhook webhook) throws InterruptedException {
        Behaviour behaviour = behaviours.current();
        Courier.Parcel parcel = Courier.Parcel.of(webhook, behaviour.idempotencyToken());
        if (behaviours.dropsWebhook()) {
            courier.drop(parcel);
            return new Delivery(webhook, new Answer.Dropped());
        }
        deliverCopies(parcel, behaviour);
        Thread.sleep(behaviour.webhookDelayMillis());
        return courier.deliver(parcel);
    }

    private void deliverCopies(Courier.Parcel parcel, Behaviour behaviour) {
        Duration delay = Duration.ofMillis(behaviour.webhookDelayMillis());
        for (int copy = 1; copy < behaviour.duplicateWebhooks(); copy++) {
            scheduler.after(delay, () -> courier.deliver(parcel));
        }
    }
}

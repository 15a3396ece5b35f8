package io.switchboard.emulator.webhook;

import java.time.Duration;
import java.util.function.Consumer;

import io.switchboard.emulator.behaviour.CurrentBehaviour;
import io.switchboard.emulator.behaviour.FaultBehaviour;
import org.springframework.stereotype.Component;

/**
 * Delivers webhooks to applications. Guarantees no order between two webhooks; pending ones are lost when the emulator
 * stops.
 */
@Component
public class Webhooks {
    private final WebhookDispatcher courier;
    private final CurrentBehaviour behaviours;
    private final DelayedTasks scheduler;

    Webhooks(WebhookDispatcher courier, CurrentBehaviour behaviours, DelayedTasks scheduler) {
        this.courier = courier;
        this.behaviours = behaviours;
        this.scheduler = scheduler;
    }

    public void deliver(Webhook webhook) {
        deliver(webhook, ignored -> {});
    }

    /**
     * Delivers a webhook in the background and returns at once.
     *
     * @param answered receives the last answer, on another thread; answers to duplicates are ignored
     */
    public void deliver(Webhook webhook, Consumer<WebhookAnswer> answered) {
        var behaviour = behaviours.current();
        var delay = Duration.ofMillis(behaviour.webhookDelayMillis());
        var parcel = WebhookDispatcher.Parcel.of(webhook, behaviour.idempotencyToken());
        if (behaviours.dropsWebhook()) {
            courier.drop(parcel);
            return;
        }
        scheduler.after(delay, () -> answered.accept(courier.deliver(parcel).answer()));
        deliverCopies(parcel, behaviour);
    }

    /**
     * Delivers a webhook, as far as the behaviour allows, and waits for the answer.
     *
     * @throws InterruptedException when the emulator stops
     */
    public Delivery ask(Webhook webhook) throws InterruptedException {
        var behaviour = behaviours.current();
        var parcel = WebhookDispatcher.Parcel.of(webhook, behaviour.idempotencyToken());
        if (behaviours.dropsWebhook()) {
            courier.drop(parcel);
            return new Delivery(webhook, new WebhookAnswer.Dropped());
        }
        deliverCopies(parcel, behaviour);
        Thread.sleep(behaviour.webhookDelayMillis());
        return courier.deliver(parcel);
    }

    private void deliverCopies(WebhookDispatcher.Parcel parcel, FaultBehaviour behaviour) {
        var delay = Duration.ofMillis(behaviour.webhookDelayMillis());
        for (var copy = 1; copy < behaviour.duplicateWebhooks(); copy++) {
            scheduler.after(delay, () -> courier.deliver(parcel));
        }
    }
}

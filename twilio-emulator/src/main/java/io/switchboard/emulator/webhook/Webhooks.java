package io.switchboard.emulator.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.behaviour.Behaviour;
import io.switchboard.emulator.behaviour.Behaviours;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers webhooks as Twilio does: signed by the owning account, repeated as far as the URL's fragment asks, then
 * handed to the fallback URL. There is no order between two webhooks, and none survives the emulator's end.
 */
@Component
public class Webhooks {
    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final WebhookClient client;
    private final WebhookLog deliveries;
    private final Accounts accounts;
    private final Behaviours behaviours;
    private final Scheduler scheduler;
    private final Clock clock;

    Webhooks(
            WebhookClient client,
            WebhookLog deliveries,
            Accounts accounts,
            Behaviours behaviours,
            Scheduler scheduler,
            Clock clock) {
        this.client = client;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    public void deliver(Webhook webhook) {
        deliver(webhook, ignored -> {});
    }

    /**
     * Returns at once and delivers afterwards.
     *
     * @param answered gets the last answer of each delivery, on another thread
     */
    public void deliver(Webhook webhook, Consumer<Answer> answered) {
        Behaviour behaviour = behaviours.current();
        String idempotencyToken =
                behaviour.idempotencyToken() ? UUID.randomUUID().toString() : null;
        if (behaviours.dropsWebhook()) {
            Attempt dropped = new Attempt(webhook, 1, idempotencyToken, false);
            note(dropped, new Answer.Broken(0, "dropped on purpose, see /control/behaviour"), 0);
            return;
        }
        for (int copy = 0; copy < behaviour.duplicateWebhooks(); copy++) {
            scheduler.after(
                    Duration.ofMillis(behaviour.webhookDelayMillis()),
                    () -> answered.accept(attempt(webhook, idempotencyToken)));
        }
    }

    private Answer attempt(Webhook webhook, @Nullable String idempotencyToken) {
        Answer answer = attempt(webhook, idempotencyToken, false);
        Webhook.Fallback fallback = webhook.fallback();
        if (answer.error() == null || fallback == null) {
            return answer;
        }
        // Another URL is another request, so it gets a token of its own.
        String secondToken = idempotencyToken == null ? null : UUID.randomUUID().toString();
        return attempt(webhook.towards(fallback, answer), secondToken, true);
    }

    private record Attempt(
            Webhook webhook, int number, @Nullable String idempotencyToken, boolean fallback) {}

    private Answer attempt(Webhook webhook, @Nullable String idempotencyToken, boolean fallback) {
        ConnectionOverrides overrides = ConnectionOverrides.of(webhook.url());
        Account account = accounts.get(webhook.accountSid());
        var call = new WebhookClient.Call(webhook, account.authToken(), idempotencyToken, overrides);
        long deadline = System.nanoTime() + overrides.totalTime().toNanos();
        for (int number = 1; ; number++) {
            long started = System.nanoTime();
            Answer answer = client.call(call, Duration.ofNanos(deadline - started));
            note(
                    new Attempt(webhook, number, idempotencyToken, fallback),
                    answer,
                    (System.nanoTime() - started) / 1_000_000);
            Duration pause = behaviours.current().retryPause(number);
            boolean timeIsLeft = System.nanoTime() + pause.toNanos() < deadline;
            if (answer.error() == null || number > overrides.retries() || !overrides.isRetried(answer) || !timeIsLeft) {
                return answer;
            }
            if (!paused(pause)) {
                return answer;
            }
        }
    }

    private static boolean paused(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void note(Attempt attempt, Answer answer, long millis) {
        Webhook webhook = attempt.webhook();
        Answer.Response response = answer instanceof Answer.Response answered ? answered : null;
        deliveries.add(new WebhookLog.Entry(
                webhook.sid(),
                webhook.kind().label(),
                attempt.fallback(),
                webhook.url(),
                webhook.method(),
                attempt.number(),
                attempt.idempotencyToken(),
                webhook.parameters().toSingleValueMap(),
                response == null ? null : response.status(),
                response == null ? null : response.body(),
                answer.error(),
                millis,
                clock.instant()));
        (answer.error() == null ? log.atDebug() : log.atWarn())
                .addKeyValue("kind", webhook.kind().label())
                .addKeyValue("sid", webhook.sid())
                .addKeyValue("attempt", attempt.number())
                .addKeyValue("error", answer.error())
                .addKeyValue("millis", millis)
                .log(answer.error() == null ? "webhook delivered" : "webhook failed");
    }
}

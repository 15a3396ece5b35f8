package io.switchboard.emulator.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.alert.AlertLog;
import io.switchboard.emulator.behaviour.CurrentBehaviour;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Delivers one webhook as Twilio does: signs it with the owning account's token, retries it as the URL's fragment
 * demands, then calls the fallback URL. Logs every attempt.
 */
@Component
class WebhookDispatcher {
    private static final Logger log = LoggerFactory.getLogger(WebhookDispatcher.class);

    /**
     * The limit of open connections. A receiver that is slow under load costs one, with its buffers, per waiting
     * webhook.
     */
    private static final int MOST_CONNECTIONS = 400;

    private final Semaphore connections = new Semaphore(MOST_CONNECTIONS);
    private final WebhookClient client;
    private final WebhookLog webhooks;
    private final Accounts accounts;
    private final AlertLog alerts;
    private final CurrentBehaviour behaviours;
    private final Clock clock;

    WebhookDispatcher(
            WebhookClient client,
            WebhookLog webhooks,
            Accounts accounts,
            AlertLog alerts,
            CurrentBehaviour behaviours,
            Clock clock) {
        this.client = client;
        this.webhooks = webhooks;
        this.accounts = accounts;
        this.alerts = alerts;
        this.behaviours = behaviours;
        this.clock = clock;
    }

    /**
     * A webhook to deliver to one URL.
     *
     * @param idempotencyToken the same for each attempt and each duplicate
     */
    record Parcel(Webhook webhook, @Nullable String idempotencyToken, boolean isFallback) {
        static Parcel of(Webhook webhook, boolean withToken) {
            return new Parcel(webhook, withToken ? UUID.randomUUID().toString() : null, false);
        }

        /** The parcel for the fallback URL, with its own token, as another URL is another request. */
        Parcel towards(Webhook.Fallback fallback, WebhookAnswer failure) {
            var token = idempotencyToken == null ? null : UUID.randomUUID().toString();
            return new Parcel(webhook.towards(fallback, failure), token, true);
        }
    }

    Delivery deliver(Parcel parcel) {
        var answer = deliverToOneUrl(parcel);
        var fallback = parcel.webhook().fallback();
        if (answer.error() == null || fallback == null) {
            return new Delivery(parcel.webhook(), answer);
        }
        var second = parcel.towards(fallback, answer);
        return new Delivery(second.webhook(), deliverToOneUrl(second));
    }

    void drop(Parcel parcel) {
        note(parcel, 1, new WebhookAnswer.Dropped(), 0);
    }

    private WebhookAnswer deliverToOneUrl(Parcel parcel) {
        var answer = attempt(parcel);
        if (answer.errorCode() != 0 && parcel.webhook().kind() != Webhook.Kind.DEBUGGER) {
            alert(parcel.webhook(), answer);
        }
        return answer;
    }

    /** Logs the failure of all attempts once. The debugger's own webhook would log its failures for ever. */
    private void alert(Webhook webhook, WebhookAnswer failure) {
        alerts.add(new AlertLog.Entry(
                webhook.accountSid(),
                Integer.toString(failure.errorCode()),
                "error",
                String.valueOf(failure.error()),
                webhook.sid(),
                webhook.url()));
    }

    private WebhookAnswer attempt(Parcel parcel) {
        var webhook = parcel.webhook();
        var overrides = ConnectionOverrides.of(webhook.url());
        var authToken = accounts.get(webhook.accountSid()).authToken();
        var call = new WebhookClient.Call(webhook, authToken, parcel.idempotencyToken(), overrides);
        var nanosLeft = overrides.totalTime().toNanos();
        for (var attempt = 1; ; attempt++) {
            var timed = request(call, nanosLeft);
            var answer = timed.answer();
            note(parcel, attempt, answer, timed.nanos() / 1_000_000);
            var pause = behaviours.current().retryPause(attempt);
            nanosLeft -= timed.nanos() + pause.toNanos();
            if (attempt > overrides.retries() || !overrides.isRetried(answer) || nanosLeft <= 0 || !waited(pause)) {
                return answer;
            }
        }
    }

    private record Timed(WebhookAnswer answer, long nanos) {}

    /**
     * Makes one attempt. The wait for a connection is caused by the emulator and does not count as the receiver's time.
     */
    private Timed request(WebhookClient.Call call, long nanosLeft) {
        connections.acquireUninterruptibly();
        var started = System.nanoTime();
        try {
            var answer = client.call(call, Duration.ofNanos(nanosLeft));
            return new Timed(TwimlAnswer.understood(call.webhook(), answer), System.nanoTime() - started);
        } finally {
            connections.release();
        }
    }

    private static boolean waited(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void note(Parcel parcel, int attempt, WebhookAnswer answer, long millis) {
        var webhook = parcel.webhook();
        var response = answer.response();
        webhooks.add(new WebhookLog.Entry(
                webhook.sid(),
                webhook.kind().label(),
                parcel.isFallback(),
                webhook.url(),
                webhook.method(),
                attempt,
                parcel.idempotencyToken(),
                webhook.parameters(),
                response == null ? null : response.status(),
                response == null ? null : response.body(),
                answer.error(),
                millis,
                clock.instant()));
        (answer.error() == null ? log.atDebug() : log.atWarn())
                .addKeyValue("kind", webhook.kind().label())
                .addKeyValue("sid", webhook.sid())
                .addKeyValue("attempt", attempt)
                .addKeyValue("error", answer.error())
                .addKeyValue("millis", millis)
                .log(answer.error() == null ? "webhook delivered" : "webhook failed");
    }
}

package io.switchboard.emulator.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import io.switchboard.emulator.account.Accounts;
import io.switchboard.emulator.behaviour.Behaviours;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings one webhook to its receiver as Twilio does: signed by the owning account, repeated as far as the URL's fragment
 * asks, then handed to the fallback URL. Every attempt is logged.
 */
@Component
class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    private final WebhookClient client;
    private final WebhookLog webhooks;
    private final Accounts accounts;
    private final Behaviours behaviours;
    private final Clock clock;

    Courier(WebhookClient client, WebhookLog webhooks, Accounts accounts, Behaviours behaviours, Clock clock) {
        this.client = client;
        this.webhooks = webhooks;
        this.accounts = accounts;
        this.behaviours = behaviours;
        this.clock = clock;
    }

    /**
     * A webhook on its way to one URL.
     *
     * @param idempotencyToken the same for each attempt and each duplicate
     */
    record Parcel(Webhook webhook, @Nullable String idempotencyToken, boolean isFallback) {
        static Parcel of(Webhook webhook, boolean withToken) {
            return new Parcel(webhook, withToken ? UUID.randomUUID().toString() : null, false);
        }

        /** Another URL is another request, so it gets a token of its own. */
        Parcel towards(Webhook.Fallback fallback, Answer failure) {
            String token = idempotencyToken == null ? null : UUID.randomUUID().toString();
            return new Parcel(webhook.towards(fallback, failure), token, true);
        }
    }

    Answer deliver(Parcel parcel) {
        Answer answer = deliverToOneUrl(parcel);
        Webhook.Fallback fallback = parcel.webhook().fallback();
        return answer.error() == null || fallback == null ? answer : deliverToOneUrl(parcel.towards(fallback, answer));
    }

    void drop(Parcel parcel) {
        note(parcel, 1, new Answer.Dropped(), 0);
    }

    private Answer deliverToOneUrl(Parcel parcel) {
        Webhook webhook = parcel.webhook();
        ConnectionOverrides overrides = ConnectionOverrides.of(webhook.url());
        String authToken = accounts.get(webhook.accountSid()).authToken();
        var call = new WebhookClient.Call(webhook, authToken, parcel.idempotencyToken(), overrides);
        long deadline = System.nanoTime() + overrides.totalTime().toNanos();
        for (int attempt = 1; ; attempt++) {
            long started = System.nanoTime();
            Answer answer = Twiml.understood(webhook.kind(), client.call(call, Duration.ofNanos(deadline - started)));
            note(parcel, attempt, answer, (System.nanoTime() - started) / 1_000_000);
            Duration pause = behaviours.current().retryPause(attempt);
            boolean isTimeLeft = System.nanoTime() + pause.toNanos() < deadline;
            if (attempt > overrides.retries() || !overrides.isRetried(answer) || !isTimeLeft || !waited(pause)) {
                return answer;
            }
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

    private void note(Parcel parcel, int attempt, Answer answer, long millis) {
        Webhook webhook = parcel.webhook();
        Answer.Response response = answer.response();
        webhooks.add(new WebhookLog.Entry(
                webhook.sid(),
                webhook.kind().label(),
                parcel.isFallback(),
                webhook.url(),
                webhook.method(),
                attempt,
                parcel.idempotencyToken(),
                webhook.parameters().toSingleValueMap(),
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

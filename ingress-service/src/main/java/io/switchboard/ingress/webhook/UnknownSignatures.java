package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.directory.Directory;
import io.switchboard.events.AccountRefused;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.verification.WebhookVerifier;
import io.switchboard.kafka.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides about webhooks whose signature no known token made: forged, or signed with a token that was rotated at Twilio and
 * is not in the directory yet. Provisioning is asked to read the account's token again, at most once per account and ten
 * seconds. Until it has done so, a request that looks like one of Twilio's is answered 503, which Twilio repeats, within the
 * {@link SignatureGrace}. A forger can imitate Twilio and gets another answer for it, and nothing else.
 */
@Component
final class UnknownSignatures {

    private static final Logger log = LoggerFactory.getLogger(UnknownSignatures.class);
    private static final Duration HINT_INTERVAL = Duration.ofSeconds(10);

    private final Directory directory;
    private final EventPublisher publisher;
    private final SignatureGrace grace = new SignatureGrace();
    private final Map<String, Instant> hinted = new ConcurrentHashMap<>();

    UnknownSignatures(Directory directory, EventPublisher publisher) {
        this.directory = directory;
        this.publisher = publisher;
    }

    /**
     * Returns the rejection that counts.
     *
     * @param isLikeTwilio whether the request has the header that Twilio sends with each webhook
     */
    WebhookRejected judge(WebhookRejected rejection, boolean isLikeTwilio, Instant now) {
        var evidence = rejection.evidence();
        var account = claimed(rejection);
        return isLikeTwilio && evidence != null && account != null && grace.tryAcquire(account, now)
                ? new WebhookRejected(RejectionReason.SIGNATURE_UNDECIDED, account, evidence)
                : rejection;
    }

    /**
     * Asks for the account's token, if the account is known and was not asked for a moment ago. To be called after the
     * webhook was answered: while Kafka was never reached this blocks for up to max.block.ms.
     */
    void hint(WebhookRejected rejection, Instant now) {
        var sid = claimed(rejection);
        if (sid != null && directory.account(sid).isPresent() && isDue(sid, now)) {
            send(sid, now);
        }
    }

    /** Returns the account that a webhook with a wrong signature names, if it has the form of a SID. */
    private static @Nullable String claimed(WebhookRejected rejection) {
        var account = rejection.account();
        return switch (rejection.reason()) {
            case BAD_SIGNATURE, UNKNOWN_ACCOUNT, SIGNATURE_UNDECIDED ->
                account != null && account.startsWith("AC") && SafeText.isSid(account) ? account : null;
            default -> null;
        };
    }

    private boolean isDue(String sid, Instant now) {
        var due = new boolean[1];
        hinted.compute(sid, (account, last) -> {
            due[0] = last == null || !now.isBefore(last.plus(HINT_INTERVAL));
            return due[0] ? now : last;
        });
        return due[0];
    }

    /** A hint that Kafka does not take is sent again with the next such webhook, and the sync run needs none. */
    private void send(String sid, Instant now) {
        var tenant = directory.account(sid).map(account -> account.tenantId()).orElse(null);
        var event = new CloudEvent<>(
                sid + "/unknown-signature/" + now.toEpochMilli(),
                EventType.ACCOUNT_REFUSED.type(),
                WebhookVerifier.SOURCE,
                sid,
                now,
                tenant,
                new AccountRefused(sid, RejectionReason.BAD_SIGNATURE.status().value(), null, now));
        try {
            var sent = publisher.begin(Topics.REFUSED_ACCOUNTS, sid, event);
            var unused = sent.whenComplete((result, failure) -> {
                if (failure != null) {
                    failed(sid, failure);
                }
            });
        } catch (RuntimeException e) {
            failed(sid, e);
        }
    }

    private void failed(String sid, Throwable failure) {
        hinted.remove(sid);
        log.atWarn()
                .addKeyValue("account", sid)
                .addKeyValue("cause", SafeText.logged(failure.toString()))
                .log("unknown signature not reported to provisioning");
    }
}

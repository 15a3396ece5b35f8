package io.switchboard.ingress.verification;

import java.util.Base64;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topic;
import io.switchboard.events.twilio.RejectedWebhook;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.telemetry.IngressMeters;

/**
 * Verifies a rejected webhook again, as if it were received now, with the current accounts and the tokens that were valid when it
 * was received. Publishes nothing, answers no request and counts for no meter.
 */
public final class WebhookReverification {

    private final WebhookVerifier verifier;

    /**
     * Creates a verification.
     *
     * @param directory must be caught up: an account that it does not know does not exist
     */
    public WebhookReverification(Directory directory, SignatureCheck signatures) {
        this.verifier =
                new WebhookVerifier(directory, () -> true, signatures, new IngressMeters(new SimpleMeterRegistry()));
    }

    public Verdict verify(RejectedWebhook rejected) {
        return received(rejected).map(this::verify).orElseGet(Unreadable::new);
    }

    private Verdict verify(ReceivedWebhook webhook) {
        if (webhook.isTruncated()) {
            return new StillRejected(RejectionReason.CONTENT_TOO_LARGE.label());
        }
        try {
            var verified = verifier.verify(webhook);
            verified.requireValidParameters(webhook);
            return new Accepted(verified.family().topic(), verified.key(), verified.event());
        } catch (WebhookRejected e) {
            return new StillRejected(e.reason().label());
        }
    }

    /** Returns the webhook as it was received; empty when the record cannot come from a webhook. */
    private static Optional<ReceivedWebhook> received(RejectedWebhook rejected) {
        var isGet = rejected.method().equals(ReceivedWebhook.GET);
        var isWebhook = WebhookFamilies.methodsAt(rejected.path()).contains(rejected.method())
                && (rejected.accountSid() == null || SafeText.isWord(rejected.accountSid()))
                && (isGet || ReceivedWebhook.isSupported(rejected.contentType()));
        return isWebhook ? body(rejected).map(body -> received(rejected, body)) : Optional.empty();
    }

    private static ReceivedWebhook received(RejectedWebhook rejected, byte[] body) {
        return new ReceivedWebhook(
                rejected.receivedAt(),
                rejected.method(),
                rejected.path(),
                rejected.target(),
                rejected.contentType(),
                rejected.signature(),
                "",
                body,
                rejected.wholeLength());
    }

    private static Optional<byte[]> body(RejectedWebhook rejected) {
        try {
            return Optional.of(Base64.getDecoder().decode(rejected.bodyBase64()))
                    .filter(body -> body.length <= ReceivedWebhook.MAX_BODY_LENGTH);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The result of verifying a rejected webhook again. */
    public sealed interface Verdict {}

    /** The webhook is valid and becomes this event. */
    public record Accepted(Topic<TwilioEvent> topic, String key, CloudEvent<TwilioEvent> event) implements Verdict {}

    /**
     * The webhook is rejected again, for the same or another reason.
     *
     * @param reason a stable label
     */
    public record StillRejected(String reason) implements Verdict {}

    /** The record is not one that this service stored. */
    public record Unreadable() implements Verdict {}
}

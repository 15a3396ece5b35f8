package io.switchboard.ingress.verification;

import java.util.Base64;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.directory.Directory;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.RejectedWebhook;
import io.switchboard.events.Topic;
import io.switchboard.events.TwilioEvent;
import io.switchboard.ingress.catalog.WebhookFamily;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.RequestBody;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.telemetry.IngressMeters;

/**
 * Takes a second look at a webhook that was refused. It is verified as one that comes in, by what is known now, and as of
 * when it was received: a token that was valid then is. Writes nothing, answers nobody and counts for no meter.
 */
public final class Reverification {

    private final WebhookVerifier verification;

    /**
     * A second look by what these know.
     *
     * @param directory one that is current: what it does not know does not exist
     */
    public Reverification(Directory directory, SignatureCheck signatures) {
        this.verification =
                new WebhookVerifier(directory, () -> true, signatures, new IngressMeters(new SimpleMeterRegistry()));
    }

    public Verdict of(RejectedWebhook rejected) {
        return received(rejected).map(this::verdict).orElseGet(Unreadable::new);
    }

    private Verdict verdict(ReceivedWebhook webhook) {
        if (webhook.isTruncated()) {
            return new StillRefused(RejectionReason.CONTENT_TOO_LARGE.reason());
        }
        try {
            var verified = verification.verify(webhook);
            verified.requireRight(webhook);
            return new Accepted(verified.family().topic(), verified.key(), verified.event());
        } catch (WebhookRejected e) {
            return new StillRefused(e.refusal().reason());
        }
    }

    /** As it came in; empty when it cannot have come in like that. */
    private static Optional<ReceivedWebhook> received(RejectedWebhook rejected) {
        var isGet = rejected.method().equals(ReceivedWebhook.GET);
        var isOneOfOurs = WebhookFamily.methodsAt(rejected.path()).contains(rejected.method())
                && (rejected.accountSid() == null || SafeText.isWord(rejected.accountSid()))
                && (isGet || ReceivedWebhook.isTaken(rejected.contentType()));
        return isOneOfOurs ? body(rejected).map(body -> received(rejected, body)) : Optional.empty();
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
                    .filter(each -> each.length <= RequestBody.LIMIT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What has become of a webhook that was refused. */
    public sealed interface Verdict {}

    /** It is Twilio's, and this is the event that it would have been. */
    public record Accepted(Topic<TwilioEvent> topic, String key, CloudEvent<TwilioEvent> event) implements Verdict {}

    /**
     * It is refused as before, or for another reason.
     *
     * @param reason a stable word
     */
    public record StillRefused(String reason) implements Verdict {}

    /** It is none that was put aside here. */
    public record Unreadable() implements Verdict {}
}

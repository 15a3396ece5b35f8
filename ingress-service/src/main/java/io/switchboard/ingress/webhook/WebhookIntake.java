package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.util.Objects;

import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.catalog.WebhookFamilies;
import io.switchboard.ingress.publishing.WebhookEventPublisher;
import io.switchboard.ingress.request.ReceivedWebhook;
import io.switchboard.ingress.request.RejectionReason;
import io.switchboard.ingress.request.WebhookRejected;
import io.switchboard.ingress.request.WebhookReply;
import io.switchboard.ingress.telemetry.IngressMeters;
import io.switchboard.ingress.telemetry.WebhookLog;
import io.switchboard.ingress.verification.WebhookVerifier;
import io.switchboard.ingress.voice.VoiceAnswer;
import io.switchboard.kafka.PublishFailed;
import org.jspecify.annotations.Nullable;

/**
 * Processes a webhook: verifies it, publishes its event and returns the reply. The reply is 2xx only when the event is safe;
 * every other outcome is a {@link WebhookRejected}.
 *
 * <p>Calls are the exception, because a caller is waiting. A call gets an answer whether or not its event could be published,
 * and a fallback answer, the same for every caller, when its signature cannot be checked yet.
 */
final class WebhookIntake {

    private final WebhookVerifier verifier;
    private final VoiceReplies voiceReplies;
    private final WebhookEventPublisher publisher;
    private final WebhookLog log;
    private final IngressMeters meters;

    WebhookIntake(
            WebhookVerifier verifier,
            VoiceReplies voiceReplies,
            WebhookEventPublisher publisher,
            WebhookLog log,
            IngressMeters meters) {
        this.verifier = verifier;
        this.voiceReplies = voiceReplies;
        this.publisher = publisher;
        this.log = log;
        this.meters = meters;
    }

    /**
     * Processes one webhook.
     *
     * @return the reply to Twilio
     * @throws WebhookRejected when it was not accepted
     */
    WebhookReply process(ReceivedWebhook webhook) throws WebhookRejected {
        return WebhookFamilies.at(webhook.path()).isCall() ? processCall(webhook) : processMessage(webhook);
    }

    /**
     * Rejects a webhook because too many are in progress. A call gets the fallback answer, which costs nothing.
     *
     * @throws WebhookRejected when it is no call
     */
    WebhookReply rejectOverload(String path) throws WebhookRejected {
        if (WebhookFamilies.at(path).isCall()) {
            return fallback(path, RejectionReason.OVERLOADED, null);
        }
        throw new WebhookRejected(RejectionReason.OVERLOADED);
    }

    private WebhookReply processMessage(ReceivedWebhook webhook) throws WebhookRejected {
        var started = System.nanoTime();
        return publish(webhook, verifier.verify(webhook), started);
    }

    private WebhookReply publish(ReceivedWebhook webhook, VerifiedWebhook verified, long started)
            throws WebhookRejected {
        verified.requireValidParameters(webhook);
        try {
            var reply = Objects.requireNonNull(verified.family().reply());
            var event = verified.answered(reply, since(started));
            var publishing = System.nanoTime();
            var published = publisher.publish(verified.family().topic(), verified.key(), event);
            meters.accepted(verified.family(), since(publishing));
            log.accepted(verified, published, since(started));
            return reply;
        } catch (PublishFailed e) {
            throw e.isTooLarge()
                    ? new WebhookRejected(
                            RejectionReason.EVENT_TOO_LARGE, verified.account().accountSid(), webhook)
                    : new WebhookRejected(RejectionReason.NOT_PUBLISHED, e.getCause());
        }
    }

    private WebhookReply processCall(ReceivedWebhook webhook) throws WebhookRejected {
        var started = System.nanoTime();
        try {
            var verified = verifier.verify(webhook);
            return verified.family().isCall() ? answer(verified, started) : publish(webhook, verified, started);
        } catch (WebhookRejected e) {
            if (!e.reason().isOurFault()) {
                throw e;
            }
            return fallback(webhook.path(), e.reason(), e.getCause());
        } catch (RuntimeException e) {
            return fallback(webhook.path(), RejectionReason.UNEXPECTED, e);
        }
    }

    /** The answer is made before the event is published, because publishing may fail or time out. */
    private WebhookReply answer(VerifiedWebhook call, long started) {
        var reply = reply(call);
        if (call.invalidParameter() != null) {
            unrecorded(call.event().data().path(), RejectionReason.BAD_PARAMETERS, null);
            return reply;
        }
        var event = call.answered(reply, since(started));
        var publishing = System.nanoTime();
        try {
            var published = publisher.publishBestEffort(call.family().topic(), call.key(), event);
            meters.accepted(call.family(), since(publishing));
            log.accepted(call, published, since(started));
        } catch (PublishFailed e) {
            var reason = e.isTooLarge() ? RejectionReason.EVENT_TOO_LARGE : RejectionReason.NOT_PUBLISHED;
            unrecorded(call.event().data().path(), reason, e.getCause());
        }
        return reply;
    }

    /** The event of a call is published even when its plan cannot be evaluated. */
    private WebhookReply reply(VerifiedWebhook call) {
        try {
            return voiceReplies.reply(call);
        } catch (RuntimeException e) {
            log.answerFailed(call, e);
            meters.answered(VoiceAnswer.Outcome.FAILED);
            return voiceReplies.fallbackReply(call.family());
        }
    }

    private WebhookReply fallback(String path, RejectionReason reason, @Nullable Throwable cause) {
        unrecorded(path, reason, cause);
        return voiceReplies.fallbackReply(WebhookFamilies.at(path));
    }

    private void unrecorded(String path, RejectionReason reason, @Nullable Throwable cause) {
        meters.callUnrecorded(reason);
        log.callUnrecorded(path, reason, cause);
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}

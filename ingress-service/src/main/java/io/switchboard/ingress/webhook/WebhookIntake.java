package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.util.Objects;

import io.switchboard.ingress.catalog.VerifiedWebhook;
import io.switchboard.ingress.catalog.WebhookFamily;
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
 * Takes a webhook: verify, write, answer. Twilio hears 2xx only when the event is safe; every other outcome is a
 * {@link RejectionReason}.
 *
 * <p>Calls are the exception: somebody is on the line. A call is answered whether or not its event could be written, and
 * also when nobody can say yet whether it was Twilio that asked: it then hears one sentence, the same for everyone.
 */
final class WebhookIntake {

    private final WebhookVerifier verification;
    private final VoiceReplies calls;
    private final WebhookEventPublisher events;
    private final WebhookLog outcomes;
    private final IngressMeters meters;

    WebhookIntake(
            WebhookVerifier verification,
            VoiceReplies calls,
            WebhookEventPublisher events,
            WebhookLog outcomes,
            IngressMeters meters) {
        this.verification = verification;
        this.calls = calls;
        this.events = events;
        this.outcomes = outcomes;
        this.meters = meters;
    }

    /**
     * Takes one.
     *
     * @return what Twilio is to hear
     * @throws WebhookRejected when it was not accepted
     */
    WebhookReply take(ReceivedWebhook webhook) throws WebhookRejected {
        return WebhookFamily.at(webhook.path()).isCall() ? answer(webhook) : accept(webhook);
    }

    /**
     * Takes none of what came to this path, because too much is under way. A caller hears the one sentence all the same: it
     * costs nothing.
     *
     * @throws WebhookRejected when nobody is on the line
     */
    WebhookReply turnAway(String path) throws WebhookRejected {
        if (WebhookFamily.at(path).isCall()) {
            return unkept(path, RejectionReason.OVERLOADED, null);
        }
        throw new WebhookRejected(RejectionReason.OVERLOADED);
    }

    private WebhookReply accept(ReceivedWebhook webhook) throws WebhookRejected {
        var started = System.nanoTime();
        return accept(webhook, verification.verify(webhook), started);
    }

    private WebhookReply accept(ReceivedWebhook webhook, VerifiedWebhook verified, long started)
            throws WebhookRejected {
        verified.requireRight(webhook);
        try {
            var writing = System.nanoTime();
            var kept = events.publish(verified.family().topic(), verified.key(), verified.event());
            meters.accepted(verified.family(), since(writing));
            outcomes.accepted(verified, kept, since(started));
            return Objects.requireNonNull(verified.family().reply());
        } catch (PublishFailed e) {
            throw e.isTooLarge()
                    ? new WebhookRejected(
                            RejectionReason.EVENT_TOO_LARGE, verified.account().accountSid(), webhook)
                    : new WebhookRejected(RejectionReason.NOT_PUBLISHED, e.getCause());
        }
    }

    private WebhookReply answer(ReceivedWebhook webhook) throws WebhookRejected {
        var started = System.nanoTime();
        try {
            var verified = verification.verify(webhook);
            return verified.family().isCall() ? answer(verified, started) : accept(webhook, verified, started);
        } catch (WebhookRejected e) {
            if (!e.refusal().isOurFault()) {
                throw e;
            }
            return unkept(webhook.path(), e.refusal(), e.getCause());
        } catch (RuntimeException e) {
            return unkept(webhook.path(), RejectionReason.UNEXPECTED, e);
        }
    }

    /** First what the caller is to hear, then the event: it may take its time, the caller will not. */
    private WebhookReply answer(VerifiedWebhook call, long started) {
        var reply = reply(call);
        if (call.wrongParameter() != null) {
            unkept(call, RejectionReason.BAD_PARAMETERS, null);
            return reply;
        }
        var writing = System.nanoTime();
        try {
            var kept = events.publishBestEffort(call.family().topic(), call.key(), call.event());
            meters.accepted(call.family(), since(writing));
            outcomes.accepted(call, kept, since(started));
        } catch (PublishFailed e) {
            unkept(
                    call,
                    e.isTooLarge() ? RejectionReason.EVENT_TOO_LARGE : RejectionReason.NOT_PUBLISHED,
                    e.getCause());
        }
        return reply;
    }

    private void unkept(VerifiedWebhook call, RejectionReason reason, @Nullable Throwable cause) {
        meters.answeredUnkept(reason);
        outcomes.answeredUnkept(call.event().data().path(), reason, cause);
    }

    /** Even if we do not get as far as its plan, the call's event is to be written. */
    private WebhookReply reply(VerifiedWebhook call) {
        try {
            return calls.answer(call);
        } catch (RuntimeException e) {
            outcomes.lastResort(call, e);
            meters.answered(VoiceAnswer.Outcome.FAILED);
            return calls.lastResort(call.family());
        }
    }

    private WebhookReply unkept(String path, RejectionReason reason, @Nullable Throwable cause) {
        meters.answeredUnkept(reason);
        outcomes.answeredUnkept(path, reason, cause);
        return calls.lastResort(WebhookFamily.at(path));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}

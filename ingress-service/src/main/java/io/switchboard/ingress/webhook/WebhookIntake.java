package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.util.Objects;

import io.switchboard.ingress.publishing.Events;
import io.switchboard.ingress.publishing.NotKept;
import io.switchboard.ingress.voice.VoiceAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a webhook: verify, write, answer. Twilio hears 2xx only when the event is safe; every other outcome is a
 * {@link Refusal}.
 *
 * <p>Calls are the exception: somebody is on the line. A call is answered whether or not its event could be written, and
 * also when nobody can say yet whether it was Twilio that asked: it then hears one sentence, the same for everyone.
 */
final class WebhookIntake {

    private final Verification verification;
    private final Calls calls;
    private final Events events;
    private final OutcomeLog outcomes;
    private final Meters meters;

    WebhookIntake(Verification verification, Calls calls, Events events, OutcomeLog outcomes, Meters meters) {
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
     * @throws Refused when it was not accepted
     */
    Reply take(ReceivedWebhook webhook) throws Refused {
        return WebhookFamily.at(webhook.path()).isCall() ? answer(webhook) : accept(webhook);
    }

    /**
     * Takes none of what came to this path, because too much is under way. A caller hears the one sentence all the same: it
     * costs nothing.
     *
     * @throws Refused when nobody is on the line
     */
    Reply turnAway(String path) throws Refused {
        if (WebhookFamily.at(path).isCall()) {
            return unkept(path, Refusal.OVERLOADED, null);
        }
        throw new Refused(Refusal.OVERLOADED);
    }

    private Reply accept(ReceivedWebhook webhook) throws Refused {
        var started = System.nanoTime();
        return accept(webhook, verification.verify(webhook), started);
    }

    private Reply accept(ReceivedWebhook webhook, VerifiedWebhook verified, long started) throws Refused {
        verified.requireRight(webhook);
        try {
            var writing = System.nanoTime();
            var kept = events.keep(verified.family().topic(), verified.key(), verified.event());
            meters.accepted(verified.family(), since(writing));
            outcomes.accepted(verified, kept, since(started));
            return Objects.requireNonNull(verified.family().reply());
        } catch (NotKept e) {
            throw e.isTooLarge()
                    ? new Refused(Refusal.EVENT_TOO_LARGE, verified.account().accountSid(), webhook)
                    : new Refused(Refusal.NOT_KEPT, e.getCause());
        }
    }

    private Reply answer(ReceivedWebhook webhook) throws Refused {
        var started = System.nanoTime();
        try {
            var verified = verification.verify(webhook);
            return verified.family().isCall() ? answer(verified, started) : accept(webhook, verified, started);
        } catch (Refused e) {
            if (!e.refusal().isOurFault()) {
                throw e;
            }
            return unkept(webhook.path(), e.refusal(), e.getCause());
        } catch (RuntimeException e) {
            return unkept(webhook.path(), Refusal.UNEXPECTED, e);
        }
    }

    /** First what the caller is to hear, then the event: it may take its time, the caller will not. */
    private Reply answer(VerifiedWebhook call, long started) {
        var reply = reply(call);
        if (call.wrongParameter() != null) {
            unkept(call, Refusal.BAD_PARAMETERS, null);
            return reply;
        }
        var writing = System.nanoTime();
        try {
            var kept = events.offer(call.family().topic(), call.key(), call.event());
            meters.accepted(call.family(), since(writing));
            outcomes.accepted(call, kept, since(started));
        } catch (NotKept e) {
            unkept(call, e.isTooLarge() ? Refusal.EVENT_TOO_LARGE : Refusal.NOT_KEPT, e.getCause());
        }
        return reply;
    }

    private void unkept(VerifiedWebhook call, Refusal reason, @Nullable Throwable cause) {
        meters.answeredUnkept(reason);
        outcomes.answeredUnkept(call.event().data().path(), reason, cause);
    }

    /** Even if we do not get as far as its plan, the call's event is to be written. */
    private Reply reply(VerifiedWebhook call) {
        try {
            return calls.answer(call);
        } catch (RuntimeException e) {
            outcomes.lastResort(call, e);
            meters.answered(VoiceAnswer.Outcome.FAILED);
            return calls.lastResort(call.family());
        }
    }

    private Reply unkept(String path, Refusal reason, @Nullable Throwable cause) {
        meters.answeredUnkept(reason);
        outcomes.answeredUnkept(path, reason, cause);
        return calls.lastResort(WebhookFamily.at(path));
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}

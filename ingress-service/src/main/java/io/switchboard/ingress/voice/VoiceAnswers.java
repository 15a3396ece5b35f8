package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;
import io.switchboard.voiceplan.HangUpPlan;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.step.CallContext;
import io.switchboard.voiceplan.step.CallStep;
import io.switchboard.voiceplan.step.PlanInterpreter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers requests for TwiML from a voice plan. A function of its arguments: it calls no other service, keeps no state, and
 * never throws, because a caller is waiting.
 *
 * <p>When the plan cannot be followed, the closing words are played and the call ends, and a destination that picked up
 * is connected. When the plan changed during a call and no longer has the node, the caller starts again at its beginning.
 */
public final class VoiceAnswers {

    private static final Logger log = LoggerFactory.getLogger(VoiceAnswers.class);
    private static final FormParameters NONE = new FormParameters(Map.of());

    private final JsonMapper json = new JsonMapper();
    private final CallbackUrls urls;
    private final SayAndPlay sayAndPlay;
    private final Prompt closingWords;
    private final String closingTwiml;
    private final String connectTwiml;

    /**
     * Creates the answers of an installation.
     *
     * @param publicBaseUrl the URL under which Twilio requests the next step
     */
    public VoiceAnswers(VoiceSettings settings, String publicBaseUrl) {
        this.urls = new CallbackUrls(publicBaseUrl);
        this.sayAndPlay = new SayAndPlay(settings);
        this.closingWords = settings.closingWords();
        var anyCall = new Call(VoiceStep.INCOMING, "", NONE, NONE, Instant.EPOCH);
        var closing = writer(anyCall);
        closing.write(PlanInterpreter.begin(new HangUpPlan(closingWords), anyCall.context(closingWords)));
        this.closingTwiml = closing.twiml();
        this.connectTwiml = writer(anyCall).twiml();
    }

    /**
     * Returns the answer to a request for TwiML.
     *
     * @param rawPlan the voice plan of the number, as its record holds it; null when it has none
     * @param ourNumber the number that was called: the parameter {@code number} of the query if present (in a call to a
     *     destination, {@code To} is the destination), otherwise {@code To}
     * @param query the parameters of the URL
     * @param parameters the parameters of the body
     */
    public VoiceAnswer answer(
            VoiceStep step,
            @Nullable Map<String, Object> rawPlan,
            String ourNumber,
            FormParameters query,
            FormParameters parameters,
            Instant now) {
        try {
            return answer(new Call(step, ourNumber, query, parameters, now), rawPlan);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("step", step)
                    .setCause(e)
                    .log("call answered with closing words, evaluation failed");
            return unplanned(step, Outcome.FAILED);
        }
    }

    private VoiceAnswer answer(Call call, @Nullable Map<String, Object> rawPlan) {
        if (isIndependentOfPlan(call)) {
            return answerWithoutPlan(call);
        }
        if (rawPlan == null) {
            return unplanned(call.step(), Outcome.DEFAULT);
        }
        VoicePlan plan;
        try {
            plan = json.convertValue(rawPlan, VoicePlan.class).checked();
        } catch (JacksonException | IllegalArgumentException e) {
            return broken(call, e instanceof JacksonException json ? json.getOriginalMessage() : e.getMessage());
        } catch (StackOverflowError e) {
            return broken(call, "the plan is nested too deep to be read");
        }
        return planned(call, plan);
    }

    private VoiceAnswer broken(Call call, @Nullable String reason) {
        log.atWarn()
                .addKeyValue("step", call.step())
                .addKeyValue("reason", SafeText.logged(String.valueOf(reason)))
                .log("call answered with closing words, its plan is invalid");
        return unplanned(call.step(), Outcome.BROKEN_PLAN);
    }

    /** Returns whether the answer is the same for every plan. */
    private static boolean isIndependentOfPlan(Call call) {
        return (call.step() == VoiceStep.DIAL && call.hasBeenConnected())
                || (call.step() == VoiceStep.WHISPER && call.count() > 0);
    }

    private VoiceAnswer answerWithoutPlan(Call call) {
        var writer = writer(call);
        if (call.step() == VoiceStep.DIAL || !call.digits().equals("1")) {
            writer.hangUp();
        }
        return new VoiceAnswer(writer.twiml(), Outcome.PLANNED);
    }

    private VoiceAnswer planned(Call call, VoicePlan plan) {
        var context = call.context(closingWords);
        if (call.step() == VoiceStep.INCOMING) {
            return new VoiceAnswer(twiml(call, PlanInterpreter.begin(plan, context)), Outcome.PLANNED);
        }
        return call.input()
                .flatMap(input -> PlanInterpreter.resume(plan, context, input))
                .map(steps -> new VoiceAnswer(twiml(call, steps), Outcome.PLANNED))
                .orElseGet(() -> planChanged(call, plan, context));
    }

    private VoiceAnswer planChanged(Call call, VoicePlan plan, CallContext context) {
        return call.step() == VoiceStep.WHISPER || call.step() == VoiceStep.VOICEMAIL
                ? unplanned(call.step(), Outcome.PLAN_CHANGED)
                : new VoiceAnswer(twiml(call, PlanInterpreter.begin(plan, context)), Outcome.PLAN_CHANGED);
    }

    private String twiml(Call call, List<CallStep> steps) {
        var writer = writer(call);
        writer.write(steps);
        return writer.twiml();
    }

    private VoiceAnswer unplanned(VoiceStep step, Outcome outcome) {
        return new VoiceAnswer(step == VoiceStep.WHISPER ? connectTwiml : closingTwiml, outcome);
    }

    private TwimlWriter writer(Call call) {
        return new TwimlWriter(call, urls, sayAndPlay);
    }
}

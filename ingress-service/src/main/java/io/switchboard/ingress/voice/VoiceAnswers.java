package io.switchboard.ingress.voice;

import java.time.Instant;
import java.util.Map;

import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.log.LoggedText;
import io.switchboard.ingress.voice.VoiceAnswer.Outcome;
import io.switchboard.voiceplan.ForwardPlan;
import io.switchboard.voiceplan.MenuPlan;
import io.switchboard.voiceplan.PlanNode;
import io.switchboard.voiceplan.Prompt;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.voiceplan.VoicemailPlan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers calls. A function of what it is given: it asks nobody, keeps nothing, and never fails, because a caller is
 * waiting.
 *
 * <p>Whatever keeps it from doing what a plan says, the caller hears the closing words and is hung up, and somebody who was
 * rung is connected. Where a plan was changed during a call and has no such node any more, the caller starts again at
 * its beginning.
 */
public final class VoiceAnswers {

    private static final Logger log = LoggerFactory.getLogger(VoiceAnswers.class);
    private static final FormParameters NOTHING = new FormParameters(Map.of());

    private final JsonMapper json = new JsonMapper();
    private final CallbackUrls urls;
    private final SayAndPlay speech;
    private final Prompt closingWords;
    private final String farewell;
    private final String connection;

    /**
     * Answers for one installation.
     *
     * @param publicBaseUrl where Twilio comes for the next step
     */
    public VoiceAnswers(VoiceSettings settings, String publicBaseUrl) {
        this.urls = new CallbackUrls(publicBaseUrl);
        this.speech = new SayAndPlay(settings);
        this.closingWords = settings.closingWords();
        var nobody = new Call(VoiceStep.INCOMING, "", NOTHING, NOTHING, Instant.EPOCH);
        var farewell = script(nobody);
        farewell.sayClosingWords();
        this.farewell = farewell.twiml();
        this.connection = script(nobody).twiml();
    }

    /**
     * How the call goes on.
     *
     * @param rawPlan the voice plan of the number, as its record has it; null when it has none
     * @param ourNumber the number that was called: the parameter {@code number} of the query where there is one (in a call
     *     to somebody whom we ring, {@code To} is theirs), else {@code To}
     * @param query the parameters of the URL
     * @param parameters those of the body
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
            log.atError().addKeyValue("step", step).setCause(e).log("call answered with closing words, we failed");
            return unplanned(step, Outcome.FAILED);
        }
    }

    private VoiceAnswer answer(Call call, @Nullable Map<String, Object> rawPlan) {
        if (isSettled(call)) {
            return settled(call);
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
            return broken(call, "plans lie in one another without an end");
        }
        return planned(call, PlanNode.root(plan));
    }

    private VoiceAnswer broken(Call call, @Nullable String reason) {
        log.atWarn()
                .addKeyValue("step", call.step())
                .addKeyValue("reason", LoggedText.of(String.valueOf(reason)))
                .log("call answered with closing words, its plan is broken");
        return unplanned(call.step(), Outcome.BROKEN_PLAN);
    }

    /** Whether it makes no difference what the plan says. */
    private static boolean isSettled(Call call) {
        return (call.step() == VoiceStep.DIAL && call.hasBeenConnected())
                || (call.step() == VoiceStep.WHISPER && call.count() > 0);
    }

    private VoiceAnswer settled(Call call) {
        var script = script(call);
        if (call.step() == VoiceStep.DIAL || !call.digits().equals("1")) {
            script.hangUp();
        }
        return new VoiceAnswer(script.twiml(), Outcome.PLANNED);
    }

    private VoiceAnswer planned(Call call, PlanNode outermost) {
        var script = script(call);
        if (goOn(script, call, outermost)) {
            return new VoiceAnswer(script.twiml(), Outcome.PLANNED);
        }
        if (call.step() == VoiceStep.WHISPER || call.step() == VoiceStep.VOICEMAIL) {
            return unplanned(call.step(), Outcome.PLAN_CHANGED);
        }
        script.follow(outermost);
        return new VoiceAnswer(script.twiml(), Outcome.PLAN_CHANGED);
    }

    /** Writes what comes next, or nothing and says false when the plan has no such node. */
    private static boolean goOn(TwimlWriter script, Call call, PlanNode outermost) {
        if (call.step() == VoiceStep.INCOMING) {
            script.follow(outermost);
            return true;
        }
        var at = call.at();
        var node = at == null || call.count() < 0 ? null : outermost.find(at);
        if (node == null) {
            return false;
        }
        if (call.step() == VoiceStep.DIAL && node.plan() instanceof ForwardPlan forward) {
            script.ring(node, forward, call.count() + 1);
        } else if (call.step() == VoiceStep.WHISPER && node.plan() instanceof ForwardPlan forward) {
            script.whisper(node, forward);
        } else if (call.step() == VoiceStep.MENU && node.plan() instanceof MenuPlan menu) {
            script.choose(node, menu);
        } else if (call.step() == VoiceStep.VOICEMAIL && node.plan() instanceof VoicemailPlan voicemail) {
            script.say(voicemail.afterwards());
            script.hangUp();
        } else {
            return false;
        }
        return true;
    }

    private VoiceAnswer unplanned(VoiceStep step, Outcome outcome) {
        return new VoiceAnswer(step == VoiceStep.WHISPER ? connection : farewell, outcome);
    }

    private TwimlWriter script(Call call) {
        return new TwimlWriter(call, urls, speech, closingWords);
    }
}

package io.switchboard.voiceplan;

import java.util.List;

/** Plays a greeting and continues with another plan. */
public record GreetingPlan(Prompt greeting, VoicePlan then) implements ContinuingPlan {

    public GreetingPlan {
        PlanFields.require("greeting", greeting);
        PlanFields.require("then", then);
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(greeting);
    }
}

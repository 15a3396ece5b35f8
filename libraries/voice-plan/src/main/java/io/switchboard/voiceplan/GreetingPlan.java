package io.switchboard.voiceplan;

import java.util.List;
import java.util.Map;

/** Plays a greeting and continues with another plan. */
public record GreetingPlan(Prompt greeting, VoicePlan then) implements VoicePlan {

    public GreetingPlan {
        PlanFields.require("greeting", greeting);
        PlanFields.require("then", then);
    }

    @Override
    public Map<String, VoicePlan> branches() {
        return Map.of("then", then);
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(greeting);
    }
}

package io.switchboard.voiceplan;

import java.util.Map;

/** A plan that always continues with one other plan. */
sealed interface ContinuingPlan extends VoicePlan permits GreetingPlan, RecordingPlan {

    /** Returns the plan that follows. */
    VoicePlan then();

    @Override
    default Map<String, VoicePlan> branches() {
        return Map.of("then", then());
    }
}

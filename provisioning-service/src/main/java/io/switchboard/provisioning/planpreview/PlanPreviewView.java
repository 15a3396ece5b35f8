package io.switchboard.provisioning.planpreview;

import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.callplan.EffectivePlan;
import io.switchboard.provisioning.callplan.EffectivePlan.Source;
import io.switchboard.voiceplan.preview.CallPreview;
import io.switchboard.voiceplan.preview.PreviewStep;
import org.jspecify.annotations.Nullable;

/**
 * A preview, and the plan that it follows.
 *
 * @param plan null for the installation's closing words
 * @param seconds until the call ends, or its conversation begins
 * @param answeredBy the destination that the caller is connected with; null for none
 */
record PlanPreviewView(
        Source source,
        @Nullable Map<String, Object> plan,
        List<PreviewStep> steps,
        int seconds,
        CallPreview.End end,
        @Nullable String answeredBy) {

    static PlanPreviewView of(EffectivePlan plan, CallPreview preview) {
        return new PlanPreviewView(
                plan.source(), plan.fields(), preview.steps(), preview.seconds(), preview.end(), preview.answeredBy());
    }
}

package io.switchboard.voiceplan;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Describes how a call to a number is answered. Plans are nested: a greeting leads to a menu, a digit of the menu to a
 * voicemail.
 *
 * <p>Each plan validates itself on construction and throws an {@link IllegalArgumentException} that names the fault; limits
 * of the whole plan are checked by {@link #checked()}. Absent fields get the default that their parameter documents.
 *
 * <p>In JSON the field {@code type} names the kind of plan. {@code docs/voice-plans.md} has an example of each.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "greeting", value = GreetingPlan.class),
    @JsonSubTypes.Type(name = "forward", value = ForwardPlan.class),
    @JsonSubTypes.Type(name = "voicemail", value = VoicemailPlan.class),
    @JsonSubTypes.Type(name = "menu", value = MenuPlan.class),
    @JsonSubTypes.Type(name = "businessHours", value = BusinessHoursPlan.class),
    @JsonSubTypes.Type(name = "recording", value = RecordingPlan.class),
    @JsonSubTypes.Type(name = "reject", value = RejectPlan.class),
    @JsonSubTypes.Type(name = "hangUp", value = HangUpPlan.class)
})
public sealed interface VoicePlan
        permits ContinuingPlan, ForwardPlan, VoicemailPlan, MenuPlan, BusinessHoursPlan, RejectPlan, HangUpPlan {

    /** The deepest nesting of plans that is allowed, the outermost plan included. */
    int MAX_DEPTH = 8;

    /** The most characters, of texts and of URLs to play, that prompts may have on one path through the plan. */
    int MAX_PROMPT_CHARACTERS = 8_192;

    /**
     * Returns the plans that this plan leads to directly, by the name of the branch: {@code then}, {@code otherwise},
     * {@code open}, {@code closed}, the digits of a menu, or the date of a holiday.
     */
    Map<String, VoicePlan> branches();

    /** Returns the prompts that this plan itself, without its branches, plays to the caller. */
    List<Prompt> prompts();

    /** Returns the depth of the nesting; 1 for a plan without branches. */
    default int depth() {
        return 1 + branches().values().stream().mapToInt(VoicePlan::depth).max().orElse(0);
    }

    /**
     * Returns this plan if it can be the whole plan of a number.
     *
     * @throws IllegalArgumentException when it is deeper than {@link #MAX_DEPTH} or its prompts are longer than
     *     {@link #MAX_PROMPT_CHARACTERS}
     */
    default VoicePlan checked() {
        var depth = depth();
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "A voice plan may be nested at most " + MAX_DEPTH + " levels deep; this one has " + depth);
        }
        var characters = promptCharacters();
        if (characters > MAX_PROMPT_CHARACTERS) {
            throw new IllegalArgumentException("The prompts on one path through a voice plan may have at most "
                    + MAX_PROMPT_CHARACTERS + " characters; this one has " + characters);
        }
        return this;
    }

    private int promptCharacters() {
        return prompts().stream().mapToInt(Prompt::length).sum()
                + branches().values().stream()
                        .mapToInt(VoicePlan::promptCharacters)
                        .max()
                        .orElse(0);
    }
}

package io.switchboard.voiceplan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Lets the caller choose a plan with the keys of the phone.
 *
 * @param prompt names the choices
 * @param digits the plan of each choice, a choice being 1 to 4 of {@code 0-9*#}. Where one choice begins another one, the
 *     shorter one counts when no key follows within {@code timeoutSeconds}
 * @param retries how often the prompt is repeated after a wrong key or none; 2
 * @param timeoutSeconds how long the menu waits for a key; 5
 * @param otherwise followed when all retries failed; the installation's closing words
 */
public record MenuPlan(
        Prompt prompt,
        Map<String, VoicePlan> digits,
        Integer retries,
        Integer timeoutSeconds,
        @Nullable VoicePlan otherwise)
        implements VoicePlan {

    private static final Pattern CHOICE = Pattern.compile("[0-9*#]{1,4}");

    public MenuPlan {
        PlanFields.require("prompt", prompt);
        digits = Collections.unmodifiableMap(new LinkedHashMap<>(PlanFields.require("digits", digits)));
        retries = PlanFields.within("retries", retries, 2, 0, 10);
        timeoutSeconds = PlanFields.within("timeoutSeconds", timeoutSeconds, 5, 1, 60);
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("'digits' must have at least one choice");
        }
        digits.forEach(MenuPlan::requireChoice);
    }

    private static void requireChoice(String keys, VoicePlan plan) {
        PlanFields.require("digits." + keys, plan);
        if (!CHOICE.matcher(keys).matches()) {
            throw new IllegalArgumentException("A choice must be 1 to 4 of 0-9, * and #");
        }
    }

    /** Returns how many keys the longest choice has; a menu waits for no more. */
    public int longestChoice() {
        return digits.keySet().stream().mapToInt(String::length).max().orElseThrow();
    }

    @Override
    public Map<String, VoicePlan> branches() {
        if (otherwise == null) {
            return digits;
        }
        var branches = new LinkedHashMap<>(digits);
        branches.put("otherwise", otherwise);
        return branches;
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(prompt);
    }
}

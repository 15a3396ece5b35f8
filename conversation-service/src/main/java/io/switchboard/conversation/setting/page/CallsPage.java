package io.switchboard.conversation.setting.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.events.setting.Template;
import io.switchboard.voiceplan.VoicePlan;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code calls}.
 *
 * @param recording whether calls are recorded where the number's plan does not say
 * @param greeting the text that is read to callers first where the number's plan has none
 * @param defaultPlan the voice plan of numbers without one of their own
 */
public record CallsPage(
        @JsonInclude Boolean recording,
        @Nullable String greeting,
        @Nullable VoicePlan defaultPlan) implements SettingValue {

    static final CallsPage DEFAULT = new CallsPage(false, null, null);

    private static final int LONGEST_GREETING = 1000;

    public CallsPage {
        recording = recording != null && recording;
        greeting = SettingTexts.blankToNull(greeting);
        defaultPlan = defaultPlan == null ? null : defaultPlan.checked();
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        return greeting != null && greeting.codePointCount(0, greeting.length()) > LONGEST_GREETING
                ? SettingTexts.problem("greeting", "a greeting has at most " + LONGEST_GREETING + " characters")
                : List.of();
    }
}

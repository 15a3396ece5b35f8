package io.switchboard.provisioning.planpreview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.switchboard.voiceplan.preview.DestinationAnswer;
import io.switchboard.voiceplan.preview.DestinationAnswer.Reaction;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The body of a preview.
 *
 * @param plan the plan; null for that of the number
 * @param phoneNumberId the number that is called; null for none
 * @param at when it is called; null for now
 * @param digits the keys that the caller presses, one text for each menu
 * @param answers how destinations react: the seconds after which they pick up, or the word of a reaction
 */
record PreviewForm(
        @Nullable Object plan,
        @Nullable String phoneNumberId,
        @Nullable Instant at,
        List<String> digits,
        Map<String, Object> answers) {

    private static final int MOST = 100;
    private static final int LONGEST_RINGING = 600;
    private static final Pattern KEYS = Pattern.compile("[0-9*#]{0,16}");
    private static final Map<String, Reaction> REACTIONS = List.of(Reaction.values()).stream()
            .collect(Collectors.toUnmodifiableMap(Reaction::word, reaction -> reaction));

    PreviewForm {
        digits = digits == null ? List.of() : digits;
        answers = answers == null ? Map.of() : answers;
    }

    Map<String, DestinationAnswer> reactions() {
        return answers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> reaction(answer.getValue())));
    }

    private static DestinationAnswer reaction(Object answer) {
        return answer instanceof Integer seconds
                ? new DestinationAnswer(Reaction.ANSWER, seconds)
                : DestinationAnswer.usual(Objects.requireNonNull(REACTIONS.get(answer), "checked before"));
    }

    /**
     * Accepts a body that describes a call.
     *
     * @throws ApiProblem naming the fields that are wrong
     */
    void requireValid() {
        var problems = new ArrayList<FieldProblem>();
        if (plan == null && phoneNumberId == null) {
            problems.add(new FieldProblem("plan", "a preview needs a 'plan' or a 'phoneNumberId'"));
        }
        if (digits.size() > MOST || !digits.stream().allMatch(PreviewForm::areKeys)) {
            problems.add(new FieldProblem("digits", "at most " + MOST + " texts of the keys 0-9, * and #"));
        }
        if (answers.size() > MOST || !answers.values().stream().allMatch(PreviewForm::isReaction)) {
            problems.add(new FieldProblem(
                    "answers",
                    "at most %d destinations, each with the seconds until it picks up (0 to %d) or one of %s"
                            .formatted(
                                    MOST,
                                    LONGEST_RINGING,
                                    REACTIONS.keySet().stream().sorted().toList())));
        }
        if (!problems.isEmpty()) {
            throw ApiProblem.invalidFields("invalid-preview", problems);
        }
    }

    private static boolean areKeys(@Nullable Object keys) {
        return keys instanceof String text && KEYS.matcher(text).matches();
    }

    private static boolean isReaction(@Nullable Object answer) {
        return answer instanceof Integer seconds
                ? seconds >= 0 && seconds <= LONGEST_RINGING
                : answer instanceof String word && REACTIONS.containsKey(word);
    }
}

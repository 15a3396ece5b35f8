package io.switchboard.conversation.setting.check;

import java.util.List;
import java.util.regex.Pattern;

import io.switchboard.conversation.template.AnswerVariable;
import io.switchboard.conversation.template.TemplateText;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Checks what several pages have: the texts of automatic answers, and numbers within limits. */
public final class SettingTexts {

    private static final int LONGEST = 1600;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]");

    private SettingTexts() {}

    /** Returns null for a text without a letter. */
    public static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The problem of the text of an automatic answer, at most one; none for no text. */
    public static List<FieldProblem> problems(String field, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            return problem(field, "the text has %d characters; Twilio accepts at most %d".formatted(length, LONGEST));
        }
        if (CONTROL.matcher(text).find()) {
            return problem(field, "the text contains a control character");
        }
        try {
            return unknownVariable(field, TemplateText.of(text).variables());
        } catch (IllegalArgumentException e) {
            return problem(field, String.valueOf(e.getMessage()));
        }
    }

    /** The problem of a text with a variable whose value no message gives. */
    public static List<FieldProblem> unknownVariable(String field, List<String> variables) {
        return variables.stream()
                .filter(name -> !AnswerVariable.words().contains(name))
                .findFirst()
                .map(name -> problem(
                        field,
                        "automatic answers have no variable {{%s}}; they have %s"
                                .formatted(name, String.join(", ", AnswerVariable.words()))))
                .orElse(List.of());
    }

    /** The problem of a number outside its limits, which are allowed themselves; none for no number. */
    public static List<FieldProblem> within(String field, @Nullable Integer number, int least, int most) {
        return number == null || (number >= least && number <= most)
                ? List.of()
                : problem(field, "the number must be from " + least + " to " + most);
    }

    /** A single problem. */
    public static List<FieldProblem> problem(String field, String detail) {
        return List.of(new FieldProblem(field, detail));
    }
}

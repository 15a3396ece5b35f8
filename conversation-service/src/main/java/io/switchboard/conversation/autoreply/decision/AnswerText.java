package io.switchboard.conversation.autoreply.decision;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.template.AnswerVariable;
import io.switchboard.conversation.template.TemplateText;
import io.switchboard.web.UnicodeText;
import org.jspecify.annotations.Nullable;

/** Writes the text of an answer. It fits into one message: the customer's own text is cut where the answer is too long. */
public final class AnswerText {

    private static final int LONGEST = 1600;

    private AnswerText() {}

    /** The text; empty when it is blank, or when the template has a variable that answers do not have. */
    public static Optional<String> render(
            String template, String customersText, AddressPair addresses, @Nullable String contactName) {
        var text = TemplateText.of(template);
        var values = new HashMap<String, String>();
        values.put(AnswerVariable.MESSAGE_BODY.word(), customersText);
        values.put(AnswerVariable.CONTACT_NAME.word(), contactName == null ? addresses.theirs() : contactName);
        values.put(AnswerVariable.CONTACT_ADDRESS.word(), addresses.theirs());
        values.put(AnswerVariable.OUR_ADDRESS.word(), addresses.ours());
        return text.render(values)
                .map(answer -> length(answer) <= LONGEST ? answer : cut(text, values, customersText))
                .filter(answer -> !answer.isBlank());
    }

    /** Leaves as much of the customer's text as fits, each time that the template repeats it. */
    private static String cut(TemplateText text, Map<String, String> values, String customersText) {
        var without = length(with("", text, values));
        var repetitions = length(with("x", text, values)) - without;
        var most = repetitions == 0 ? 0 : (LONGEST - without) / repetitions;
        var part = most < 1 ? "" : UnicodeText.bounded(customersText, most);
        return UnicodeText.bounded(with(part, text, values), LONGEST);
    }

    private static String with(String customersText, TemplateText text, Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put(AnswerVariable.MESSAGE_BODY.word(), customersText);
        return text.render(all).orElseThrow();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}

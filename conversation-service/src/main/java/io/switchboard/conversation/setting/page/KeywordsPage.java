package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code keywords}: answers to certain words, at any time of day, and what is done with the conversation.
 *
 * @param rules the first rule that matches a message answers it
 */
public record KeywordsPage(List<KeywordRule> rules) implements SettingValue {

    static final KeywordsPage DEFAULT = new KeywordsPage(List.of());

    private static final int MOST_RULES = 200;
    private static final int MOST_WORDS = 50;
    private static final int LONGEST_WORD = 100;

    public KeywordsPage {
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /** Returns whether some rule assigns or labels conversations. */
    public boolean changesConversations() {
        return rules.stream().anyMatch(KeywordRule::changesConversation);
    }

    /**
     * An answer to certain words. It has either a text or a template.
     *
     * @param match how a message is compared with the words
     * @param words words or phrases, of which one must match
     * @param text the answer
     * @param templateId the template of the answer
     * @param assign the member who gets a conversation that nobody has; null for no one
     * @param addLabels the ids of labels that the conversation gets
     */
    public record KeywordRule(
            @Nullable Match match,
            List<String> words,
            @Nullable String text,
            @Nullable String templateId,
            @Nullable String assign,
            List<String> addLabels) {

        public KeywordRule {
            words = words == null ? List.of() : List.copyOf(words);
            text = SettingTexts.blankToNull(text);
            templateId = SettingTexts.blankToNull(templateId);
            assign = SettingTexts.blankToNull(assign);
            addLabels = addLabels == null
                    ? List.of()
                    : addLabels.stream().distinct().toList();
        }

        /** The rule that assigns and labels the conversation of a message with one of the words. */
        public ConversationRule conversationRule() {
            return new ConversationRule(
                    words.isEmpty() ? "Keyword" : "Keyword “" + words.getFirst() + "”",
                    true,
                    new RuleConditions(List.of(), List.of(), matchOrExact(), words, null, List.of()),
                    actions(),
                    false);
        }

        /** Whether the rule assigns or labels the conversation, beside its answer. */
        public boolean changesConversation() {
            return assign != null || !addLabels.isEmpty();
        }

        private RuleActions actions() {
            return new RuleActions(assign, false, false, addLabels, false, List.of());
        }

        /** How a message is compared with the words; a stored rule always says it. */
        public Match matchOrExact() {
            return match == null ? Match.EXACT : match;
        }
    }

    /** How a message is compared with a word, without regard to the case of letters. */
    public enum Match {
        /** The message is the word. */
        EXACT,
        /** The message begins with the word. */
        PREFIX,
        /** The word occurs in the message. */
        CONTAINS;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Match of(String word) {
            return switch (word) {
                case "exact" -> EXACT;
                case "prefix" -> PREFIX;
                case "contains" -> CONTAINS;
                default -> throw new IllegalArgumentException("the match must be exact, prefix or contains");
            };
        }
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (rules.size() > MOST_RULES) {
            return SettingTexts.problem("rules", "there are at most " + MOST_RULES + " rules");
        }
        var problems = new ArrayList<FieldProblem>();
        for (var number = 0; number < rules.size(); number++) {
            problems.addAll(problems("rules." + number, rules.get(number), templates));
        }
        return problems;
    }

    private static List<FieldProblem> problems(
            String place, KeywordRule rule, Function<String, Optional<Template>> templates) {
        var problems = new ArrayList<FieldProblem>();
        if (rule.match() == null) {
            problems.add(new FieldProblem(place + ".match", "the match must be exact, prefix or contains"));
        }
        problems.addAll(wordProblems(place + ".words", rule.words()));
        if ((rule.text() == null) == (rule.templateId() == null)) {
            problems.add(new FieldProblem(place, "a rule needs either a text or a templateId"));
        }
        problems.addAll(SettingTexts.problems(place + ".text", rule.text()));
        problems.addAll(templateProblems(place + ".templateId", rule.templateId(), templates));
        if (rule.changesConversation()) {
            problems.addAll(rule.actions().problems(place));
        }
        return problems;
    }

    @Override
    public List<FieldProblem> foreignResources(TenantResources resources) {
        var labels = resources.labels(rules.stream()
                .flatMap(rule -> rule.addLabels().stream())
                .distinct()
                .toList());
        var problems = new ArrayList<FieldProblem>();
        for (var number = 0; number < rules.size(); number++) {
            problems.addAll(rules.get(number).actions().foreign("rules." + number, resources, labels));
        }
        return problems;
    }

    static List<FieldProblem> wordProblems(String place, List<String> words) {
        if (words.isEmpty()) {
            return SettingTexts.problem(place, "a rule needs a word");
        }
        if (words.size() > MOST_WORDS) {
            return SettingTexts.problem(place, "a rule has at most " + MOST_WORDS + " words");
        }
        var problems = new ArrayList<FieldProblem>();
        for (var number = 0; number < words.size(); number++) {
            var word = words.get(number);
            if (word.isBlank()) {
                problems.add(new FieldProblem(place + "." + number, "the word is empty"));
            } else if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
                problems.add(
                        new FieldProblem(place + "." + number, "a word has at most " + LONGEST_WORD + " characters"));
            }
        }
        return problems;
    }

    private static List<FieldProblem> templateProblems(
            String place, @Nullable String templateId, Function<String, Optional<Template>> templates) {
        if (templateId == null) {
            return List.of();
        }
        return templates
                .apply(templateId)
                .map(template -> SettingTexts.unknownVariable(place, template.variables()))
                .orElseGet(() -> SettingTexts.problem(place, "there is no such template"));
    }
}

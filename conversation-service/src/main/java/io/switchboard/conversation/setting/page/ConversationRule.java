package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the page {@code rules}: what is done with the conversation of a customer's message that meets all conditions.
 *
 * @param name shown where the rule has acted; another one for each rule
 * @param enabled whether it is tried
 * @param conditions of which all must hold
 * @param actions what is done
 * @param stop whether no further rule is tried after this one has matched
 */
public record ConversationRule(
        String name,
        @Nullable Boolean enabled,
        @JsonProperty("if") RuleConditions conditions,
        @JsonProperty("then") RuleActions actions,
        @Nullable Boolean stop) {

    private static final int LONGEST_NAME = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    public ConversationRule {
        name = name == null ? "" : name.strip();
        enabled = enabled == null || enabled;
        conditions = conditions == null ? RuleConditions.NONE : conditions;
        actions = actions == null ? RuleActions.NONE : actions;
        stop = stop != null && stop;
    }

    /** Returns whether the rule does anything; a keyword rule may only answer. */
    public boolean changesSomething() {
        return !actions.isNone();
    }

    /** Returns the labels that the rule names, in its conditions and its actions. */
    List<String> labels() {
        return Stream.concat(conditions.labels().stream(), actions.addLabels().stream())
                .toList();
    }

    List<FieldProblem> problems(String place) {
        var problems = new ArrayList<FieldProblem>();
        if (name.isEmpty()
                || name.codePointCount(0, name.length()) > LONGEST_NAME
                || CONTROL.matcher(name).find()) {
            problems.add(new FieldProblem(
                    place + ".name", "the name must have from 1 to " + LONGEST_NAME + " characters, in one line"));
        }
        problems.addAll(conditions.problems(place + ".if"));
        problems.addAll(actions.problems(place + ".then"));
        return problems;
    }

    List<FieldProblem> foreign(String place, TenantResources resources, Set<String> labels) {
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(conditions.foreign(place + ".if", resources, labels));
        problems.addAll(actions.foreign(place + ".then", resources, labels));
        return problems;
    }

    static List<FieldProblem> unknownLabels(String place, List<String> ids, Set<String> known) {
        var problems = new ArrayList<FieldProblem>();
        for (var index = 0; index < ids.size(); index++) {
            if (!known.contains(ids.get(index))) {
                problems.add(new FieldProblem(place + "." + index, "you have no label with this id"));
            }
        }
        return problems;
    }

    /** Names a list that has too many values, and each value that is empty or no id. */
    static List<FieldProblem> idProblems(String place, List<String> ids, int most) {
        if (ids.size() > most) {
            return SettingTexts.problem(place, "there are at most " + most);
        }
        var problems = new ArrayList<FieldProblem>();
        for (var index = 0; index < ids.size(); index++) {
            if (!isId(ids.get(index))) {
                problems.add(new FieldProblem(place + "." + index, "the id must have from 1 to 256 characters"));
            }
        }
        return problems;
    }

    static boolean isId(String text) {
        return !text.isBlank() && text.length() <= 256;
    }
}

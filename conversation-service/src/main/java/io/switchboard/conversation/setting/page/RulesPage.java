package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.events.setting.Template;
import io.switchboard.web.FieldProblem;

/**
 * The page {@code rules}: what is done with a conversation when the customer writes.
 *
 * @param rules in the order in which they are tried
 */
public record RulesPage(List<ConversationRule> rules) implements SettingValue {

    static final RulesPage DEFAULT = new RulesPage(List.of());

    private static final int MOST_RULES = 100;

    public RulesPage {
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /** Returns the rules that are on. */
    public List<ConversationRule> enabledRules() {
        return rules.stream()
                .filter(rule -> Boolean.TRUE.equals(rule.enabled()))
                .toList();
    }

    @Override
    public List<FieldProblem> problems(Function<String, Optional<Template>> templates) {
        if (rules.size() > MOST_RULES) {
            return SettingTexts.problem("rules", "there are at most " + MOST_RULES + " rules");
        }
        var problems = new ArrayList<FieldProblem>();
        var names = new HashSet<String>();
        for (var index = 0; index < rules.size(); index++) {
            var place = "rules." + index;
            problems.addAll(rules.get(index).problems(place));
            if (!names.add(rules.get(index).name())) {
                problems.add(new FieldProblem(place + ".name", "another rule has this name"));
            }
        }
        return problems;
    }

    @Override
    public List<FieldProblem> foreignResources(TenantResources resources) {
        var labels = resources.labels(rules.stream()
                .flatMap(rule -> rule.labels().stream())
                .distinct()
                .toList());
        var problems = new ArrayList<FieldProblem>();
        for (var index = 0; index < rules.size(); index++) {
            problems.addAll(rules.get(index).foreign("rules." + index, resources, labels));
        }
        return problems;
    }
}

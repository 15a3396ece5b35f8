package io.switchboard.conversation.rule.decision;

import java.util.ArrayList;
import java.util.List;

import io.switchboard.conversation.autoreply.decision.ComparableText;
import io.switchboard.conversation.setting.page.ConversationRule;
import io.switchboard.conversation.setting.page.KeywordsPage;
import io.switchboard.conversation.setting.page.KeywordsPage.KeywordRule;
import io.switchboard.conversation.setting.page.RulesPage;
import io.switchboard.voiceplan.Schedule;

/**
 * Decides which of a tenant's rules match a customer's message, and what they do. The first keyword rule that matches acts
 * first. Then all rules that match act, in their order, up to one that stops; a later rule finds the labels and the assignee
 * that earlier ones set. The decision depends on nothing but its arguments.
 */
public final class RulePolicy {

    private final List<PreparedRule> keywords;
    private final List<PreparedRule> rules;
    private final Schedule businessHours;

    public RulePolicy(RulesPage page, KeywordsPage keywords, Schedule businessHours) {
        this.keywords = keywords.rules().stream()
                .filter(rule -> !rule.words().isEmpty())
                .map(KeywordRule::conversationRule)
                .map(PreparedRule::of)
                .toList();
        this.rules = page.enabledRules().stream().map(PreparedRule::of).toList();
        this.businessHours = businessHours;
    }

    /** Decides about a message of a conversation in this state. */
    public RulePlan decide(CustomerText message, RuledState before, RuleTargets targets) {
        var body = ComparableText.of(message.body());
        var names = new ArrayList<String>();
        var planned = new PlannedActions(before, targets);
        keywords.stream()
                .filter(keyword -> keyword.matches(message, body, before, businessHours))
                .findFirst()
                .map(PreparedRule::rule)
                .filter(ConversationRule::changesSomething)
                .ifPresent(keyword -> {
                    names.add(keyword.name());
                    planned.add(keyword);
                });
        for (var prepared : rules) {
            var rule = prepared.rule();
            if (prepared.matches(message, body, planned.state(), businessHours)) {
                names.add(rule.name());
                planned.add(rule);
                if (isLast(rule)) {
                    break;
                }
            }
        }
        return new RulePlan(names, planned.actions(), planned.state());
    }

    private static boolean isLast(ConversationRule rule) {
        return Boolean.TRUE.equals(rule.stop());
    }
}

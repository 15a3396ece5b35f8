package io.switchboard.conversation.rule.decision;

import java.util.List;

import io.switchboard.conversation.rule.action.RuleAction;

/**
 * The decision about one message.
 *
 * @param rules the names of the rules that match, in their order
 * @param actions what they do, without what changes nothing
 * @param after the conversation's state afterwards
 */
public record RulePlan(List<String> rules, List<RuleAction> actions, RuledState after) {

    public boolean isMatch() {
        return !rules.isEmpty();
    }
}

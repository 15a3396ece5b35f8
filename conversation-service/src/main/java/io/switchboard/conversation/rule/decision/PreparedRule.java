package io.switchboard.conversation.rule.decision;

import java.util.List;

import io.switchboard.conversation.autoreply.decision.ComparableText;
import io.switchboard.conversation.setting.page.ConversationRule;
import io.switchboard.conversation.setting.page.KeywordsPage.Match;
import io.switchboard.conversation.setting.page.RuleConditions;
import io.switchboard.voiceplan.Schedule;

/** A rule whose words are in their comparable form, so that many messages are compared with them. */
record PreparedRule(ConversationRule rule, List<ComparableText> words) {

    static PreparedRule of(ConversationRule rule) {
        return new PreparedRule(
                rule, rule.conditions().words().stream().map(ComparableText::of).toList());
    }

    boolean matches(CustomerText message, ComparableText body, RuledState state, Schedule businessHours) {
        var conditions = rule.conditions();
        var addresses = message.addresses();
        return isAnyOf(conditions.numbers(), addresses.ours())
                && isAnyOf(conditions.channels(), addresses.channel())
                && hasLabel(conditions, state)
                && isAt(conditions, message, businessHours)
                && hasWord(conditions, body);
    }

    private static boolean isAnyOf(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static boolean hasLabel(RuleConditions conditions, RuledState state) {
        return conditions.labels().isEmpty() || conditions.labels().stream().anyMatch(state.labels()::contains);
    }

    private static boolean isAt(RuleConditions conditions, CustomerText message, Schedule businessHours) {
        return conditions.time() == null || conditions.time().holdsAt(message.at(), businessHours);
    }

    private boolean hasWord(RuleConditions conditions, ComparableText body) {
        var match = conditions.match() == null ? Match.CONTAINS : conditions.match();
        return words.isEmpty() || words.stream().anyMatch(word -> body.matches(match, word));
    }
}

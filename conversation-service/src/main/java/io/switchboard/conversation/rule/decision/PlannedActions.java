package io.switchboard.conversation.rule.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.rule.action.RuleAction;
import io.switchboard.conversation.rule.action.RuleAction.Kind;
import io.switchboard.conversation.setting.page.ConversationRule;
import io.switchboard.conversation.setting.page.RuleActions;
import org.jspecify.annotations.Nullable;

/** Collects the actions of the rules that match, one after the other. */
final class PlannedActions {

    private final RuledState before;
    private final RuleTargets targets;
    private final Map<String, RuleAction> labels = new LinkedHashMap<>();
    private final Map<String, RuleAction> told = new LinkedHashMap<>();
    private @Nullable RuleAction assignment;
    private @Nullable RuleAction closing;

    PlannedActions(RuledState before, RuleTargets targets) {
        this.before = before;
        this.targets = targets;
    }

    void add(ConversationRule rule) {
        var wanted = rule.actions();
        assign(rule.name(), wanted);
        for (var label : wanted.addLabels()) {
            if (!before.labels().contains(label) && targets.isLabel(label)) {
                labels.putIfAbsent(label, new RuleAction(Kind.LABEL, label, rule.name()));
            }
        }
        if (Boolean.TRUE.equals(wanted.close()) && closing == null) {
            closing = new RuleAction(Kind.CLOSE, null, rule.name());
        }
        for (var member : wanted.notified()) {
            if (targets.isMember(member)) {
                told.putIfAbsent(member, new RuleAction(Kind.NOTIFY, member, rule.name()));
            }
        }
    }

    private void assign(String rule, RuleActions wanted) {
        var member = wanted.assign();
        if (Boolean.TRUE.equals(wanted.unassign())) {
            assignment = new RuleAction(Kind.UNASSIGN, null, rule);
        } else if (member != null
                && (assignee() == null || Boolean.TRUE.equals(wanted.reassign()))
                && targets.isMember(member)) {
            assignment = new RuleAction(Kind.ASSIGN, member, rule);
        }
    }

    private @Nullable String assignee() {
        return assignment == null ? before.assignee() : assignment.value();
    }

    RuledState state() {
        var all = new ArrayList<>(before.labels());
        all.addAll(labels.keySet());
        return new RuledState(assignee(), all);
    }

    List<RuleAction> actions() {
        var actions = new ArrayList<RuleAction>();
        if (assignment != null && !Objects.equals(assignee(), before.assignee())) {
            actions.add(assignment);
        }
        actions.addAll(labels.values());
        if (closing != null) {
            actions.add(closing);
        }
        actions.addAll(told.values());
        return actions;
    }
}

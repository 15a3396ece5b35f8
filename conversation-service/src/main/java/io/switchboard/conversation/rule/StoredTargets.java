package io.switchboard.conversation.rule;

import java.util.List;
import java.util.Set;

import io.switchboard.conversation.assignee.AssignableMembers;
import io.switchboard.conversation.label.Labels;
import io.switchboard.conversation.rule.decision.RuleTargets;
import io.switchboard.conversation.setting.page.RuleActions;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;

/** The labels and members that a tenant's rules name, as they are stored. Each kind is read once, when a rule matches. */
final class StoredTargets implements RuleTargets {

    private final TenantId tenant;
    private final List<RuleActions> actions;
    private final Labels labels;
    private final AssignableMembers members;
    private @Nullable Set<String> present;
    private @Nullable Set<String> removed;

    StoredTargets(TenantId tenant, List<RuleActions> actions, Labels labels, AssignableMembers members) {
        this.tenant = tenant;
        this.actions = actions;
        this.labels = labels;
        this.members = members;
    }

    @Override
    public boolean isLabel(String id) {
        if (present == null) {
            present = labels.existing(
                    tenant,
                    actions.stream()
                            .flatMap(action -> action.addLabels().stream())
                            .distinct()
                            .toList());
        }
        return present.contains(id);
    }

    @Override
    public boolean isMember(String id) {
        if (removed == null) {
            removed = members.removed(
                    tenant,
                    actions.stream()
                            .flatMap(action -> action.members().stream())
                            .distinct()
                            .toList());
        }
        return !removed.contains(id);
    }
}

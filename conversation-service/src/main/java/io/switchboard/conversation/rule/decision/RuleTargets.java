package io.switchboard.conversation.rule.decision;

/** Knows which labels and members a rule can still name: those that were removed since it was saved are passed over. */
public interface RuleTargets {

    boolean isLabel(String id);

    boolean isMember(String id);
}

package io.switchboard.conversation.setting.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.switchboard.conversation.setting.check.SettingTexts;
import io.switchboard.conversation.setting.check.TenantResources;
import io.switchboard.web.FieldProblem;
import org.jspecify.annotations.Nullable;

/**
 * The actions of a rule.
 *
 * @param assign the member who gets a conversation that nobody has; null for no one
 * @param reassign whether the member gets the conversation also when somebody has it
 * @param unassign whether nobody has the conversation any more
 * @param addLabels the ids of labels
 * @param close whether the conversation is closed, unless something newer has happened in it
 * @param notified the members whose bell tells of the message
 */
public record RuleActions(
        @Nullable String assign,
        @Nullable Boolean reassign,
        @Nullable Boolean unassign,
        List<String> addLabels,
        @Nullable Boolean close,
        @JsonProperty("notify") List<String> notified) {

    static final RuleActions NONE = new RuleActions(null, null, null, List.of(), null, List.of());

    private static final int MOST_LABELS = 20;
    private static final int MOST_MEMBERS = 50;

    public RuleActions {
        assign = SettingTexts.blankToNull(assign);
        reassign = reassign != null && reassign;
        unassign = unassign != null && unassign;
        addLabels =
                addLabels == null ? List.of() : addLabels.stream().distinct().toList();
        close = close != null && close;
        notified = notified == null ? List.of() : notified.stream().distinct().toList();
    }

    /** Returns the members that the actions name. */
    public List<String> members() {
        return Stream.concat(Stream.ofNullable(assign), notified.stream()).toList();
    }

    boolean isNone() {
        return assign == null
                && !Boolean.TRUE.equals(unassign)
                && addLabels.isEmpty()
                && !Boolean.TRUE.equals(close)
                && notified.isEmpty();
    }

    List<FieldProblem> problems(String place) {
        if (isNone()) {
            return SettingTexts.problem(place, "a rule must assign, label, close or notify");
        }
        var problems = new ArrayList<FieldProblem>();
        if (assign != null && Boolean.TRUE.equals(unassign)) {
            problems.add(new FieldProblem(place + ".unassign", "a rule either assigns to a member or to nobody"));
        }
        if (assign == null && Boolean.TRUE.equals(reassign)) {
            problems.add(new FieldProblem(place + ".reassign", "name the member to assign to"));
        }
        if (assign != null && !ConversationRule.isId(assign)) {
            problems.add(new FieldProblem(place + ".assign", "the id must have from 1 to 256 characters"));
        }
        problems.addAll(ConversationRule.idProblems(place + ".addLabels", addLabels, MOST_LABELS));
        problems.addAll(ConversationRule.idProblems(place + ".notify", notified, MOST_MEMBERS));
        return problems;
    }

    List<FieldProblem> foreign(String place, TenantResources resources, Set<String> known) {
        var problems = new ArrayList<FieldProblem>();
        if (assign != null && !resources.isMember(assign)) {
            problems.add(new FieldProblem(place + ".assign", "you have no member with this id"));
        }
        for (var index = 0; index < notified.size(); index++) {
            if (!resources.isMember(notified.get(index))) {
                problems.add(new FieldProblem(place + ".notify." + index, "you have no member with this id"));
            }
        }
        problems.addAll(ConversationRule.unknownLabels(place + ".addLabels", addLabels, known));
        return problems;
    }
}

package io.switchboard.conversation.rule;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.rule.TenantRules.RuleSet;
import io.switchboard.conversation.rule.action.RuleAction.Kind;
import io.switchboard.conversation.rule.decision.CustomerText;
import io.switchboard.conversation.rule.decision.RuledState;
import io.switchboard.conversation.storage.ListenerFailures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Decides what the rules do about messages, by the state of their conversations. */
@Component
class RuleDecisions {

    private static final Logger log = LoggerFactory.getLogger(RuleDecisions.class);

    private final TenantRules rules;
    private final Conversations conversations;
    private final RuleSettings settings;
    private final RuleMeters meters;
    private final Clock clock;

    RuleDecisions(
            TenantRules rules, Conversations conversations, RuleSettings settings, RuleMeters meters, Clock clock) {
        this.rules = rules;
        this.conversations = conversations;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns a decision for each message of a tenant with rules, in the order of the messages, which is that of arrival. */
    List<RuleRun> of(List<StoredMessage> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        var sets = rules.of(messages.stream().map(StoredMessage::tenantId).collect(Collectors.toSet()));
        var ruled = messages.stream()
                .filter(message -> sets.containsKey(message.tenantId()))
                .filter(this::isInTime)
                .toList();
        var states = new HashMap<String, RuledState>();
        conversations
                .byId(ruled.stream()
                        .map(StoredMessage::conversationId)
                        .distinct()
                        .toList())
                .forEach((id, conversation) -> {
                    if (!conversation.isBlocked()) {
                        states.put(id, RuledState.of(conversation));
                    }
                });
        var decided = new ArrayList<RuleRun>();
        for (var message : ruled) {
            var set = Objects.requireNonNull(sets.get(message.tenantId()));
            decide(message, set, states.get(message.conversationId())).ifPresent(decision -> {
                decided.add(decision.run());
                states.put(message.conversationId(), decision.after());
            });
        }
        return decided;
    }

    private record Decision(RuleRun run, RuledState after) {}

    private boolean isInTime(StoredMessage message) {
        var isLate = message.createdAt().plus(settings.maxAge()).isBefore(clock.instant());
        if (isLate) {
            meters.late();
        }
        return !isLate;
    }

    /** Decides about a message; empty when its conversation was erased or its contact is blocked, or when that fails. */
    private Optional<Decision> decide(StoredMessage message, RuleSet set, @Nullable RuledState state) {
        if (state == null) {
            return Optional.empty();
        }
        try {
            var text = new CustomerText(message.addresses(), message.body(), message.createdAt());
            var plan = set.policy().decide(text, state, set.targets());
            if (plan.isMatch()) {
                meters.matched();
            } else {
                meters.unmatched();
            }
            var changesNothing = plan.actions().stream().allMatch(action -> action.is(Kind.NOTIFY));
            var run = new RuleRun(
                    message.id(),
                    message.tenantId(),
                    message.conversationId(),
                    message.createdAt(),
                    state.assignee(),
                    plan.actions(),
                    changesNothing,
                    clock.instant());
            return Optional.of(new Decision(run, plan.after()));
        } catch (RuntimeException e) {
            if (ListenerFailures.isTransient(e)) {
                throw e;
            }
            meters.failed();
            log.atWarn()
                    .addKeyValue("message", message.id())
                    .addKeyValue("tenant", message.tenantId())
                    .addKeyValue("reason", e.toString())
                    .log("rules not tried");
            return Optional.empty();
        }
    }
}

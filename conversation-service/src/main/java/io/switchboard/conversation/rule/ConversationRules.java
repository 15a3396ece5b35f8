package io.switchboard.conversation.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.MessageStoreResult.Outcome;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.conversation.rule.action.RuleAction;
import io.switchboard.conversation.rule.action.RuledConversations;
import io.switchboard.conversation.storage.ListenerFailures;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.setting.RuleMatched;
import io.switchboard.kafka.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Does what a tenant's rules say when a customer's message is stored: assigns, labels or closes its conversation and tells
 * members.
 *
 * <p>The decision about a message is stored under the message's id before anything is done, and each change of a
 * conversation notes the message, so that a message which is read again after a crash leads to the same changes, once. When
 * the storage or Kafka fails, the batch is read again, as for the messages themselves. Any other failure costs the rules for
 * one message.
 */
@Component
@Order(60) // before automatic answers, after which a conversation has something newer
class ConversationRules implements StoredMessageListener {

    private static final Logger log = LoggerFactory.getLogger(ConversationRules.class);

    private final RuleDecisions decisions;
    private final RuleRuns runs;
    private final RuledConversations conversations;
    private final EventPublisher publisher;
    private final RuleMeters meters;

    ConversationRules(
            RuleDecisions decisions,
            RuleRuns runs,
            RuledConversations conversations,
            EventPublisher publisher,
            RuleMeters meters) {
        this.decisions = decisions;
        this.runs = runs;
        this.conversations = conversations;
        this.publisher = publisher;
        this.meters = meters;
    }

    @Override
    public void onStored(List<MessageStoreResult> results) {
        var received =
                results.stream().filter(result -> result.message().isInbound()).toList();
        guarded(() -> run(received), "messages of a batch");
    }

    private void run(List<MessageStoreResult> received) {
        var earlier = runs.find(received.stream()
                .filter(result -> result.outcome() == Outcome.REDELIVERED)
                .map(result -> result.message().id())
                .toList());
        var decided = decisions.of(received.stream()
                .map(MessageStoreResult::message)
                .filter(message -> !earlier.containsKey(message.id()))
                .toList());
        var all = new HashMap<>(earlier);
        all.putAll(runs.add(decided));
        RuleWorkers.apply(
                received.stream()
                        .map(result -> all.get(result.message().id()))
                        .filter(Objects::nonNull)
                        .filter(run -> !run.done())
                        .toList(),
                run -> guarded(() -> apply(run), run.id()));
        publisher.publish(received.stream()
                .flatMap(result -> notice(result, all.get(result.message().id())))
                .toList());
    }

    private void apply(RuleRun run) {
        conversations.apply(run.message());
        runs.markDone(run);
        log.atInfo()
                .addKeyValue("message", run.id())
                .addKeyValue("conversation", run.conversationId())
                .addKeyValue("tenant", run.tenantId())
                .addKeyValue(
                        "rules",
                        run.actions().stream().map(RuleAction::rule).distinct().toList())
                .log("rules applied");
    }

    /** The event by which the bell tells members; the same one however often the message is read. */
    private static Stream<CloudEvent<?>> notice(MessageStoreResult result, @Nullable RuleRun run) {
        if (run == null || run.notices().isEmpty()) {
            return Stream.empty();
        }
        var message = result.message();
        var notice = new RuleMatched(
                message.conversationId(),
                message.id(),
                message.channel(),
                message.addresses().theirs(),
                message.preview(),
                run.notices().stream().map(RuleAction::rule).distinct().toList(),
                run.notices().stream()
                        .map(RuleAction::value)
                        .map(String::valueOf)
                        .toList());
        return Stream.of(DomainEvents.event(
                        EventType.RULE_MATCHED,
                        message.conversationId(),
                        "rules/" + message.id(),
                        message.createdAt(),
                        message.tenantId(),
                        notice)
                .causedBy(result.newMessage().cause()));
    }

    private void guarded(Runnable work, String message) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (ListenerFailures.isTransient(e)) {
                throw e;
            }
            meters.failed();
            log.atError().addKeyValue("message", message).setCause(e).log("rules not applied");
        }
    }
}

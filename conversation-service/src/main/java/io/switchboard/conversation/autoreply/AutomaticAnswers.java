package io.switchboard.conversation.autoreply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.switchboard.conversation.autoreply.AnswerCommands.CausedAnswer;
import io.switchboard.conversation.autoreply.decision.AnswerOutcome;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.conversation.MessageStoreResult.Outcome;
import io.switchboard.conversation.conversation.StoredMessageListener;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.storage.ListenerFailures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers customers' messages after they are stored, where their tenant wants that. The answer is a command like that of a
 * person: the message that it leads to is stored, sent and tracked in the same way.
 *
 * <p>A message gets one answer at most, whatever crashes: the answer is stored under the message's id before its command is
 * published, and its id follows from that id. When the storage or Kafka fails, the batch is read again, as for the messages
 * themselves. Any other failure costs the answer and nothing else.
 */
@Component
@Order(100)
class AutomaticAnswers implements StoredMessageListener {

    private static final Logger log = LoggerFactory.getLogger(AutomaticAnswers.class);

    private final AnswerDrafts drafts;
    private final AnswerDecisions decisions;
    private final AnswerStore answers;
    private final AnswerCommands commands;
    private final AnswerMeters meters;

    AutomaticAnswers(
            AnswerDrafts drafts,
            AnswerDecisions decisions,
            AnswerStore answers,
            AnswerCommands commands,
            AnswerMeters meters) {
        this.drafts = drafts;
        this.decisions = decisions;
        this.answers = answers;
        this.commands = commands;
        this.meters = meters;
    }

    @Override
    public void onStored(List<MessageStoreResult> results) {
        if (results.isEmpty()) {
            return;
        }
        try {
            drafts.prepare(
                    results.stream().map(result -> result.message().tenantId()).collect(Collectors.toSet()));
            notePeople(results);
            var received = results.stream()
                    .filter(result -> result.message().isInbound())
                    .toList();
            answer(received);
        } catch (RuntimeException e) {
            if (ListenerFailures.isTransient(e)) {
                throw e;
            }
            meters.decided(AnswerOutcome.FAILED);
            log.atError().setCause(e).log("messages not answered automatically");
        }
    }

    /** After a person wrote in a conversation, it gets no answer for a while. */
    private void notePeople(List<MessageStoreResult> results) {
        answers.notePeople(results.stream()
                .map(MessageStoreResult::message)
                .filter(message -> !message.isInbound() && !message.isAutomatic() && message.isReleased())
                .filter(this::isEnabled)
                .toList());
    }

    private boolean isEnabled(StoredMessage message) {
        return drafts.isEnabled(message.tenantId(), message.addresses().ours());
    }

    private void answer(List<MessageStoreResult> received) {
        var earlier = earlier(received);
        // Before the others are decided: the process may have ended before it was noted.
        answers.noteAnswered(earlier.values());
        var decided = decisions.of(received.stream()
                .filter(result -> !earlier.containsKey(result.message().id()))
                .flatMap(result -> drafts.of(result).stream())
                .toList());
        var added = answers.add(decided);
        answers.noteAnswered(added.values());
        var all = new HashMap<>(earlier);
        all.putAll(added);
        commands.publish(received.stream()
                .filter(result -> all.containsKey(result.message().id()))
                .map(result -> new CausedAnswer(
                        Objects.requireNonNull(all.get(result.message().id())),
                        result.newMessage().cause()))
                .toList());
        decided.forEach(this::report);
    }

    /** The answers that were stored before a crash. Their commands may not have been published. */
    private Map<String, StoredAnswer> earlier(List<MessageStoreResult> received) {
        return answers.find(received.stream()
                .filter(result -> result.outcome() == Outcome.REDELIVERED)
                .map(result -> result.message().id())
                .toList());
    }

    private void report(StoredAnswer answer) {
        meters.decided(AnswerOutcome.ANSWERED);
        log.atInfo()
                .addKeyValue("message", answer.id())
                .addKeyValue("answer", answer.answerId())
                .addKeyValue("conversation", answer.conversationId())
                .addKeyValue("tenant", answer.tenantId())
                .addKeyValue("channel", answer.channel())
                .log("message answered automatically");
    }
}

package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.conversation.autoreply.AnswerCommands.CausedAnswer;
import io.switchboard.conversation.autoreply.decision.AnswerOutcome;
import io.switchboard.conversation.consent.WhatsappWindow;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.setting.Settings;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers customers whom nobody has answered for a while, once for each wait. The decision about a wait is stored before its
 * command is published, and the command follows from it, so that a crash or a second instance sends nothing twice.
 */
@Component
class UnansweredAnswers {

    private static final Logger log = LoggerFactory.getLogger(UnansweredAnswers.class);

    private final UnansweredConversations conversations;
    private final Messages messages;
    private final Settings settings;
    private final AnswerDrafts drafts;
    private final AnswerDecisions decisions;
    private final AnsweredWaits waits;
    private final AnswerStore answers;
    private final AnswerCommands commands;
    private final AnswerMeters meters;
    private final Clock clock;

    UnansweredAnswers(
            UnansweredConversations conversations,
            Messages messages,
            Settings settings,
            AnswerDrafts drafts,
            AnswerDecisions decisions,
            AnsweredWaits waits,
            AnswerStore answers,
            AnswerCommands commands,
            AnswerMeters meters,
            Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.settings = settings;
        this.drafts = drafts;
        this.decisions = decisions;
        this.waits = waits;
        this.answers = answers;
        this.commands = commands;
        this.meters = meters;
        this.clock = clock;
    }

    /** Answers all that are due. What fails for one tenant is repeated by the next run and delays no other. */
    void answerDue() {
        var tenants = conversations.tenants();
        drafts.prepare(tenants);
        for (var tenant : tenants) {
            try {
                answerDue(tenant);
            } catch (RuntimeException e) {
                log.atWarn()
                        .addKeyValue("tenant", tenant)
                        .addKeyValue("reason", e.toString())
                        .log("waiting customers not answered yet, the next run repeats it");
            }
        }
    }

    private void answerDue(TenantId tenant) {
        var page = settings.of(tenant, SettingPage.AUTO_REPLY);
        if (page.unansweredText() == null) {
            return;
        }
        var due = conversations.due(tenant, page, null);
        while (!due.isEmpty()) {
            answer(tenant, due);
            due = conversations.isLast(due) ? List.of() : conversations.due(tenant, page, due.getLast());
        }
    }

    private void answer(TenantId tenant, List<StoredConversation> due) {
        var decided = waits.find(due.stream().map(StoredConversation::id).toList());
        var undecided = due.stream()
                .filter(conversation -> !isDecided(decided.get(conversation.id()), conversation))
                .toList();
        var last = lastMessages(tenant, undecided);
        for (var conversation : due) {
            var known = decided.get(conversation.id());
            if (known == null || !known.isAbout(conversation.waitingSince())) {
                decide(conversation, Optional.ofNullable(last.get(conversation.id())));
            } else if (!known.done()) {
                publish(known);
            }
        }
    }

    private static boolean isDecided(@Nullable AnsweredWait known, StoredConversation conversation) {
        return known != null && known.isAbout(conversation.waitingSince());
    }

    /** The customer's last message of each conversation, by the conversation's id. */
    private Map<String, StoredMessage> lastMessages(TenantId tenant, List<StoredConversation> undecided) {
        var times = new HashMap<String, Instant>();
        undecided.forEach(conversation -> {
            if (conversation.lastInboundAt() != null) {
                times.put(conversation.id(), conversation.lastInboundAt());
            }
        });
        return messages.receivedAt(tenant, times).stream()
                .collect(Collectors.toMap(StoredMessage::conversationId, Function.identity(), (one, other) -> one));
    }

    private void decide(StoredConversation conversation, Optional<StoredMessage> last) {
        var since = Objects.requireNonNull(conversation.waitingSince());
        var id = conversation.id() + "/" + since.toEpochMilli();
        var answer = last.filter(message -> !message.createdAt().isBefore(since))
                .filter(message -> isWindowOpen(conversation, message))
                .flatMap(message -> drafts.unanswered(message)
                        .flatMap(draft -> decisions.unanswered(id, message, draft, conversation)));
        var wait = new AnsweredWait(
                conversation.id(), conversation.tenantId(), since, answer.orElse(null), answer.isEmpty());
        if (waits.add(wait) && answer.isPresent()) {
            publish(wait);
            meters.decided(AnswerOutcome.ANSWERED);
        }
    }

    private boolean isWindowOpen(StoredConversation conversation, StoredMessage last) {
        return WhatsappWindow.end(conversation.channel(), last.createdAt(), null)
                .map(end -> end.isAfter(clock.instant()))
                .orElse(true);
    }

    private void publish(AnsweredWait wait) {
        var answer = Objects.requireNonNull(wait.answer());
        answers.noteAnswered(List.of(answer));
        commands.publish(List.of(new CausedAnswer(answer, null)));
        waits.markDone(wait);
        log.atInfo()
                .addKeyValue("answer", answer.answerId())
                .addKeyValue("conversation", wait.id())
                .addKeyValue("tenant", wait.tenantId())
                .log("waiting customer answered automatically");
    }
}

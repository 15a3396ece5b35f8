package io.switchboard.conversation.autoreply.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.switchboard.conversation.setting.page.AutoReplyPage;
import io.switchboard.conversation.setting.page.KeywordsPage;
import io.switchboard.conversation.setting.page.KeywordsPage.KeywordRule;
import io.switchboard.conversation.setting.page.KeywordsPage.Match;
import io.switchboard.conversation.twilioconversation.ConversationBinding;
import io.switchboard.events.Address;
import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a customer's message gets an automatic answer, and which one. The decision depends on nothing but its
 * arguments. It has two steps: most messages need no look at their conversation.
 */
public record AnswerPolicy(AutoReplyPage replies, KeywordsPage keywords, Schedule hours, Duration maxAge) {

    /** How long a repeated text is taken for the answer of a machine. */
    private static final Duration REPETITION = Duration.ofHours(24);

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

    /**
     * A decision: the draft of an answer, or the reason for none.
     *
     * @param draft null unless the outcome is {@link AnswerOutcome#ANSWERED}
     */
    public record Decision(AnswerOutcome outcome, @Nullable Draft draft) {

        static Decision none(AnswerOutcome reason) {
            return new Decision(reason, null);
        }
    }

    /**
     * The draft of an answer: a text or a template.
     *
     * @param isCommand whether the customer's whole message is a keyword, as people may send again and again
     */
    public record Draft(@Nullable String text, @Nullable String templateId, boolean isCommand) {}

    /** Decides by the message alone. */
    public Decision draft(CustomerMessage message, Instant now) {
        var objection = objection(message);
        if (objection.isPresent()) {
            return Decision.none(objection.get());
        }
        if (message.at().plus(maxAge).isBefore(now)) {
            return Decision.none(AnswerOutcome.LATE);
        }
        return keyword(message.body())
                .or(() -> occasion(message))
                .map(draft -> new Decision(AnswerOutcome.ANSWERED, draft))
                .orElseGet(() -> Decision.none(AnswerOutcome.NO_TEXT));
    }

    /**
     * Decides by the message alone about the answer to a customer whom nobody has answered for a while. A keyword has its own
     * answer, and while the tenant is closed the customer expects none.
     */
    public Decision draftUnanswered(CustomerMessage message) {
        var text = replies.unansweredText();
        return objection(message)
                .map(Decision::none)
                .orElseGet(() -> text != null
                                && hours.isOpenAt(message.at())
                                && keyword(message.body()).isEmpty()
                        ? new Decision(AnswerOutcome.ANSWERED, new Draft(text, null, false))
                        : Decision.none(AnswerOutcome.NO_TEXT));
    }

    private Optional<AnswerOutcome> objection(CustomerMessage message) {
        if (!replies.isEnabledFor(message.addresses().ours())) {
            return Optional.of(AnswerOutcome.OFF);
        }
        if (message.isOwnNumber() || !canReceive(message)) {
            return Optional.of(AnswerOutcome.SENDER);
        }
        return message.optOut() == null ? Optional.empty() : Optional.of(AnswerOutcome.OPT_OUT_WORD);
    }

    /** Short codes and alphanumeric senders receive no texts, and a group does not talk to the tenant alone. */
    private static boolean canReceive(CustomerMessage message) {
        var addresses = message.addresses();
        if (addresses.channel().equals(ConversationBinding.GROUP_CHANNEL)) {
            return false;
        }
        return !addresses.channel().equals(Address.SMS)
                || E164.matcher(addresses.theirs()).matches();
    }

    private Optional<Draft> keyword(String body) {
        var text = ComparableText.of(body);
        return keywords.rules().stream()
                .filter(rule -> rule.words().stream()
                        .anyMatch(word -> text.matches(rule.matchOrExact(), ComparableText.of(word))))
                .findFirst()
                .map(rule -> draft(rule));
    }

    private static Draft draft(KeywordRule rule) {
        return new Draft(rule.text(), rule.templateId(), rule.matchOrExact() == Match.EXACT);
    }

    private Optional<Draft> occasion(CustomerMessage message) {
        return replies.textFor(message.addresses().ours(), hours.isOpenAt(message.at()))
                .map(text -> new Draft(text, null, false));
    }

    /** Returns the reason for which the conversation gets no answer now; empty if it gets one. */
    public Optional<AnswerOutcome> objection(CustomerMessage message, Draft draft, ConversationFacts conversation) {
        var barred = objection(conversation);
        if (barred.isPresent()) {
            return barred;
        }
        if (isWithin(replies.quietAfterAgentMinutes(), conversation.personAt(), message.at())) {
            return Optional.of(AnswerOutcome.PERSON);
        }
        if (isWithin(replies.minIntervalMinutes(), conversation.answeredAt(), message.at())) {
            return Optional.of(AnswerOutcome.TOO_SOON);
        }
        return !draft.isCommand() && isRepeated(message, conversation)
                ? Optional.of(AnswerOutcome.REPEATED)
                : Optional.empty();
    }

    /** Returns the reason for which the conversation gets no answer of any kind. */
    public static Optional<AnswerOutcome> objection(ConversationFacts conversation) {
        if (!conversation.isRouted()) {
            return Optional.of(AnswerOutcome.UNROUTED);
        }
        if (conversation.isBlocked()) {
            return Optional.of(AnswerOutcome.BLOCKED);
        }
        return conversation.isOptedOut() ? Optional.of(AnswerOutcome.OPTED_OUT) : Optional.empty();
    }

    /** Whether less than the minutes passed since then. What happened after the message counts as well. */
    private static boolean isWithin(int minutes, @Nullable Instant since, Instant at) {
        return since != null && minutes > 0 && at.isBefore(since.plus(Duration.ofMinutes(minutes)));
    }

    private static boolean isRepeated(CustomerMessage message, ConversationFacts conversation) {
        var answeredAt = conversation.answeredAt();
        return answeredAt != null
                && message.at().isBefore(answeredAt.plus(REPETITION))
                && AnsweredText.of(message.body()).equals(conversation.answeredText());
    }
}

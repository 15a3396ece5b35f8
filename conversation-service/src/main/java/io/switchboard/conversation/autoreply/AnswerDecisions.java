package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.conversation.autoreply.decision.AnswerOutcome;
import io.switchboard.conversation.autoreply.decision.AnswerPolicy.Draft;
import io.switchboard.conversation.autoreply.decision.AnswerText;
import io.switchboard.conversation.autoreply.decision.AnsweredText;
import io.switchboard.conversation.autoreply.decision.ConversationFacts;
import io.switchboard.conversation.consent.RecipientConsent;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.AddressesRejected;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.setting.Template;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decides which drafts become answers, by the state of their conversations. */
@Component
class AnswerDecisions {

    private static final Logger log = LoggerFactory.getLogger(AnswerDecisions.class);

    private static final String PURPOSE = "automatic-answer";

    private final Conversations conversations;
    private final AnswerStore answers;
    private final Templates templates;
    private final SenderAccounts accounts;
    private final ObjectProvider<RecipientConsent> consent;
    private final AnswerMeters meters;
    private final Clock clock;

    AnswerDecisions(
            Conversations conversations,
            AnswerStore answers,
            Templates templates,
            SenderAccounts accounts,
            ObjectProvider<RecipientConsent> consent,
            AnswerMeters meters,
            Clock clock) {
        this.conversations = conversations;
        this.answers = answers;
        this.templates = templates;
        this.accounts = accounts;
        this.consent = consent;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns the answers to be stored, at most one for each message. The messages are given in the order of arrival. */
    List<StoredAnswer> of(List<DraftedAnswer> drafts) {
        var conversationIds = drafts.stream()
                .map(draft -> draft.stored().conversationId())
                .distinct()
                .toList();
        var conversationById = conversations.byId(conversationIds);
        var facts = new HashMap<>(facts(drafts, conversationById));
        var decided = new ArrayList<StoredAnswer>();
        for (var draft : drafts) {
            var conversation =
                    Objects.requireNonNull(conversationById.get(draft.stored().conversationId()));
            var known = Objects.requireNonNull(facts.get(conversation.id()));
            var objection = draft.policy().objection(draft.message(), draft.draft(), known);
            if (objection.isPresent()) {
                meters.decided(objection.get());
                continue;
            }
            var answer = answerUnlessItFails(draft, conversation);
            if (answer.isPresent()) {
                decided.add(answer.get());
                facts.put(
                        conversation.id(),
                        known.answered(answer.get().receivedAt(), answer.get().answeredText()));
            }
        }
        return decided;
    }

    private Map<String, ConversationFacts> facts(
            List<DraftedAnswer> drafts, Map<String, StoredConversation> conversationById) {
        var states = answers.states(conversationById.keySet());
        var optedOut = optedOut(drafts);
        var facts = new HashMap<String, ConversationFacts>();
        conversationById.forEach((id, conversation) -> {
            var state = Optional.ofNullable(states.get(id));
            facts.put(
                    id,
                    new ConversationFacts(
                            conversation.routed(),
                            optedOut.contains(new TenantPair(conversation.tenantId(), conversation.addresses())),
                            state.map(AnswerState::answeredAt).orElse(null),
                            state.map(AnswerState::answeredText).orElse(null),
                            state.map(AnswerState::personAt).orElse(null)));
        });
        return facts;
    }

    private record TenantPair(TenantId tenant, AddressPair pair) {}

    private Set<TenantPair> optedOut(List<DraftedAnswer> drafts) {
        var pairs = drafts.stream()
                .collect(Collectors.groupingBy(
                        draft -> draft.stored().tenantId(),
                        Collectors.mapping(draft -> draft.message().addresses(), Collectors.toSet())));
        var optedOut = new HashSet<TenantPair>();
        consent.orderedStream()
                .forEach(source -> pairs.forEach((tenant, ofTenant) ->
                        source.optedOut(tenant, ofTenant).forEach(pair -> optedOut.add(new TenantPair(tenant, pair)))));
        return optedOut;
    }

    /** A template that cannot be read costs the answer and no other. */
    private Optional<StoredAnswer> answerUnlessItFails(DraftedAnswer draft, StoredConversation conversation) {
        try {
            return answer(draft, conversation);
        } catch (RuntimeException e) {
            if (AnswerFailures.isTransient(e)) {
                throw e;
            }
            meters.decided(AnswerOutcome.FAILED);
            log.atWarn()
                    .addKeyValue("message", draft.stored().id())
                    .addKeyValue("tenant", draft.stored().tenantId())
                    .addKeyValue("reason", e.toString())
                    .log("message not answered automatically");
            return Optional.empty();
        }
    }

    private Optional<StoredAnswer> answer(DraftedAnswer draft, StoredConversation conversation) {
        var stored = draft.stored();
        var addresses = stored.addresses();
        var text = template(stored.tenantId(), draft.draft())
                .flatMap(template -> AnswerText.render(template, stored.body(), addresses, conversation.contactName()));
        if (text.isEmpty()) {
            meters.decided(AnswerOutcome.FAILED);
            return Optional.empty();
        }
        try {
            var accountSid = accounts.of(stored.tenantId(), addresses, conversation.accountSid());
            return Optional.of(new StoredAnswer(
                    stored.id(),
                    stored.tenantId(),
                    conversation.id(),
                    IdGenerator.derived(stored.id(), PURPOSE),
                    addresses.channel(),
                    addresses.ours(),
                    addresses.theirs(),
                    text.get(),
                    accountSid,
                    stored.createdAt(),
                    AnsweredText.of(stored.body()),
                    after(stored.createdAt()),
                    stored.twilioConversation() == null
                            ? null
                            : stored.twilioConversation().sid()));
        } catch (AddressesRejected e) {
            meters.decided(AnswerOutcome.SENDER);
            return Optional.empty();
        }
    }

    private Optional<String> template(TenantId tenant, Draft draft) {
        var templateId = draft.templateId();
        return templateId == null
                ? Optional.ofNullable(draft.text())
                : templates.find(tenant, templateId).map(Template::body);
    }

    /** The present time, or a time right after the question where the ingress' clock is ahead of this one. */
    private Instant after(Instant question) {
        var now = clock.instant();
        return now.isAfter(question) ? now : question.plusMillis(1);
    }
}

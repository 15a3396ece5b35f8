package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.conversation.autoreply.decision.AnswerPolicy;
import io.switchboard.conversation.autoreply.decision.AnswerPolicy.Draft;
import io.switchboard.conversation.autoreply.decision.ConversationFacts;
import io.switchboard.conversation.consent.RecipientConsent;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.template.Templates;
import io.switchboard.web.TenantId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Decides which drafts become answers, by the state of their conversations. */
@Component
class AnswerDecisions {

    private final Conversations conversations;
    private final AnswerStore answers;
    private final ObjectProvider<RecipientConsent> consent;
    private final AnswerMeters meters;
    private final AnswerComposer composer;

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
        this.consent = consent;
        this.meters = meters;
        this.composer = new AnswerComposer(templates, accounts, meters, clock);
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
            var answer = composer.compose(draft, conversation);
            if (answer.isPresent()) {
                decided.add(answer.get());
                facts.put(
                        conversation.id(),
                        known.answered(answer.get().receivedAt(), answer.get().answeredText()));
            }
        }
        return decided;
    }

    /** Returns the answer to a customer whom nobody has answered for a while; empty for none. */
    Optional<StoredAnswer> unanswered(String id, StoredMessage last, Draft draft, StoredConversation conversation) {
        var isOptedOut = consent.orderedStream()
                .anyMatch(source -> !source.optedOut(last.tenantId(), Set.of(last.addresses()))
                        .isEmpty());
        var facts =
                new ConversationFacts(conversation.routed(), isOptedOut, conversation.isBlocked(), null, null, null);
        var objection = AnswerPolicy.objection(facts);
        objection.ifPresent(meters::decided);
        return objection.isPresent() ? Optional.empty() : composer.compose(id, last, draft, conversation);
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
                            conversation.isBlocked(),
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
}

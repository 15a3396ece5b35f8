package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.switchboard.conversation.autoreply.decision.AnswerOutcome;
import io.switchboard.conversation.autoreply.decision.AnswerPolicy.Draft;
import io.switchboard.conversation.autoreply.decision.AnswerText;
import io.switchboard.conversation.autoreply.decision.AnsweredText;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.AddressesRejected;
import io.switchboard.conversation.sending.SenderAccounts;
import io.switchboard.conversation.storage.ListenerFailures;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.setting.Template;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Composes an automatic answer from its draft: its text, its sender and its time. */
final class AnswerComposer {

    private static final Logger log = LoggerFactory.getLogger(AnswerComposer.class);

    private static final String PURPOSE = "automatic-answer";

    private final Templates templates;
    private final SenderAccounts accounts;
    private final AnswerMeters meters;
    private final Clock clock;

    AnswerComposer(Templates templates, SenderAccounts accounts, AnswerMeters meters, Clock clock) {
        this.templates = templates;
        this.accounts = accounts;
        this.meters = meters;
        this.clock = clock;
    }

    /** Returns the answer; empty if it fails: a template that cannot be read costs the answer and no other. */
    Optional<StoredAnswer> compose(DraftedAnswer drafted, StoredConversation conversation) {
        return compose(drafted.stored().id(), drafted.stored(), drafted.draft(), conversation);
    }

    /**
     * As {@link #compose(DraftedAnswer, StoredConversation)}.
     *
     * @param id the id of the decision, from which that of the answer's message follows
     */
    Optional<StoredAnswer> compose(String id, StoredMessage stored, Draft draft, StoredConversation conversation) {
        try {
            return answer(id, stored, draft, conversation);
        } catch (RuntimeException e) {
            if (ListenerFailures.isTransient(e)) {
                throw e;
            }
            meters.decided(AnswerOutcome.FAILED);
            log.atWarn()
                    .addKeyValue("message", stored.id())
                    .addKeyValue("tenant", stored.tenantId())
                    .addKeyValue("reason", e.toString())
                    .log("message not answered automatically");
            return Optional.empty();
        }
    }

    private Optional<StoredAnswer> answer(
            String id, StoredMessage stored, Draft draft, StoredConversation conversation) {
        var addresses = stored.addresses();
        var text = template(stored.tenantId(), draft)
                .flatMap(template -> AnswerText.render(template, stored.body(), addresses, conversation.contactName()));
        if (text.isEmpty()) {
            meters.decided(AnswerOutcome.FAILED);
            return Optional.empty();
        }
        try {
            var accountSid = accounts.of(stored.tenantId(), addresses, conversation.accountSid());
            return Optional.of(new StoredAnswer(
                    id,
                    stored.tenantId(),
                    conversation.id(),
                    IdGenerator.derived(id, PURPOSE),
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

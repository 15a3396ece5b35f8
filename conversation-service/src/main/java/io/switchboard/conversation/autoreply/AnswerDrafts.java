package io.switchboard.conversation.autoreply;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.autoreply.decision.AnswerOutcome;
import io.switchboard.conversation.autoreply.decision.AnswerPolicy;
import io.switchboard.conversation.autoreply.decision.AnswerPolicy.Draft;
import io.switchboard.conversation.autoreply.decision.CustomerMessage;
import io.switchboard.conversation.consent.OptOutWord;
import io.switchboard.conversation.conversation.MessageStoreResult;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.setting.Settings;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.directory.Directory;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.web.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drafts answers by the tenants' settings and the messages alone. */
@Component
class AnswerDrafts {

    private static final Logger log = LoggerFactory.getLogger(AnswerDrafts.class);

    private static final List<SettingPage<?>> PAGES =
            List.of(SettingPage.AUTO_REPLY, SettingPage.KEYWORDS, SettingPage.BUSINESS_HOURS);

    private final Settings settings;
    private final Directory directory;
    private final AnswerSettings answerSettings;
    private final AnswerMeters meters;
    private final Clock clock;

    AnswerDrafts(
            Settings settings, Directory directory, AnswerSettings answerSettings, AnswerMeters meters, Clock clock) {
        this.settings = settings;
        this.directory = directory;
        this.answerSettings = answerSettings;
        this.meters = meters;
        this.clock = clock;
    }

    /** Reads the settings of the tenants with one query, unless they are known. */
    void prepare(Collection<TenantId> tenants) {
        settings.prepare(tenants, PAGES);
    }

    /** Returns whether the tenant has automatic answers for messages to this address. */
    boolean isEnabled(TenantId tenant, String ourAddress) {
        try {
            return settings.of(tenant, SettingPage.AUTO_REPLY).isEnabledFor(ourAddress);
        } catch (Settings.UnreadableSetting e) {
            return false;
        }
    }

    /** Drafts the answer to a customer's message; empty when it gets none. Settings that cannot be read cost the answer. */
    Optional<DraftedAnswer> of(MessageStoreResult result) {
        try {
            var policy = policy(result.message().tenantId());
            var message = message(result.message(), optOut(result));
            var decision = policy.draft(message, clock.instant());
            var draft = decision.draft();
            if (draft == null) {
                meters.decided(decision.outcome());
                return Optional.empty();
            }
            return Optional.of(new DraftedAnswer(result, message, policy, draft));
        } catch (Settings.UnreadableSetting e) {
            meters.decided(AnswerOutcome.FAILED);
            log.atWarn()
                    .addKeyValue("message", result.message().id())
                    .addKeyValue("tenant", result.message().tenantId())
                    .addKeyValue("reason", e.toString())
                    .log("message not answered automatically");
            return Optional.empty();
        }
    }

    /** Drafts the answer to a customer whom nobody has answered for a while; empty when there is none. */
    Optional<Draft> unanswered(StoredMessage last) {
        var message = message(last, OptOutWord.in(last.body()));
        var decision = policy(last.tenantId()).draftUnanswered(message);
        if (decision.draft() == null) {
            meters.decided(decision.outcome());
        }
        return Optional.ofNullable(decision.draft());
    }

    private AnswerPolicy policy(TenantId tenant) {
        return new AnswerPolicy(
                settings.of(tenant, SettingPage.AUTO_REPLY),
                settings.of(tenant, SettingPage.KEYWORDS),
                settings.of(tenant, SettingPage.BUSINESS_HOURS).schedule(),
                answerSettings.maxAge());
    }

    private CustomerMessage message(StoredMessage stored, Optional<OptOutWord> optOut) {
        return new CustomerMessage(
                stored.addresses(), stored.body(), stored.createdAt(), optOut.orElse(null), isOwnNumber(stored));
    }

    /** The meaning of a customer's word like STOP, as Twilio recognised it or as the text says. */
    static Optional<OptOutWord> optOut(MessageStoreResult result) {
        var recognised = result.newMessage().cause().data() instanceof TwilioEvent twilio
                ? OptOutWord.recognised(twilio.text("OptOutType"))
                : Optional.<OptOutWord>empty();
        return recognised.or(() -> OptOutWord.in(result.message().body()));
    }

    private boolean isOwnNumber(StoredMessage stored) {
        return directory
                .number(stored.addresses().theirs())
                .filter(number -> number.tenantId().equals(stored.tenantId().value()))
                .isPresent();
    }
}

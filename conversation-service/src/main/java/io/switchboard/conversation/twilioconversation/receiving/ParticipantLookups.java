package io.switchboard.conversation.twilioconversation.receiving;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.switchboard.conversation.twilioconversation.ConversationBinder;
import io.switchboard.conversation.twilioconversation.ConversationFacts;
import io.switchboard.conversation.twilioconversation.StoredTwilioConversation;
import io.switchboard.conversation.twilioconversation.TwilioConversations;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.conversation.ConversationsClient;
import io.switchboard.twilio.conversation.TwilioParticipant;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks Twilio who takes part in conversations whose messages wait for that: an event was lost, is not among those that Twilio
 * is configured to report, or is older than this service. A conversation without any customer's address is a chat.
 */
@Component
class ParticipantLookups {

    private static final Logger log = LoggerFactory.getLogger(ParticipantLookups.class);

    private static final int BATCH = 100;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final TwilioConversations conversations;
    private final ConversationBinder binder;
    private final TwilioConversationEvents events;
    private final Directory directory;
    private final TwilioClients twilio;
    private final LookupSettings settings;
    private final Clock clock;

    ParticipantLookups(
            TwilioConversations conversations,
            ConversationBinder binder,
            TwilioConversationEvents events,
            Directory directory,
            TwilioClients twilio,
            LookupSettings settings,
            Clock clock) {
        this.conversations = conversations;
        this.binder = binder;
        this.events = events;
        this.directory = directory;
        this.twilio = twilio;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Looks up those that have waited long enough, {@value #BATCH} at a time. An account that does not answer is asked once,
     * and its conversations do not hold up those of others. May run in several instances.
     */
    void run() {
        var now = clock.instant();
        var failed = new HashSet<String>();
        List<StoredTwilioConversation> batch;
        int failedBefore;
        do {
            failedBefore = failed.size();
            batch = conversations.waiting(now.minus(settings.settleTime()), failed, BATCH);
            batch.forEach(conversation -> lookUpOrLeave(conversation, now, failed));
        } while (batch.size() == BATCH && failed.size() > failedBefore);
    }

    private void lookUpOrLeave(StoredTwilioConversation conversation, Instant now, Set<String> failed) {
        try {
            lookUp(conversation, now, failed);
        } catch (RuntimeException e) {
            log(conversation, e);
        }
    }

    private void lookUp(StoredTwilioConversation conversation, Instant now, Set<String> failed) {
        var since = Objects.requireNonNull(conversation.waitingSince());
        if (!failed.contains(conversation.accountSid()) && !ask(conversation, since)) {
            failed.add(conversation.accountSid());
        }
        var known = conversations.find(conversation.key()).orElseThrow();
        if (known.lookedUpAt() == null && since.plus(settings.giveUpAfter()).isAfter(now)) {
            return;
        }
        if (known.lookedUpAt() == null) {
            known = conversations.noteLookedUp(conversation.key(), now);
        }
        events.serve(binder.bind(known, since));
    }

    /** Asks Twilio; returns false when the account answers no other question now either. */
    private boolean ask(StoredTwilioConversation conversation, Instant since) {
        var account = directory
                .account(conversation.accountSid())
                .filter(own -> own.tenantId().equals(conversation.tenantId().value()));
        try {
            account.ifPresent(own -> add(conversation, own, since));
            return account.isPresent();
        } catch (TwilioUnavailable e) {
            log(conversation, e);
            return false;
        } catch (TwilioRefused e) {
            log(conversation, e);
            return e.httpStatus() != UNAUTHORIZED && e.httpStatus() != FORBIDDEN;
        }
    }

    private static void log(StoredTwilioConversation conversation, RuntimeException failure) {
        log.atWarn()
                .addKeyValue("conversation", conversation.sid())
                .addKeyValue("tenant", conversation.tenantId())
                .addKeyValue("reason", failure.toString())
                .log("participants not looked up");
    }

    private void add(StoredTwilioConversation conversation, Account account, Instant since) {
        var client = new ConversationsClient(
                twilio.account(account.accountSid(), account.authToken()), conversation.serviceSid());
        for (var participant : client.participants(conversation.sid())) {
            if (EventFacts.isParticipantSid(participant.sid())) {
                conversations.add(conversation.key(), facts(participant), since);
            }
        }
        conversations.noteLookedUp(conversation.key(), clock.instant());
    }

    private static ConversationFacts facts(TwilioParticipant participant) {
        var ours = Stream.of(participant.proxyAddress(), participant.projectedAddress())
                .filter(Objects::nonNull)
                .toList();
        return ConversationFacts.listed(participant.address(), List.copyOf(ours));
    }
}

package io.switchboard.conversation.sending.lookup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.conversation.ConversationSends;
import io.switchboard.conversation.sending.lookup.TwilioMessageMatcher.Match;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioMessage;
import io.switchboard.twilio.failure.TwilioRefused;
import io.switchboard.twilio.failure.TwilioUnavailable;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Determines whether Twilio has a message of which an attempt ended without an answer: the answer was lost, or this service
 * stopped before it arrived.
 *
 * <p>A message in a conversation of Twilio's carries our id. Otherwise Twilio lists messages by their addresses only. A listed
 * message counts as this one only if that is certain: the same text and number of media, created since the attempt began, with
 * a SID that belongs to no stored message, and neither a second such message at Twilio nor a second such attempt here. A
 * message that merely may be this one makes the outcome doubtful.
 */
@Component
public class SendLookups {

    private static final int MAX_MESSAGES = 1000;

    private final Messages messages;
    private final TwilioClients twilio;
    private final ConversationSends conversationSends;
    private final SendingSettings settings;
    private final Clock clock;

    SendLookups(
            Messages messages,
            TwilioClients twilio,
            ConversationSends conversationSends,
            SendingSettings settings,
            Clock clock) {
        this.messages = messages;
        this.twilio = twilio;
        this.conversationSends = conversationSends;
        this.settings = settings;
        this.clock = clock;
    }

    /** Looks up the message whose last attempt began at this time. */
    public SendLookup lookUp(StoredMessage message, Account account, Instant attemptedAt) {
        if (isSettled(message)) {
            return new SendLookup.Known();
        }
        // The time before the request: a message that Twilio did not list may have arrived when the answer is read.
        var askedAt = clock.instant();
        try {
            var found = message.twilioConversation() == null
                    ? search(message, account, attemptedAt)
                    : conversationSends
                            .find(message, account, attemptedAt.minus(TwilioMessageMatcher.MAX_CLOCK_DIFFERENCE))
                            .<SendLookup>map(sid -> new SendLookup.Found(sid, "queued"));
            if (found.isPresent()) {
                return found.get();
            }
        } catch (TwilioUnavailable e) {
            return new SendLookup.Open("Twilio cannot be reached: " + e.getMessage());
        } catch (TwilioRefused e) {
            return new SendLookup.Refused(e.httpStatus(), e.code());
        }
        return askedAt.isBefore(attemptedAt.plus(settings.settleTime()))
                ? new SendLookup.Open("Twilio does not list the message yet")
                : new SendLookup.Missing();
    }

    private boolean isSettled(StoredMessage message) {
        return messages.find(message.tenantId(), message.id())
                .filter(StoredMessage::isSettled)
                .isPresent();
    }

    private Optional<SendLookup> search(StoredMessage message, Account account, Instant attemptedAt) {
        var matcher = new TwilioMessageMatcher(message, attemptedAt, settings.settleTime());
        var listed = listed(message, account, matcher);
        if (listed.size() == MAX_MESSAGES) {
            return doubtful("Twilio lists too many messages to this address since the attempt");
        }
        var candidates = listed.stream()
                .filter(candidate -> matcher.match(candidate) != Match.NONE)
                .filter(candidate -> !isAnotherOfOurs(message, candidate))
                .toList();
        return switch (candidates.size()) {
            case 0 -> Optional.empty();
            case 1 -> decide(message, attemptedAt, candidates.getFirst(), matcher.match(candidates.getFirst()));
            default -> doubtful("Twilio has several messages that may be this one");
        };
    }

    private Optional<SendLookup> decide(
            StoredMessage message, Instant attemptedAt, TwilioMessage candidate, Match match) {
        if (match != Match.CERTAIN || owner(message.tenantId(), candidate).isPresent()) {
            return doubtful("Twilio has a message that may be this one or not");
        }
        return hasTwin(message, attemptedAt)
                ? doubtful("Twilio has a message that may be this one or another with the same text")
                : Optional.of(new SendLookup.Found(candidate.sid(), candidate.status()));
    }

    private static Optional<SendLookup> doubtful(String reason) {
        return Optional.of(new SendLookup.Doubtful(reason));
    }

    private List<TwilioMessage> listed(StoredMessage message, Account account, TwilioMessageMatcher matcher) {
        var from = message.addresses().ourAddress().twilio();
        var to = message.addresses().theirAddress().twilio();
        return twilio.account(account.accountSid(), account.authToken())
                .messages()
                .between(from, to, MAX_MESSAGES)
                .takeWhile(listed -> !matcher.isBefore(listed))
                .toList();
    }

    /** Whether the candidate is another outbound message with the same text, whose SID is stored. */
    private boolean isAnotherOfOurs(StoredMessage message, TwilioMessage candidate) {
        return owner(message.tenantId(), candidate)
                .filter(owner -> !owner.isInbound()
                        && owner.addresses().equals(message.addresses())
                        && owner.body().equals(message.body()))
                .isPresent();
    }

    private Optional<StoredMessage> owner(TenantId tenantId, TwilioMessage candidate) {
        return messages.find(List.of(), List.of(StoredMessage.key(tenantId, candidate.sid()))).stream()
                .findFirst();
    }

    /** Whether another attempt at about the same time may have created the message that Twilio has. */
    private boolean hasTwin(StoredMessage message, Instant attemptedAt) {
        var window = settings.settleTime().plus(TwilioMessageMatcher.MAX_CLOCK_DIFFERENCE.multipliedBy(2));
        return messages.openTwins(message).stream()
                .map(twin -> Objects.requireNonNull(twin.attemptedAt()))
                .anyMatch(at -> at.isAfter(attemptedAt.minus(window)) && at.isBefore(attemptedAt.plus(window)));
    }
}

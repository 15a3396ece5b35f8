package io.switchboard.conversation.sending.lookup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.lookup.TwilioMessageMatcher.Match;
import io.switchboard.conversation.sending.schedule.SendingSettings;
import io.switchboard.directory.Account;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioMessage;
import io.switchboard.twilio.TwilioRefused;
import io.switchboard.twilio.TwilioUnavailable;
import org.springframework.stereotype.Component;

/**
 * Finds out what became of an attempt to send that ended without an answer: the answer was lost, or this service stopped
 * while it waited.
 *
 * <p>Twilio lists messages by their addresses only. A message there is taken for ours only when it certainly is: the same
 * text, the same number of media, made since the attempt began, in a SID that no message has, and neither a second such
 * message there nor a second such attempt here. Whatever only may be ours makes the outcome doubtful.
 */
@Component
public class SendLookups {

    private static final int MOST_MESSAGES = 1000;

    private final Messages messages;
    private final TwilioClients twilio;
    private final SendingSettings settings;
    private final Clock clock;

    SendLookups(Messages messages, TwilioClients twilio, SendingSettings settings, Clock clock) {
        this.messages = messages;
        this.twilio = twilio;
        this.settings = settings;
        this.clock = clock;
    }

    public SendLookup lookUp(StoredMessage message, Account account, Instant attemptedAt) {
        if (messages.find(message.tenantId(), message.id())
                .filter(StoredMessage::isSettled)
                .isPresent()) {
            return new SendLookup.Known();
        }
        // Before Twilio is asked: what it did not have then may be there by the time that its answer is read.
        var askedAt = clock.instant();
        try {
            var found = search(message, account, attemptedAt);
            if (found.isPresent()) {
                return found.get();
            }
        } catch (TwilioUnavailable e) {
            return new SendLookup.Open("Twilio could not be asked: " + e.getMessage());
        } catch (TwilioRefused e) {
            return new SendLookup.Refused(e.httpStatus(), e.code());
        }
        return askedAt.isBefore(attemptedAt.plus(settings.settleTime()))
                ? new SendLookup.Open("Twilio does not have it yet")
                : new SendLookup.Missing();
    }

    private Optional<SendLookup> search(StoredMessage message, Account account, Instant attemptedAt) {
        var copy = new TwilioMessageMatcher(message, attemptedAt, settings.settleTime());
        var listed = listed(message, account, copy);
        if (listed.size() == MOST_MESSAGES) {
            return Optional.of(
                    new SendLookup.Doubtful("Twilio lists too many messages to this address since the attempt"));
        }
        var candidates = listed.stream()
                .filter(each -> copy.match(each) != Match.NONE)
                .filter(each -> !isKnown(message, each))
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        if (candidates.size() > 1) {
            return Optional.of(new SendLookup.Doubtful("Twilio has several messages that may be this one"));
        }
        var candidate = candidates.getFirst();
        if (copy.match(candidate) != Match.CERTAIN
                || owner(message.tenantId(), candidate).isPresent()) {
            return Optional.of(new SendLookup.Doubtful("Twilio has a message that may be this one or not"));
        }
        return Optional.of(
                hasTwin(message, attemptedAt)
                        ? new SendLookup.Doubtful(
                                "Twilio has a message that may be this one or another with the same text")
                        : new SendLookup.Found(candidate.sid(), candidate.status()));
    }

    private List<TwilioMessage> listed(StoredMessage message, Account account, TwilioMessageMatcher copy) {
        var from = message.addresses().ourAddress().twilio();
        var to = message.addresses().theirAddress().twilio();
        return twilio.account(account.accountSid(), account.authToken())
                .messages()
                .between(from, to, MOST_MESSAGES)
                .takeWhile(each -> !copy.isBefore(each))
                .toList();
    }

    /** Whether it is another message of ours that Twilio named so, and looks like that one. */
    private boolean isKnown(StoredMessage message, TwilioMessage candidate) {
        return owner(message.tenantId(), candidate)
                .filter(owner -> !owner.isInbound()
                        && owner.addresses().equals(message.addresses())
                        && owner.body().equals(message.body()))
                .isPresent();
    }

    private Optional<StoredMessage> owner(String tenantId, TwilioMessage candidate) {
        return messages.find(List.of(), List.of(StoredMessage.key(tenantId, candidate.sid()))).stream()
                .findFirst();
    }

    /** Whether another attempt of the same time may have made what Twilio has. */
    private boolean hasTwin(StoredMessage message, Instant attemptedAt) {
        var window =
                settings.settleTime().plus(TwilioMessageMatcher.CLOCKS_DIFFER).plus(TwilioMessageMatcher.CLOCKS_DIFFER);
        return messages.openTwins(message).stream()
                .map(each -> Objects.requireNonNull(each.attemptedAt()))
                .anyMatch(each -> each.isAfter(attemptedAt.minus(window)) && each.isBefore(attemptedAt.plus(window)));
    }
}

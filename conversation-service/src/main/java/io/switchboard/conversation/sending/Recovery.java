package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.telemetry.Meters;
import io.switchboard.directory.Account;
import io.switchboard.events.Address;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioMessage;
import io.switchboard.twilio.TwilioRefused;
import io.switchboard.twilio.TwilioUnavailable;
import org.springframework.stereotype.Component;

/**
 * Finds out what became of an attempt to send that ended without an answer: the answer was lost, or we died waiting.
 *
 * <p>Twilio lists messages by their addresses only. Ours is the one with the same text, made since the attempt began, whose
 * SID no message of ours has. Should another system have sent the same text to the same customer in that moment, its
 * message is taken for ours: one text too few rather than one twice.
 */
@Component
class Recovery {

    private static final int MOST_MESSAGES = 200;

    /** Twilio writes whole seconds, and its clock is not ours. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    private final Messages messages;
    private final TwilioClients twilio;
    private final SendingSettings settings;
    private final Meters meters;
    private final Clock clock;

    Recovery(Messages messages, TwilioClients twilio, SendingSettings settings, Meters meters, Clock clock) {
        this.messages = messages;
        this.twilio = twilio;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
    }

    Fate fateOf(StoredMessage message, Account account, Instant attemptedAt) {
        if (messages.find(message.tenantId(), message.id())
                .filter(StoredMessage::isSettled)
                .isPresent()) {
            return new Fate.Known();
        }
        try {
            var found = lookUp(message, account, attemptedAt);
            if (found.isPresent()) {
                meters.recovered(true);
                return new Fate.Found(found.get().sid(), found.get().status());
            }
        } catch (TwilioUnavailable | TwilioRefused e) {
            return new Fate.Open("Twilio could not be asked: " + e.getMessage());
        }
        if (clock.instant().isBefore(attemptedAt.plus(settings.settleTime()))) {
            return new Fate.Open("Twilio does not have it yet");
        }
        meters.recovered(false);
        return new Fate.Missing();
    }

    private Optional<TwilioMessage> lookUp(StoredMessage message, Account account, Instant attemptedAt) {
        var since = attemptedAt.minus(CLOCKS_DIFFER);
        var from = new Address(message.channel(), message.from()).twilio();
        var to = new Address(message.channel(), message.to()).twilio();
        var candidates = twilio.account(account.accountSid(), account.authToken())
                .messages()
                .between(from, to, MOST_MESSAGES)
                .takeWhile(each ->
                        each.dateCreated() == null || !each.dateCreated().isBefore(since))
                .filter(each -> each.direction().startsWith("outbound"))
                // A trial account puts a sentence of Twilio's in front.
                .filter(each -> each.body().endsWith(message.body()))
                .toList();
        var taken = takenSids(message.tenantId(), candidates);
        return candidates.stream().filter(each -> !taken.contains(each.sid())).findFirst();
    }

    private Set<String> takenSids(String tenantId, List<TwilioMessage> candidates) {
        var keys = candidates.stream()
                .map(each -> StoredMessage.key(tenantId, each.sid()))
                .toList();
        return messages.find(List.of(), keys).stream()
                .map(StoredMessage::twilioSid)
                .collect(Collectors.toSet());
    }
}

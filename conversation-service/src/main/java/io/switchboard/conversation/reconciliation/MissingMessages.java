package io.switchboard.conversation.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.reconciliation.event.RecoveredEvent;
import io.switchboard.conversation.reconciliation.event.RecoveredMessages;
import io.switchboard.events.Address;
import io.switchboard.twilio.history.PastMedia;
import io.switchboard.twilio.history.PastMessage;
import io.switchboard.twilio.history.TwilioHistory;
import io.switchboard.web.TenantId;

/**
 * Compares messages at Twilio with the stored ones. A message from a customer that is not stored is missing, and so is a
 * status that ranks above the stored one. Messages that another system sent are left out: no webhook of them would have
 * come here.
 */
final class MissingMessages {

    private static final String RECEIVED = "received";

    private final TenantId tenant;
    private final Messages messages;
    private final ManagedAddresses managed;
    private final TwilioHistory history;
    private final RecoveredMessages events;

    MissingMessages(
            TenantId tenant,
            Messages messages,
            ManagedAddresses managed,
            TwilioHistory history,
            RecoveredMessages events) {
        this.tenant = tenant;
        this.messages = messages;
        this.managed = managed;
        this.history = history;
        this.events = events;
    }

    /** The events that are missing of these messages, oldest first. */
    List<RecoveredEvent> of(List<PastMessage> listed) {
        var stored = stored(listed);
        var missing = new ArrayList<RecoveredEvent>();
        for (var message : listed.reversed()) {
            missing(message, Optional.ofNullable(stored.get(key(message)))).ifPresent(missing::add);
        }
        return missing;
    }

    /** Returns the stored messages by key. One whose content was erased is found by it too, and is not missing. */
    private Map<String, StoredMessage> stored(List<PastMessage> listed) {
        var keys = listed.stream().map(this::key).toList();
        var stored = messages.find(List.of(), keys).stream()
                .collect(Collectors.toMap(StoredMessage::key, Function.identity()));
        // One that came from Twilio's conversation first has this SID as its second.
        for (var message : messages.withOtherKeys(keys)) {
            stored.put(Objects.requireNonNull(message.twilioConversation()).otherKey(), message);
        }
        return stored;
    }

    private String key(PastMessage message) {
        return StoredMessage.key(tenant, message.sid());
    }

    private Optional<RecoveredEvent> missing(PastMessage listed, Optional<StoredMessage> stored) {
        if (listed.isInbound()) {
            var isMissing =
                    stored.isEmpty() && listed.status().equals(RECEIVED) && managed.include(Address.parse(listed.to()));
            return isMissing ? Optional.of(received(listed)) : Optional.empty();
        }
        return stored.filter(message -> message.twilioSid() != null && message.isOvertakenBy(listed.status()))
                .map(message -> events.status(listed));
    }

    private RecoveredEvent received(PastMessage message) {
        var media = message.mediaCount() == 0 ? List.<PastMedia>of() : history.media(message.sid());
        var paths = media.stream()
                .map(file -> history.mediaPath(message.sid(), file.sid()))
                .toList();
        return events.message(message, media, paths);
    }
}

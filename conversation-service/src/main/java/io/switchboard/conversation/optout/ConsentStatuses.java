package io.switchboard.conversation.optout;

import java.util.LinkedHashMap;
import java.util.List;

import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.message.StatusUpdates.AnnouncedStatus;
import io.switchboard.conversation.message.StatusUpdates.StatusFollower;
import io.switchboard.events.CloudEvent;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notes the errors of Twilio that tell what customers allow, from the answers to requests and from status callbacks alike,
 * before other conversations' events are made of the same statuses.
 */
@Component
@Order(50)
class ConsentStatuses implements StatusFollower {

    private final ConsentStore consents;
    private final ConsentAnnouncements announcements;

    ConsentStatuses(ConsentStore consents, ConsentAnnouncements announcements) {
        this.consents = consents;
        this.announcements = announcements;
    }

    @Override
    public List<CloudEvent<?>> follow(List<AnnouncedStatus> statuses) {
        var causes = new LinkedHashMap<ConsentFact, CloudEvent<?>>();
        statuses.forEach(
                status -> ConsentErrors.fact(status.message(), status.change().errorCode())
                        .ifPresent(fact -> causes.put(fact, status.cause())));
        consents.note(List.copyOf(causes.keySet()));
        return announcements.of(causes);
    }
}

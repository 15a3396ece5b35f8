package io.switchboard.conversation.presence;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.events.DomainEvents;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.events.member.PresenceChanged;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.PublishFailed;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a tenant's clients who looks at a conversation or types in it. Nothing of it is stored but the event on Kafka, which
 * streams deliver once and never to a client that catches up.
 */
@RestController
class PresenceController {

    private static final Set<String> STATES = Set.of("viewing", "typing", "gone");
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Conversations conversations;
    private final EventPublisher publisher;
    private final IdGenerator ids;
    private final Clock clock;

    PresenceController(Conversations conversations, EventPublisher publisher, IdGenerator ids, Clock clock) {
        this.conversations = conversations;
        this.publisher = publisher;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The body of the request.
     *
     * @param state {@code viewing}, {@code typing} or {@code gone}
     */
    record PresenceForm(@Nullable String state) {}

    @PostMapping("/api/conversations/{id}/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(ApiCaller caller, TenantId tenant, @PathVariable String id, @RequestBody PresenceForm form) {
        var state = form.state() == null ? "" : form.state();
        if (!STATES.contains(state)) {
            throw ApiProblem.invalid("invalid-state", "state must be viewing, typing or gone.");
        }
        if (conversations.find(tenant, id).isEmpty()) {
            throw ApiProblem.notFound("conversation", id);
        }
        publish(tenant, id, new MessageAuthor(caller.subject(), caller.name()), state);
    }

    private void publish(TenantId tenant, String id, MessageAuthor by, String state) {
        var now = clock.instant();
        var event = DomainEvents.event(
                EventType.PRESENCE_CHANGED,
                id,
                "presence/" + ids.next(),
                now,
                tenant,
                new PresenceChanged(id, by, state, now));
        try {
            publisher.publish(Topics.EVENTS, tenant.value(), event, TIMEOUT);
        } catch (PublishFailed e) {
            throw ApiProblem.unavailable("not-published", "The presence could not be passed on.", e);
        }
    }
}

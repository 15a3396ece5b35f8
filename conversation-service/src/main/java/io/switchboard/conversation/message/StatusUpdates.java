package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Applies statuses, many at once. Any order and any number of repetitions end in the same state; the same report, applied
 * again after a crash, causes the same events.
 */
@Component
public class StatusUpdates {

    private final Messages messages;
    private final UnmatchedStatuses unmatched;
    private final EventPublisher publisher;

    StatusUpdates(Messages messages, UnmatchedStatuses unmatched, EventPublisher publisher) {
        this.messages = messages;
        this.unmatched = unmatched;
        this.publisher = publisher;
    }

    /** Applies them, and says what became of each, in the same order. */
    public List<StatusOutcome> apply(List<StatusReport> reports) {
        var weighed = store(match(reports));
        var named = new HashMap<String, CloudEvent<?>>();
        weighed.forEach(
                each -> each.key().ifPresent(key -> named.put(key, each.report().cause())));
        adopt(named);
        return weighed.stream().map(Weighed::outcome).toList();
    }

    /** Applies what has waited for this message since before Twilio named it. */
    public void adopt(StoredMessage message, CloudEvent<?> cause) {
        adopt(Map.of(message.key(), cause));
    }

    /** Asked for every message that is named, not only when its name is new: we may have stopped right after naming it. */
    private void adopt(Map<String, CloudEvent<?>> causeByKey) {
        var waiting = unmatched.of(causeByKey.keySet());
        if (!waiting.isEmpty()) {
            store(lookUp(waiting.stream()
                    .map(each -> each.report(Objects.requireNonNull(causeByKey.get(each.messageKey()))))
                    .toList()));
            unmatched.remove(waiting);
        }
    }

    private List<Weighed> store(List<Match> matches) {
        var weighed = weigh(matches);
        messages.apply(
                weighed.stream().map(Weighed::update).flatMap(Optional::stream).toList());
        publisher.publish(
                weighed.stream().map(Weighed::event).flatMap(Optional::stream).toList());
        return weighed;
    }

    /** Holds each report against what is stored of its message and what the reports before it have added. */
    private static List<Weighed> weigh(List<Match> matches) {
        var histories = new HashMap<String, StatusHistory>();
        var weighed = new ArrayList<Weighed>();
        for (var match : matches) {
            var message = match.message();
            if (message != null && message.isInbound()) {
                weighed.add(new Weighed(match.report(), null, StatusOutcome.IGNORED));
                continue;
            }
            var outcome = message == null
                    ? StatusOutcome.UNMATCHED
                    : histories
                            .computeIfAbsent(message.id(), id -> new StatusHistory(message))
                            .take(match.report().change());
            weighed.add(new Weighed(match.report(), message, outcome));
        }
        return weighed;
    }

    /**
     * Finds the message of each, and notes the SIDs that are new. A report without a message waits until its message becomes
     * known.
     */
    private List<Match> match(List<StatusReport> reports) {
        var matches = lookUp(reports);
        if (name(matches)) {
            // A report before it may have given the message, or the SID, to another.
            matches = lookUp(reports);
        }
        var lost = matches.stream()
                .filter(each -> each.message() == null)
                .map(Match::report)
                .toList();
        if (lost.isEmpty()) {
            return matches;
        }
        unmatched.add(lost);
        // Its message may have become known while it was put there, and then nobody would look for it again.
        return lookUp(reports);
    }

    private List<Match> lookUp(List<StatusReport> reports) {
        var known = messages.find(
                reports.stream()
                        .map(StatusReport::messageId)
                        .filter(Objects::nonNull)
                        .toList(),
                reports.stream()
                        .filter(each -> each.sid() != null)
                        .map(each -> StoredMessage.key(each.tenantId(), Objects.requireNonNull(each.sid())))
                        .toList());
        return reports.stream()
                .map(each -> new Match(each, of(known, each).orElse(null)))
                .toList();
    }

    /** The message that Twilio calls so. Only where no message has the SID, the one whose id the callback URL carries. */
    private static Optional<StoredMessage> of(Collection<StoredMessage> known, StatusReport report) {
        return known.stream().filter(report::concerns).min(Comparator.comparing(each -> each.twilioSid() == null));
    }

    /** Notes the SIDs of those that Twilio names for the first time; true when there was one. */
    private boolean name(List<Match> matches) {
        var named = false;
        for (var match : matches) {
            var message = match.message();
            var sid = match.report().sid();
            if (message != null && sid != null && match.report().names(message)) {
                messages.noteSid(
                        message.tenantId(),
                        message.id(),
                        sid,
                        match.report().change().at());
                named = true;
            }
        }
        return named;
    }

    private record Match(StatusReport report, @Nullable StoredMessage message) {}

    private record Weighed(StatusReport report, @Nullable StoredMessage message, StatusOutcome outcome) {

        /** The key of the message, when there is one and Twilio has named it. */
        Optional<String> key() {
            return Optional.ofNullable(message)
                    .flatMap(each ->
                            Optional.ofNullable(report.sid()).map(sid -> StoredMessage.key(each.tenantId(), sid)));
        }

        Optional<StatusUpdate> update() {
            return Optional.ofNullable(message)
                    .map(each -> new StatusUpdate(each.tenantId(), each.id(), report.change()));
        }

        Optional<CloudEvent<?>> event() {
            return Optional.ofNullable(message)
                    .filter(each -> outcome.isPublished())
                    .map(report::event);
        }
    }
}

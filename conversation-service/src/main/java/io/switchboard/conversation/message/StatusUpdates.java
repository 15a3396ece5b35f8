package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.message.StatusMatcher.StatusMatch;
import io.switchboard.conversation.message.StatusWriter.StatusUpdate;
import io.switchboard.events.CloudEvent;
import io.switchboard.kafka.EventPublisher;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Applies statuses to messages, many at once. Every order and number of repetitions ends in the same state; a report that is
 * applied again after a crash causes the same events.
 */
@Component
public class StatusUpdates {

    private final StatusMatcher matcher;
    private final StatusWriter writer;
    private final UnmatchedStatuses unmatched;
    private final EventPublisher publisher;
    private final ObjectProvider<StatusFollower> followers;

    StatusUpdates(
            StatusMatcher matcher,
            StatusWriter writer,
            UnmatchedStatuses unmatched,
            EventPublisher publisher,
            ObjectProvider<StatusFollower> followers) {
        this.matcher = matcher;
        this.writer = writer;
        this.unmatched = unmatched;
        this.publisher = publisher;
        this.followers = followers;
    }

    /** Adds the events of documents that show a message's status. It is called again after a crash, with the same statuses. */
    public interface StatusFollower {

        /** Returns the events that follow those of the statuses, which are stored. */
        List<CloudEvent<?>> follow(List<AnnouncedStatus> statuses);
    }

    /** A status that is announced, with its message as it was before. */
    public record AnnouncedStatus(StoredMessage message, StatusChange change, CloudEvent<?> cause) {}

    /** Applies the reports; returns the outcome of each, in the same order. */
    public List<StatusOutcome> apply(List<StatusReport> reports) {
        var results = store(matcher.match(reports));
        var causeByKey = new HashMap<String, CloudEvent<?>>();
        results.forEach(result -> result.key()
                .ifPresent(key -> causeByKey.put(key, result.report().cause())));
        adopt(causeByKey);
        return results.stream().map(Result::outcome).toList();
    }

    /** Applies the statuses that arrived before the message's SID was known. */
    public void adopt(StoredMessage message, CloudEvent<?> cause) {
        adopt(Map.of(message.key(), cause));
    }

    /** Applies the statuses that arrived for this key of the message, which has another one as well. */
    public void adopt(StoredMessage message, String key, CloudEvent<?> cause) {
        if (!message.isInbound()) {
            adopt(Map.of(key, cause));
        }
    }

    /** Runs for every message with a SID, not only for new SIDs: a crash may have followed right after the SID was noted. */
    private void adopt(Map<String, CloudEvent<?>> causeByKey) {
        var waiting = unmatched.of(causeByKey.keySet());
        if (!waiting.isEmpty()) {
            store(matcher.lookUp(waiting.stream()
                    .map(status -> status.report(Objects.requireNonNull(causeByKey.get(status.messageKey()))))
                    .toList()));
            unmatched.remove(waiting);
        }
    }

    private List<Result> store(List<StatusMatch> matches) {
        var results = evaluate(matches);
        writer.write(
                results.stream().map(Result::update).flatMap(Optional::stream).toList());
        publish(
                results.stream()
                        .map(Result::announced)
                        .flatMap(Optional::stream)
                        .toList(),
                results);
        return results;
    }

    private void publish(List<AnnouncedStatus> announced, List<Result> results) {
        var events = new ArrayList<CloudEvent<?>>();
        results.stream().map(Result::event).flatMap(Optional::stream).forEach(events::add);
        if (!announced.isEmpty()) {
            followers.orderedStream().forEach(follower -> events.addAll(follower.follow(announced)));
        }
        publisher.publish(events);
    }

    /** Compares each report with the stored history of its message and with the reports before it. */
    private static List<Result> evaluate(List<StatusMatch> matches) {
        var histories = new HashMap<String, StatusHistory>();
        return matches.stream()
                .map(match -> new Result(match.report(), match.message(), outcome(match, histories)))
                .toList();
    }

    private static StatusOutcome outcome(StatusMatch match, Map<String, StatusHistory> histories) {
        var message = match.message();
        if (message == null) {
            return StatusOutcome.UNMATCHED;
        }
        if (message.isInbound() || message.isErased()) {
            return StatusOutcome.IGNORED;
        }
        return histories
                .computeIfAbsent(message.id(), id -> new StatusHistory(message))
                .add(match.report().change());
    }

    /** The outcome of applying a status report. */
    public enum StatusOutcome {
        /** The status became the message's current one. */
        APPLIED(true),
        /** The same report was applied before a crash, which may have prevented its event. */
        REDELIVERED(true),
        /** A higher status came first: this one is only stored in the history. */
        STALE(false),
        /** The history had the status already. */
        DUPLICATE(false),
        /** The message is unknown, or not known yet. */
        UNMATCHED(false),
        /** The report names an inbound message, which has no delivery statuses, or an erased one. */
        IGNORED(false);

        private final boolean isPublished;

        StatusOutcome(boolean isPublished) {
            this.isPublished = isPublished;
        }

        boolean isPublished() {
            return isPublished;
        }
    }

    private record Result(StatusReport report, @Nullable StoredMessage message, StatusOutcome outcome) {

        /** The outbound message of the report, unless it was erased. */
        private Optional<StoredMessage> outbound() {
            return Optional.ofNullable(message).filter(found -> !found.isInbound() && !found.isErased());
        }

        /** The key of the message under the SID in the report. */
        Optional<String> key() {
            return outbound()
                    .flatMap(found ->
                            Optional.ofNullable(report.sid()).map(sid -> StoredMessage.key(found.tenantId(), sid)));
        }

        Optional<StatusUpdate> update() {
            return outbound().map(found -> new StatusUpdate(found, report.change()));
        }

        Optional<AnnouncedStatus> announced() {
            return outbound()
                    .filter(found -> outcome.isPublished())
                    .map(found -> new AnnouncedStatus(found, report.change(), report.cause()));
        }

        Optional<CloudEvent<?>> event() {
            return outbound().filter(found -> outcome.isPublished()).map(report::event);
        }
    }
}

package io.switchboard.conversation.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.conversation.events.EventPublisher;
import io.switchboard.events.CloudEvent;
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
        var matches = match(reports);
        var histories = new HashMap<String, StatusHistory>();
        var news = new ArrayList<StatusNews>();
        var events = new ArrayList<CloudEvent<?>>();
        var outcomes = new ArrayList<StatusOutcome>();
        for (var match : matches) {
            var message = match.message();
            if (message == null) {
                outcomes.add(StatusOutcome.UNMATCHED);
                continue;
            }
            var report = match.report();
            var outcome = histories
                    .computeIfAbsent(message.id(), id -> new StatusHistory(message))
                    .take(report.change());
            outcomes.add(outcome);
            news.add(new StatusNews(message.tenantId(), message.id(), report.change()));
            if (outcome.isPublished()) {
                events.add(report.event(message));
            }
        }
        matches.forEach(this::name);
        messages.apply(news);
        publisher.publish(events);
        matches.forEach(this::adopt);
        return outcomes;
    }

    /** Finds the message of each. A report without one waits until its message becomes known. */
    private List<Match> match(List<StatusReport> reports) {
        var matches = lookUp(reports);
        var lost = matches.stream()
                .filter(each -> each.message() == null)
                .map(Match::report)
                .toList();
        if (lost.isEmpty()) {
            return matches;
        }
        lost.forEach(unmatched::add);
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

    private static Optional<StoredMessage> of(Collection<StoredMessage> known, StatusReport report) {
        return known.stream().filter(report::concerns).findFirst();
    }

    private void name(Match match) {
        var message = match.message();
        var sid = match.report().sid();
        if (message != null && sid != null && match.report().names(message)) {
            messages.noteSid(
                    message.tenantId(),
                    message.id(),
                    sid,
                    match.report().change().at());
        }
    }

    /** A message that Twilio has just named asks for the reports that came before its name. */
    private void adopt(Match match) {
        var message = match.message();
        var sid = match.report().sid();
        if (message != null && sid != null && match.report().names(message)) {
            var waiting = unmatched.of(StoredMessage.key(message.tenantId(), sid));
            apply(waiting.stream()
                    .map(each -> new StatusReport(
                            message.tenantId(), sid, null, each, match.report().cause()))
                    .toList());
            unmatched.remove(StoredMessage.key(message.tenantId(), sid), waiting);
        }
    }

    private record Match(StatusReport report, @Nullable StoredMessage message) {}
}

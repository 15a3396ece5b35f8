package io.switchboard.conversation.message;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.message.Messages.NotedSid;
import io.switchboard.conversation.message.part.InTwilioConversation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the messages that status reports are about, many at once, and notes the SIDs that Twilio reports first. */
@Component
class StatusMatcher {

    private final Messages messages;
    private final UnmatchedStatuses unmatched;

    /** A status report with the message that it is about; null if the message is unknown, or not known yet. */
    record StatusMatch(StatusReport report, @Nullable StoredMessage message) {}

    StatusMatcher(Messages messages, UnmatchedStatuses unmatched) {
        this.messages = messages;
        this.unmatched = unmatched;
    }

    /** Matches the reports. A report without a message is stored until its message becomes known. */
    List<StatusMatch> match(List<StatusReport> reports) {
        var matches = lookUp(reports);
        if (noteSids(matches)) {
            // One report may have given the SID, or the message, of another to a message.
            matches = lookUp(reports);
        }
        var withoutMessage = matches.stream()
                .filter(match -> match.message() == null)
                .map(StatusMatch::report)
                .toList();
        if (withoutMessage.isEmpty()) {
            return matches;
        }
        unmatched.add(withoutMessage);
        // A message that was stored right before its report has looked for the report too early.
        var found = new HashMap<StatusReport, StatusMatch>();
        lookUp(withoutMessage).forEach(match -> found.put(match.report(), match));
        return matches.stream()
                .map(match -> found.getOrDefault(match.report(), match))
                .toList();
    }

    /** Matches the reports with the messages that are known now, and stores nothing. */
    List<StatusMatch> lookUp(List<StatusReport> reports) {
        var known = new KnownMessages();
        known.add(messages.find(
                List.of(),
                reports.stream()
                        .flatMap(report -> StatusMatcher.key(report).stream())
                        .distinct()
                        .toList()));
        // Most messages have their SID noted, so that few are looked for by their ids as well.
        known.add(messages.find(
                reports.stream()
                        .filter(report -> known.of(report).isEmpty())
                        .flatMap(report -> Stream.ofNullable(report.messageId()))
                        .distinct()
                        .toList(),
                List.of()));
        // Twilio reports a message that arrived twice by either SID.
        known.add(messages.withOtherKeys(reports.stream()
                .filter(report -> known.of(report).isEmpty())
                .flatMap(report -> StatusMatcher.key(report).stream())
                .distinct()
                .toList()));
        return reports.stream()
                .map(report -> new StatusMatch(report, known.of(report).orElse(null)))
                .toList();
    }

    private static Optional<String> key(StatusReport report) {
        return Optional.ofNullable(report.sid()).map(sid -> StoredMessage.key(report.tenantId(), sid));
    }

    /** Notes the SIDs of messages that have none yet, in one request; returns whether there was one. */
    private boolean noteSids(List<StatusMatch> matches) {
        var first = new LinkedHashMap<String, NotedSid>();
        for (var match : matches) {
            var report = match.report();
            var message = match.message();
            if (message != null && report.names(message)) {
                var sid = Objects.requireNonNull(report.sid());
                first.putIfAbsent(
                        message.id(),
                        new NotedSid(
                                message.tenantId(),
                                message.id(),
                                sid,
                                report.change().at()));
            }
        }
        messages.noteSids(List.copyOf(first.values()));
        return !first.isEmpty();
    }

    /** Messages by their keys and ids. */
    private static final class KnownMessages {

        private final Map<String, StoredMessage> byKey = new HashMap<>();
        private final Map<String, StoredMessage> byId = new HashMap<>();

        void add(List<StoredMessage> found) {
            for (var message : found) {
                byKey.put(message.key(), message);
                byId.put(message.id(), message);
                Optional.ofNullable(message.twilioConversation())
                        .map(InTwilioConversation::otherKey)
                        .ifPresent(key -> byKey.put(key, message));
            }
        }

        /** The message with the report's SID; only where no message has it, the message with the id in the callback URL. */
        Optional<StoredMessage> of(StatusReport report) {
            return key(report)
                    .flatMap(key -> Optional.ofNullable(byKey.get(key)))
                    .filter(report::concerns)
                    .or(() -> Optional.ofNullable(report.messageId())
                            .flatMap(id -> Optional.ofNullable(byId.get(id)))
                            .filter(report::concerns));
        }
    }
}

package io.switchboard.conversation.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
        return lookUp(reports);
    }

    /** Matches the reports with the messages that are known now, and stores nothing. */
    List<StatusMatch> lookUp(List<StatusReport> reports) {
        var known = messages.find(
                reports.stream()
                        .map(StatusReport::messageId)
                        .filter(Objects::nonNull)
                        .toList(),
                reports.stream()
                        .filter(report -> report.sid() != null)
                        .map(report -> StoredMessage.key(report.tenantId(), Objects.requireNonNull(report.sid())))
                        .toList());
        return reports.stream()
                .map(report -> new StatusMatch(report, messageOf(report, known).orElse(null)))
                .toList();
    }

    /** The message with the report's SID; only where no message has it, the message with the id in the callback URL. */
    private static Optional<StoredMessage> messageOf(StatusReport report, Collection<StoredMessage> known) {
        return known.stream()
                .filter(report::concerns)
                .min(Comparator.comparing((StoredMessage message) -> message.twilioSid() == null));
    }

    /** Notes the SIDs of messages that have none yet; returns whether there was one. */
    private boolean noteSids(List<StatusMatch> matches) {
        var isAnyNew = false;
        for (var match : matches) {
            var report = match.report();
            var message = match.message();
            if (message != null && report.names(message)) {
                var sid = Objects.requireNonNull(report.sid());
                messages.noteSid(
                        message.tenantId(), message.id(), sid, report.change().at());
                isAnyNew = true;
            }
        }
        return isAnyNew;
    }
}

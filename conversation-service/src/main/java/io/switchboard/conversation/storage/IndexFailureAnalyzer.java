package io.switchboard.conversation.storage;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says at a start that failed which index could not be made, what it is needed for, why it could not be made and how to mend
 * that. Spring Boot prints it instead of a stack trace.
 */
public class IndexFailureAnalyzer extends AbstractFailureAnalyzer<IndexesNotCreated> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IndexesNotCreated cause) {
        return new FailureAnalysis(description(cause), action(cause.failures()), cause);
    }

    private static String description(IndexesNotCreated cause) {
        var text = new StringBuilder("conversation-service cannot start without its indexes in MongoDB.");
        for (var failure : cause.failures()) {
            var index = failure.index();
            text.append("\n\nIndex ").append(index.name()).append(" of collection ");
            text.append(cause.database()).append('.').append(index.collection());
            text.append("\n    keys:       ").append(index.fields().toJson());
            text.append(index.options().isUnique() ? ", unique" : "");
            text.append("\n    needed for: ").append(index.why());
            text.append("\n    problem:    ").append(failure.reason().text());
            text.append("\n    MongoDB:    ").append(failure.message());
            for (var each : failure.evidence()) {
                text.append("\n    found:      ").append(each);
            }
        }
        return text.toString();
    }

    private static String action(List<IndexFailure> failures) {
        var text = new StringBuilder();
        for (var failure : failures) {
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append("For ")
                    .append(failure.index())
                    .append(':');
            for (var step = 0; step < failure.remedy().size(); step++) {
                text.append("\n    ").append(step + 1).append(". ");
                text.append(failure.remedy().get(step));
            }
        }
        return text.toString();
    }
}

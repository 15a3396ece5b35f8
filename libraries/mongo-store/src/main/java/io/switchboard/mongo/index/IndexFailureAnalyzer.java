package io.switchboard.mongo.index;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Describes, when a start fails, which index could not be created, what it is needed for, why MongoDB did not create it and
 * how to correct that. Spring Boot prints it instead of a stack trace.
 */
class IndexFailureAnalyzer extends AbstractFailureAnalyzer<IndexesNotCreated> {

    private final Environment environment;

    IndexFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IndexesNotCreated cause) {
        return new FailureAnalysis(description(cause), action(cause.failures()), cause);
    }

    private String description(IndexesNotCreated cause) {
        var text = new StringBuilder(environment.getProperty("spring.application.name", "The service"));
        text.append(" cannot start without its indexes in MongoDB.");
        for (var failure : cause.failures()) {
            var index = failure.index();
            text.append("\n\nIndex ").append(index.name()).append(" of collection ");
            text.append(cause.database()).append('.').append(index.collection());
            text.append("\n    keys:       ").append(index.fields().toJson());
            text.append(index.options().isUnique() ? ", unique" : "");
            text.append("\n    needed for: ").append(index.why());
            text.append("\n    problem:    ").append(failure.reason().text());
            text.append("\n    MongoDB:    ").append(failure.message());
            for (var found : failure.evidence()) {
                text.append("\n    found:      ").append(found);
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

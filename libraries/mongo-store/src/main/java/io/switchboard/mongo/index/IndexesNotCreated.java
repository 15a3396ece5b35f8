package io.switchboard.mongo.index;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Reports that indexes without which a service cannot start were not created. The message describes the causes, because
 * MongoDB's own exceptions quote the values of documents.
 */
final class IndexesNotCreated extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String database;
    private final transient List<IndexFailure> failures;

    IndexesNotCreated(String database, List<IndexFailure> failures) {
        super(failures.stream()
                .map(failure -> failure.index() + ": " + failure.reason().text())
                .collect(Collectors.joining("; ", "Required indexes could not be created: ", "")));
        this.database = database;
        this.failures = List.copyOf(failures);
    }

    String database() {
        return database;
    }

    List<IndexFailure> failures() {
        return failures;
    }
}

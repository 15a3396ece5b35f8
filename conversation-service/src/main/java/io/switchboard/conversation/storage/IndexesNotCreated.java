package io.switchboard.conversation.storage;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The service cannot start, because it could not keep its rules without these indexes. The causes are told in words, since
 * MongoDB's own exceptions quote the values of documents.
 */
class IndexesNotCreated extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String database;
    private final transient List<IndexFailure> failures;

    IndexesNotCreated(String database, List<IndexFailure> failures) {
        super(failures.stream()
                .map(each -> each.index() + ": " + each.reason().text())
                .collect(Collectors.joining("; ", "Indexes that are needed could not be made: ", "")));
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

package io.switchboard.mongo.index;

import java.util.List;
import java.util.function.Supplier;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;

/** Explains why MongoDB did not create an index, and what an administrator does about it. Changes nothing. */
final class IndexFailureExplainer {

    private static final int LONGEST_MESSAGE = 500;

    private final MongoDatabase database;
    private final IndexInspector inspector;
    private final DuplicateDocuments duplicates;

    IndexFailureExplainer(MongoDatabase database, IndexInspector inspector, DuplicateDocuments duplicates) {
        this.database = database;
        this.inspector = inspector;
        this.duplicates = duplicates;
    }

    IndexFailure explain(DeclaredIndex index, MongoException failure) {
        var reason = IndexFailure.Reason.of(failure);
        var message = message(failure);
        return switch (reason) {
            case DUPLICATES ->
                new IndexFailure(
                        index, reason, message, lookUp(() -> duplicates.examples(index)), mergeDuplicates(index));
            case CONFLICT -> conflict(index, message);
            case NOT_AUTHORIZED -> new IndexFailure(index, reason, message, List.of(), grantRole());
            case STILL_BUILDING -> new IndexFailure(index, reason, message, List.of(), awaitBuild(index));
            case UNREACHABLE -> new IndexFailure(index, reason, message, List.of(), reachMongo());
            case REJECTED -> new IndexFailure(index, reason, message, List.of(), createByHand(index));
        };
    }

    private static String message(MongoException failure) {
        var words = failure instanceof MongoCommandException answer
                ? answer.getErrorCodeName() + ", " + answer.getErrorMessage()
                : String.valueOf(failure.getMessage());
        var masked = MaskedNumbers.in(words);
        return masked.length() <= LONGEST_MESSAGE ? masked : masked.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static List<String> lookUp(Supplier<List<String>> evidence) {
        try {
            return evidence.get();
        } catch (MongoException e) {
            return List.of("lookup failed: " + message(e));
        }
    }

    private List<String> mergeDuplicates(DeclaredIndex index) {
        var commands = new IndexCommands(database.getName());
        var collection = commands.collection(index.collection());
        var removed = commands.collection(index.collection() + "_duplicates");
        return List.of(
                "Stop all instances of this service.",
                "List all duplicates, in mongosh: " + duplicates.command(index),
                "Keep one document of each group, as a rule the oldest: ids sort by age. Where other documents refer to one"
                        + " of the others, such as by contactId or conversationId, make them refer to the one that you keep.",
                "Put the ids of the others into"
                        + " a list, const surplus = [\"…\"], and move those documents away: " + collection
                        + ".find({_id: {$in: surplus}}).forEach(document => " + removed + ".insertOne(document)); "
                        + collection
                        + ".deleteMany({_id: {$in: surplus}})",
                "Start the service. It creates the index.");
    }

    private IndexFailure conflict(DeclaredIndex index, String message) {
        var evidence = lookUp(() -> inspector.deviation(index).stream()
                .map(IndexDeviation::inItsPlace)
                .toList());
        var replacement = lookUp(() -> inspector.deviation(index).stream()
                .map(deviation -> deviation.remedy(database.getName()))
                .toList());
        var remedy = List.of(
                "Stop all instances of this service: its rule is not kept while the index is replaced.",
                "Replace the index, in mongosh: " + String.join("; ", replacement),
                "Start the service.");
        return new IndexFailure(index, IndexFailure.Reason.CONFLICT, message, evidence, remedy);
    }

    private List<String> grantRole() {
        return List.of(
                "The user in MONGODB_URI needs the role readWrite on the database " + database.getName()
                        + ". An administrator grants it in mongosh, in the database in which the user was created:"
                        + " db.grantRolesToUser(\"<user>\", [{role: \"readWrite\", db: \"" + database.getName()
                        + "\"}])",
                "If the user has the role: user name, password or authSource in MONGODB_URI are wrong.");
    }

    private static List<String> awaitBuild(DeclaredIndex index) {
        return List.of(
                "MongoDB continues to build it. Watch its progress, in mongosh: db.getSiblingDB(\"admin\").aggregate("
                        + "[{$currentOp: {}}, {$match: {\"command.createIndexes\": \"" + index.collection() + "\"}}])",
                "Start the service when it is finished. A start before that waits for it again.");
    }

    private static List<String> reachMongo() {
        return List.of(
                "Check that MongoDB is running, that its replica set has a primary, and that MONGODB_URI is right."
                        + " The service looks for a server for MONGODB_TIMEOUT, and then stops.");
    }

    private List<String> createByHand(DeclaredIndex index) {
        return List.of(
                "Correct what MongoDB reports above, or create the index by hand, in mongosh: "
                        + new IndexCommands(database.getName()).create(index),
                "Start the service.");
    }
}

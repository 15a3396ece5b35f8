package io.switchboard.conversation.storage;

import java.util.List;
import java.util.function.Supplier;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.springframework.stereotype.Component;

/** Finds out why MongoDB did not make an index, and what an administrator does about it. Changes nothing. */
@Component
class IndexFailures {

    private static final int LONGEST_MESSAGE = 500;

    private final MongoDatabase database;
    private final IndexInspector inspector;
    private final DuplicateDocuments duplicates;

    IndexFailures(MongoDatabase database, IndexInspector inspector, DuplicateDocuments duplicates) {
        this.database = database;
        this.inspector = inspector;
        this.duplicates = duplicates;
    }

    IndexFailure explain(Index index, MongoException failure) {
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
            case REFUSED -> new IndexFailure(index, reason, message, List.of(), makeByHand(index));
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
            return List.of("could not be looked up: " + message(e));
        }
    }

    private List<String> mergeDuplicates(Index index) {
        var collection = index.shell(database.getName());
        var removed = "db.getSiblingDB(\"" + database.getName() + "\").getCollection(\"" + index.collection()
                + "_duplicates\")";
        return List.of(
                "Stop all instances of this service.",
                "List all duplicates, in mongosh: " + duplicates.command(index),
                "Keep one document of each group, as a rule the oldest: ids sort by age. Where other documents refer to one"
                        + " of the others (contactId, conversationId), let them refer to the one that you keep.",
                "Put the ids of the others into"
                        + " a list, const surplus = [\"…\"], and move those documents away: " + collection
                        + ".find({_id: {$in: surplus}}).forEach(each => " + removed + ".insertOne(each)); " + collection
                        + ".deleteMany({_id: {$in: surplus}})",
                "Start the service. It makes the index.");
    }

    private IndexFailure conflict(Index index, String message) {
        var evidence = lookUp(() -> inspector.deviation(index).stream()
                .map(IndexDeviation::inItsPlace)
                .toList());
        var replacement = lookUp(() -> inspector.deviation(index).stream()
                .map(each -> each.remedy(database.getName()))
                .toList());
        var remedy = List.of(
                "Stop all instances of this service: while the index is replaced, nothing keeps its rule.",
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

    private static List<String> awaitBuild(Index index) {
        return List.of(
                "MongoDB goes on building it. See how far it is, in mongosh: db.getSiblingDB(\"admin\").aggregate("
                        + "[{$currentOp: {}}, {$match: {\"command.createIndexes\": \"" + index.collection() + "\"}}])",
                "Start the service when it is finished. A start before that waits for it again.");
    }

    private static List<String> reachMongo() {
        return List.of("See that MongoDB is running, that its replica set has a primary, and that MONGODB_URI is right."
                + " The service looks for a server for as long as MONGODB_TIMEOUT says, and then ends.");
    }

    private List<String> makeByHand(Index index) {
        return List.of(
                "Mend what MongoDB says above, or make the index by hand, in mongosh: "
                        + index.createCommand(database.getName()),
                "Start the service.");
    }
}

package io.switchboard.conversation.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.springframework.stereotype.Component;

/** Compares the indexes that are declared with those that the database has. One {@code listIndexes} per collection. */
@Component
class IndexInspector {

    private final MongoDatabase database;
    private final List<Index> indexes;

    IndexInspector(MongoDatabase database, List<Index> indexes) {
        this.database = database;
        this.indexes = List.copyOf(indexes);
    }

    /**
     * All declared indexes that are missing or different, in the order of their collections.
     *
     * @throws com.mongodb.MongoException when the database does not tell
     */
    List<IndexDeviation> deviations() {
        var deviations = new ArrayList<IndexDeviation>();
        indexes.stream().map(Index::collection).distinct().sorted().forEach(collection -> {
            var listed = listed(collection);
            indexes.stream()
                    .filter(each -> each.collection().equals(collection))
                    .forEach(each -> deviation(each, listed).ifPresent(deviations::add));
        });
        return deviations;
    }

    /** How the database deviates from one declared index, if it does. */
    Optional<IndexDeviation> deviation(Index index) {
        return deviation(index, listed(index.collection()));
    }

    int declared() {
        return indexes.size();
    }

    String database() {
        return database.getName();
    }

    private static Optional<IndexDeviation> deviation(Index index, List<BsonDocument> listed) {
        if (listed.stream().anyMatch(index::isServedBy)) {
            return Optional.empty();
        }
        var inItsPlace = listed.stream()
                .filter(each -> each.getString("name").getValue().equals(index.name()))
                .findFirst()
                .or(() -> listed.stream().filter(index::hasFieldsOf).findFirst());
        return Optional.of(new IndexDeviation(index, inItsPlace.orElse(null)));
    }

    private List<BsonDocument> listed(String collection) {
        return database.getCollection(collection)
                .listIndexes(BsonDocument.class)
                .into(new ArrayList<>());
    }
}

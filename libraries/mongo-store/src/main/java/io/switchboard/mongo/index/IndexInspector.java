package io.switchboard.mongo.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;

/** Compares the declared indexes with those of the database, with one {@code listIndexes} per collection. */
final class IndexInspector {

    private final MongoDatabase database;
    private final List<DeclaredIndex> indexes;

    IndexInspector(MongoDatabase database, List<DeclaredIndex> indexes) {
        this.database = database;
        this.indexes = List.copyOf(indexes);
    }

    /**
     * Returns the declared indexes that are missing or different, in the order of their collections.
     *
     * @throws com.mongodb.MongoException when the database does not answer
     */
    List<IndexDeviation> deviations() {
        var deviations = new ArrayList<IndexDeviation>();
        indexes.stream().map(DeclaredIndex::collection).distinct().sorted().forEach(collection -> {
            var listed = listed(collection);
            indexes.stream()
                    .filter(index -> index.collection().equals(collection))
                    .forEach(index -> deviation(index, listed).ifPresent(deviations::add));
        });
        return deviations;
    }

    /** The deviation of the database from one declared index, if there is one. */
    Optional<IndexDeviation> deviation(DeclaredIndex index) {
        return deviation(index, listed(index.collection()));
    }

    int declared() {
        return indexes.size();
    }

    String database() {
        return database.getName();
    }

    private static Optional<IndexDeviation> deviation(DeclaredIndex index, List<BsonDocument> listed) {
        if (listed.stream().anyMatch(index::isServedBy)) {
            return Optional.empty();
        }
        var inItsPlace = listed.stream()
                .filter(found -> found.getString("name").getValue().equals(index.name()))
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

package io.switchboard.benchmarks.store;

import java.nio.file.Path;
import java.util.List;

/**
 * The options of the benchmark of the store.
 *
 * @param mongodb the URI of a real MongoDB
 * @param texts the texts of each round
 * @param statuses the statuses of each round
 * @param conversations the conversations that the texts are spread over
 * @param apart how many other messages report a status between two statuses of one message
 * @param oneByOne the texts and the statuses of each round that are stored one by one
 * @param inFlight how many of those are worked on at the same time
 * @param sizes the numbers of stored messages that are compared; empty for no comparison
 * @param messagesPerConversation in that comparison
 * @param requests the requests whose latency is measured at each size, for each operation
 * @param javaOptions of conversation-service
 */
record StoreOptions(
        String mongodb,
        int texts,
        int statuses,
        int rounds,
        int conversations,
        int apart,
        int oneByOne,
        int inFlight,
        List<Integer> sizes,
        int messagesPerConversation,
        int requests,
        List<String> javaOptions,
        Path root) {

    StoreOptions {
        require(!mongodb.isBlank(), "Name a real MongoDB by --mongodb or MONGODB_URI.");
        require(texts > 0 && statuses > 0 && oneByOne >= 0, "--texts and --statuses must be positive");
        require(rounds > 0, "--rounds must be positive");
        require(conversations > 0, "--conversations must be positive");
        require(apart > 0 && inFlight > 0, "--apart and --in-flight must be positive");
        require(messagesPerConversation > 0 && requests > 0, "sizes and requests must be positive");
        sizes = List.copyOf(sizes);
        javaOptions = List.copyOf(javaOptions);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

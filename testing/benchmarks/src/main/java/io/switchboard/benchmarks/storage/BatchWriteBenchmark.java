package io.switchboard.benchmarks.storage;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;

/**
 * Compares the batches of a poll written by the driver alone and through Spring Data, against one MongoDB in one run. The
 * two take turns batch by batch, so a slower minute of the machine meets both; the first batches of each are not measured.
 */
public final class BatchWriteBenchmark {

    private static final int CONVERSATIONS = 500;

    private final String uri;
    private final int batches;
    private final int size;

    private BatchWriteBenchmark(String uri, int batches, int size) {
        this.uri = uri;
        this.batches = batches;
        this.size = size;
    }

    /**
     * Runs in a JVM that has Spring Data on its class path.
     *
     * @param arguments the database's URI, the batches, their size and the rounds
     */
    public static void main(String[] arguments) {
        var benchmark =
                new BatchWriteBenchmark(arguments[0], Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        var rounds = Integer.parseInt(arguments[3]);
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < rounds; round++) {
            ratios.add(benchmark.round());
        }
        ratios.sort(null);
        System.out.printf("template / driver, median of %d rounds: %.3f%n", rounds, ratios.get(rounds / 2));
    }

    /** The median time of the template over that of the driver. */
    private double round() {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY)
                .build();
        try (var client = MongoClients.create(settings)) {
            var database = client.getDatabase(
                    "benchmark_" + UUID.randomUUID().toString().replace("-", ""));
            try {
                return measure(database);
            } finally {
                database.drop();
            }
        }
    }

    private double measure(MongoDatabase database) {
        var run = UUID.randomUUID().toString();
        database.getCollection("messages").createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
        database.getCollection("conversations")
                .insertMany(LongStream.range(0, CONVERSATIONS)
                        .mapToObj(number -> new Document("_id", run + "-c" + number).append("updatedAt", Instant.EPOCH))
                        .toList());
        var writers = List.of(new DriverBatchWriter(database), new TemplateBatchWriter(database));
        var times = new HashMap<String, BatchTimes>();
        for (var batch = -batches / 5; batch < batches; batch++) {
            for (var turn = 0; turn < writers.size(); turn++) {
                // The order of the two writers alternates with every batch.
                var writer = writers.get(Math.floorMod(batch + turn, writers.size()));
                var taken = write(writer, sample(run, (batch + batches) * 2L + turn));
                if (batch >= 0) {
                    times.computeIfAbsent(writer.name(), name -> new BatchTimes())
                            .add(taken);
                }
            }
        }
        times.forEach((writer, taken) -> System.out.printf("%-8s %s%n", writer, taken.summary(size)));
        return median(times, "template") / median(times, "driver");
    }

    private List<SampleMessage> sample(String run, long batch) {
        var at = Instant.ofEpochMilli(1_795_672_800_000L + batch);
        return LongStream.range(batch * size, (batch + 1) * size)
                .mapToObj(number -> SampleMessage.of(run, number, CONVERSATIONS, at))
                .toList();
    }

    private static BatchTimes.Taken write(BatchWriter writer, List<SampleMessage> batch) {
        var threads = ManagementFactory.getThreadMXBean();
        var begin = System.nanoTime();
        var beginCpu = threads.getCurrentThreadCpuTime();
        writer.write(batch);
        return new BatchTimes.Taken(System.nanoTime() - begin, threads.getCurrentThreadCpuTime() - beginCpu);
    }

    private static double median(Map<String, BatchTimes> times, String writer) {
        return Objects.requireNonNull(times.get(writer)).median();
    }
}

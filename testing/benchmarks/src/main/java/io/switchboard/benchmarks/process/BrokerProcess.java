package io.switchboard.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.events.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A Kafka node started as by Kafka's own scripts, from the jar of {@code local}, with a data folder of its own. */
public final class BrokerProcess implements AutoCloseable {

    /** The JVM options of {@code kafka-server-start.sh}. */
    private static final List<String> JVM = List.of(
            "-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:InitiatingHeapOccupancyPercent=35");

    /** As many partitions as the services create by default. */
    private static final int PARTITIONS = 6;

    private final JavaProcess process;
    private final String bootstrapServers;

    private BrokerProcess(JavaProcess process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts the broker and returns when it serves requests. */
    public static BrokerProcess start(Path localJar, FreePorts ports, Path folder)
            throws IOException, InterruptedException {
        var settings = folder.resolve("server.properties");
        Files.writeString(
                settings,
                resource("server.properties")
                        .formatted(
                                ports.kafkaController(),
                                ports.kafka(),
                                ports.kafkaController(),
                                ports.kafka(),
                                folder.resolve("kafka")));
        var logback = Files.writeString(folder.resolve("logback.xml"), resource("logback.xml"));

        var format = List.of("format", "--cluster-id", Uuid.randomUuid().toString(), "--config", settings.toString());
        run("kafka-format", localJar, logback, "kafka.tools.StorageTool", format, folder)
                .awaitSuccess();
        var bootstrapServers = "localhost:" + ports.kafka();
        var process = run("kafka", localJar, logback, "kafka.Kafka", List.of(settings.toString()), folder);
        process.awaitReady(() -> answers(bootstrapServers));
        return new BrokerProcess(process, bootstrapServers);
    }

    /** The processor time that the broker has used until now. */
    public Duration cpu() {
        return process.cpu();
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Creates the topics of services that do not run. */
    public void createTopics(Topic<?>... topics) throws InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            admin.createTopics(Arrays.stream(topics)
                            .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new MeasurementFailed("The topics could not be created: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static JavaProcess run(
            String name, Path jar, Path logback, String main, List<String> arguments, Path folder) {
        var words = new ArrayList<String>(JVM);
        words.addAll(List.of("-Dloader.main=" + main, "-Dlogback.configurationFile=" + logback, "-cp", jar.toString()));
        words.add(SpringBootJar.LAUNCHER);
        words.addAll(arguments);
        return JavaProcess.start(name, words, Map.of(), folder);
    }

    private static boolean answers(String bootstrapServers) {
        try (var admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000))) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MeasurementFailed("Interrupted", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (var in = BrokerProcess.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

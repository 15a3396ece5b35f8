package io.switchboard.benchmarks.deliveries;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.JavaProcess;
import io.switchboard.benchmarks.process.ReadinessProbe;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestIssuer;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker, an issuer and the shipped notification-service, which can be killed and started again. */
final class DeliveriesInstallation implements AutoCloseable {

    /** The database that the service has. */
    private static final String DATABASE = "switchboard_notification";

    private static final int PARTITIONS = 6;
    private static final int CREATED = 201;

    private final DeliveriesOptions options;
    private final Path folder;
    private final FreePorts ports = FreePorts.free();
    private final String keyset = TestKeyset.generate();
    private final TestIssuer issuer = TestIssuer.started();
    private final MongoClient mongo;
    private final BrokerProcess broker;
    private JavaProcess service;

    DeliveriesInstallation(DeliveriesOptions options, Path folder) throws IOException, InterruptedException {
        this.options = options;
        this.folder = folder;
        mongo = MongoClients.create(options.mongodb());
        mongo.getDatabase(DATABASE).drop();
        broker = BrokerProcess.start(SpringBootJar.of(options.root(), "local"), ports, folder);
        createTopic();
        service = startService();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Kills the service as a machine that loses power does, and starts it again. */
    void killAndRestart() throws InterruptedException {
        service.kill();
        service = startService();
    }

    /** Creates an endpoint of all events as the tenant's admin does. */
    void createEndpoint(String tenant, String url) throws IOException, InterruptedException {
        var token = issuer.token(claims -> claims.claim("tenant", tenant).claim("roles", List.of("admin")));
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/webhook-endpoints".formatted(ports.service())))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"%s\",\"eventTypes\":[\"*\"]}".formatted(url)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != CREATED) {
                throw new MeasurementFailed("No endpoint: %d %s".formatted(answer.statusCode(), answer.body()));
            }
        }
    }

    private JavaProcess startService() throws InterruptedException {
        var words = new ArrayList<>(options.javaOptions());
        words.addAll(List.of(
                "-cp", SpringBootJar.of(options.root(), "notification-service").toString(), SpringBootJar.LAUNCHER));
        var environment = new HashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(ports.service()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("MONGODB_URI", options.mongodb());
        environment.put("OIDC_ISSUER_URI", issuer.uri());
        environment.put("SWITCHBOARD_KEYSET", keyset);
        environment.put("NOTIFICATION_STREAMS_MAX_TOTAL", "1000");
        environment.put("WEBHOOK_ALLOWED_NETWORKS", "127.0.0.0/8");
        environment.put("WEBHOOK_MAX_ENDPOINTS", Integer.toString(options.endpoints()));
        // Of all endpoints on this one host.
        environment.put("WEBHOOK_MAX_CONNECTIONS_PER_HOST", "512");
        var started = JavaProcess.start("notification-service", words, environment, folder);
        started.awaitReady(() -> ReadinessProbe.isReady(ports.management()));
        return started;
    }

    private void createTopic() throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS.name(), PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new MeasurementFailed("The topic could not be created: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        service.close();
        broker.close();
        issuer.close();
        mongo.getDatabase(DATABASE).drop();
        mongo.close();
    }
}

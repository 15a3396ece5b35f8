package io.switchboard.benchmarks.deliveries;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.ServiceProcess;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestIssuer;
import io.switchboard.testing.TestKeyset;

/** A broker, an issuer and the shipped notification-service, which can be killed and started again. */
final class DeliveriesInstallation implements AutoCloseable {

    /** The database that the service has. */
    private static final String DATABASE = "switchboard_notification";

    private static final int CREATED = 201;

    private final DeliveriesOptions options;
    private final Path folder;
    private final FreePorts ports = FreePorts.free();
    private final String keyset = TestKeyset.generate();
    private final TestIssuer issuer = TestIssuer.started();
    private final MongoClient mongo;
    private final BrokerProcess broker;
    private ServiceProcess service;

    /** Starts all of it; the service is not ready yet. */
    DeliveriesInstallation(DeliveriesOptions options, Path folder) throws IOException, InterruptedException {
        this.options = options;
        this.folder = folder;
        mongo = MongoClients.create(options.mongodb());
        mongo.getDatabase(DATABASE).drop();
        broker = BrokerProcess.start(SpringBootJar.of(options.root(), "local"), ports, folder);
        broker.createTopics(Topics.EVENTS);
        service = startService();
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void awaitReady() throws InterruptedException {
        service.awaitReady();
    }

    /** Kills the service as a machine that loses power does, and starts it again. */
    void killAndRestart() throws InterruptedException {
        service.kill();
        service = startService();
        awaitReady();
    }

    /** Creates an endpoint of all events as the tenant's admin does. */
    void createEndpoint(String tenant, String url) throws IOException, InterruptedException {
        var token = issuer.token(claims -> claims.claim("tenant", tenant).claim("roles", List.of("admin")));
        var request = HttpRequest.newBuilder(service.url().resolve("/api/webhook-endpoints"))
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

    private ServiceProcess startService() {
        var settings = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "MONGODB_URI",
                options.mongodb(),
                "OIDC_ISSUER_URI",
                issuer.uri(),
                "SWITCHBOARD_KEYSET",
                keyset,
                "NOTIFICATION_STREAMS_MAX_TOTAL",
                "1000",
                "WEBHOOK_ALLOWED_NETWORKS",
                "127.0.0.0/8",
                "WEBHOOK_MAX_ENDPOINTS",
                Integer.toString(options.endpoints()),
                // Of all endpoints on this one host.
                "WEBHOOK_MAX_CONNECTIONS_PER_HOST",
                "512");
        return ServiceProcess.start(
                options.root(), "notification-service", options.javaOptions(), settings, ports, folder);
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

package io.switchboard.benchmarks.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.DirectoryTopics;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.JavaProcess;
import io.switchboard.benchmarks.process.ReadinessProbe;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestIssuer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker, a directory of one number, an issuer and the shipped conversation-service, on a database of its own. */
final class StoreInstallation implements AutoCloseable {

    /** As many as the services create by default. */
    private static final int PARTITIONS = 6;

    private final FreePorts ports;
    private final MongoClient mongo;
    private final MongoDatabase database;
    private final BrokerProcess broker;
    private final DirectoryTopics directory;
    private final TestIssuer issuer;
    private final JavaProcess service;
    private final ConsumerGroups groups;

    private StoreInstallation(
            FreePorts ports,
            MongoClient mongo,
            MongoDatabase database,
            BrokerProcess broker,
            DirectoryTopics directory,
            TestIssuer issuer,
            JavaProcess service) {
        this.ports = ports;
        this.mongo = mongo;
        this.database = database;
        this.broker = broker;
        this.directory = directory;
        this.issuer = issuer;
        this.service = service;
        this.groups = new ConsumerGroups(broker.bootstrapServers());
    }

    static StoreInstallation start(StoreOptions options, Path folder) throws IOException, InterruptedException {
        var serviceJar = SpringBootJar.of(options.root(), "conversation-service");
        var localJar = SpringBootJar.of(options.root(), "local");
        var mongo = MongoClients.create(options.mongodb());
        var database =
                mongo.getDatabase("benchmark_" + UUID.randomUUID().toString().replace("-", ""));
        var ports = FreePorts.free();
        var broker = BrokerProcess.start(localJar, ports, folder);
        var directory = new DirectoryTopics(broker.bootstrapServers());
        directory.resize(1);
        createTopics(broker.bootstrapServers());
        var issuer = TestIssuer.started();
        var words = new ArrayList<>(options.javaOptions());
        words.addAll(List.of("-cp", serviceJar.toString(), SpringBootJar.LAUNCHER));
        var environment = new HashMap<String, String>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(ports.service()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("MONGODB_URI", options.mongodb());
        environment.put("MONGODB_DATABASE", database.getName());
        environment.put("OIDC_ISSUER_URI", issuer.uri());
        environment.put("SWITCHBOARD_KEYSET", directory.keyset());
        environment.put("CONVERSATION_RECONCILIATION_ENABLED", "false");
        // Nothing is sent, and nothing must reach Twilio.
        environment.put("TWILIO_API_BASE_URL", issuer.uri());
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "io.switchboard.starter.logging.EcsFormatter");
        var service = JavaProcess.start("conversation-service", words, environment, folder);
        var installation = new StoreInstallation(ports, mongo, database, broker, directory, issuer, service);
        var isReady = false;
        try {
            service.awaitReady(() -> ReadinessProbe.isReady(ports.management()));
            isReady = true;
            return installation;
        } finally {
            if (!isReady) {
                // The service may have created its database.
                installation.close();
            }
        }
    }

    /** Creates the topics of the ingress, which does not run. */
    private static void createTopics(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(
                                    Topics.TWILIO_MESSAGING,
                                    Topics.TWILIO_VOICE,
                                    Topics.TWILIO_CONVERSATIONS,
                                    Topics.TWILIO_DEBUGGER,
                                    Topics.TWILIO_REJECTED)
                            .map(topic -> new NewTopic(topic.name(), PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new MeasurementFailed("The topics could not be created: " + e.getMessage(), e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    MongoDatabase database() {
        return database;
    }

    /** The processor time that the service has used until now. */
    Duration serviceCpu() {
        return service.cpu();
    }

    /** The service's API, for an agent of the benchmark's tenant. */
    ApiClient api() {
        var token = issuer.token(claims -> claims.claim("tenant", SampleText.tenantName()));
        return new ApiClient(URI.create("http://127.0.0.1:" + ports.service()), token);
    }

    /** Waits until every consumer group has read all of its topics. */
    void awaitRest() throws InterruptedException {
        groups.awaitRest();
    }

    @Override
    public void close() {
        service.close();
        issuer.close();
        groups.close();
        directory.close();
        broker.close();
        database.drop();
        mongo.close();
    }
}

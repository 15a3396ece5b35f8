package io.switchboard.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.DirectoryTopics;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.ServiceProcess;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestIssuer;

/** A broker, a directory of one number, an issuer and the shipped conversation-service, on a database of its own. */
final class StoreInstallation implements AutoCloseable {

    private final MongoClient mongo;
    private final MongoDatabase database;
    private final BrokerProcess broker;
    private final DirectoryTopics directory;
    private final TestIssuer issuer;
    private final ServiceProcess service;
    private final ConsumerGroups groups;

    private StoreInstallation(
            MongoClient mongo,
            MongoDatabase database,
            BrokerProcess broker,
            DirectoryTopics directory,
            TestIssuer issuer,
            ServiceProcess service) {
        this.mongo = mongo;
        this.database = database;
        this.broker = broker;
        this.directory = directory;
        this.issuer = issuer;
        this.service = service;
        this.groups = new ConsumerGroups(broker.bootstrapServers());
    }

    static StoreInstallation start(StoreOptions options, Path folder) throws IOException, InterruptedException {
        var localJar = SpringBootJar.of(options.root(), "local");
        var mongo = MongoClients.create(options.mongodb());
        var database =
                mongo.getDatabase("benchmark_" + UUID.randomUUID().toString().replace("-", ""));
        var ports = FreePorts.free();
        var broker = BrokerProcess.start(localJar, ports, folder);
        var directory = new DirectoryTopics(broker.bootstrapServers());
        directory.resize(1);
        broker.createTopics(
                Topics.TWILIO_MESSAGING,
                Topics.TWILIO_VOICE,
                Topics.TWILIO_CONVERSATIONS,
                Topics.TWILIO_DEBUGGER,
                Topics.TWILIO_REJECTED);
        var issuer = TestIssuer.started();
        var settings = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "MONGODB_URI", options.mongodb(),
                "MONGODB_DATABASE", database.getName(),
                "OIDC_ISSUER_URI", issuer.uri(),
                "SWITCHBOARD_KEYSET", directory.keyset(),
                "CONVERSATION_RECONCILIATION_ENABLED", "false",
                // Nothing is sent, and nothing must reach Twilio.
                "TWILIO_API_BASE_URL", issuer.uri());
        var service = ServiceProcess.start(
                options.root(), "conversation-service", options.javaOptions(), settings, ports, folder);
        var installation = new StoreInstallation(mongo, database, broker, directory, issuer, service);
        var isReady = false;
        try {
            service.awaitReady();
            isReady = true;
            return installation;
        } finally {
            if (!isReady) {
                // The service may have created its database.
                installation.close();
            }
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
        return new ApiClient(service.url(), token);
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

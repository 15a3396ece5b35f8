package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.JavaProcess;
import io.switchboard.benchmarks.process.LiveSet;
import io.switchboard.benchmarks.process.ReadinessProbe;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestIssuer;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A broker, an issuer and the shipped notification-service, without MongoDB, which streams do not need. */
final class PushInstallation implements AutoCloseable {

    /** As many as the services create by default. */
    private static final int PARTITIONS = 6;

    private final FreePorts ports;
    private final BrokerProcess broker;
    private final TestIssuer issuer;
    private final JavaProcess service;

    private PushInstallation(FreePorts ports, BrokerProcess broker, TestIssuer issuer, JavaProcess service) {
        this.ports = ports;
        this.broker = broker;
        this.issuer = issuer;
        this.service = service;
    }

    static PushInstallation start(PushOptions options, Path folder) throws IOException, InterruptedException {
        var jar = SpringBootJar.of(options.root(), "notification-service");
        var ports = FreePorts.free();
        var broker = BrokerProcess.start(SpringBootJar.of(options.root(), "local"), ports, folder);
        createTopic(broker.bootstrapServers());
        var issuer = TestIssuer.started();
        var words = new ArrayList<>(options.javaOptions());
        words.addAll(List.of("-cp", jar.toString(), SpringBootJar.LAUNCHER));
        var environment = Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(ports.service()),
                "MANAGEMENT_SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()),
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "OIDC_ISSUER_URI", issuer.uri(),
                "SWITCHBOARD_KEYSET", TestKeyset.generate(),
                "NOTIFICATION_STREAMS_MAX_PER_TENANT", Integer.toString(options.streams()),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "io.switchboard.starter.logging.EcsFormatter");
        var service = JavaProcess.start("notification-service", words, environment, folder);
        service.awaitReady(() -> ReadinessProbe.isReady(ports.management()));
        return new PushInstallation(ports, broker, issuer, service);
    }

    private static void createTopic(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(Topics.EVENTS.name(), PARTITIONS, (short) 1)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new MeasurementFailed("The topic could not be created: " + e.getMessage(), e);
        }
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.service());
    }

    String token(String tenant) {
        return issuer.token(claims -> claims.claim("tenant", tenant));
    }

    /** The bytes of all reachable objects of the service. */
    long liveBytes() {
        return LiveSet.bytes(service.pid());
    }

    /** The processor time that the service has used until now. */
    Duration cpu() {
        return service.cpu();
    }

    @Override
    public void close() {
        service.close();
        issuer.close();
        broker.close();
    }
}

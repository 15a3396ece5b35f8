package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.switchboard.benchmarks.measurement.SpringBootJar;
import io.switchboard.benchmarks.process.BrokerProcess;
import io.switchboard.benchmarks.process.FreePorts;
import io.switchboard.benchmarks.process.ServiceProcess;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestIssuer;
import io.switchboard.testing.TestKeyset;

/** A broker, an issuer and the shipped notification-service, without MongoDB, which streams do not need. */
final class PushInstallation implements AutoCloseable {

    private final BrokerProcess broker;
    private final TestIssuer issuer;
    private final ServiceProcess service;

    private PushInstallation(BrokerProcess broker, TestIssuer issuer, ServiceProcess service) {
        this.broker = broker;
        this.issuer = issuer;
        this.service = service;
    }

    static PushInstallation start(PushOptions options, Path folder) throws IOException, InterruptedException {
        var ports = FreePorts.free();
        var broker = BrokerProcess.start(SpringBootJar.of(options.root(), "local"), ports, folder);
        broker.createTopics(Topics.EVENTS);
        var issuer = TestIssuer.started();
        var settings = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                "OIDC_ISSUER_URI", issuer.uri(),
                "SWITCHBOARD_KEYSET", TestKeyset.generate(),
                "NOTIFICATION_STREAMS_MAX_PER_TENANT", Integer.toString(options.streams()),
                // A client that comes back at once does so before its former stream is gone.
                "NOTIFICATION_STREAMS_MAX_TOTAL", Integer.toString(options.streams() / 5 * 6));
        var service = ServiceProcess.start(
                options.root(), "notification-service", options.javaOptions(), settings, ports, folder);
        service.awaitReady();
        return new PushInstallation(broker, issuer, service);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    InetSocketAddress address() {
        return service.address();
    }

    String token(String tenant) {
        return issuer.token(claims -> claims.claim("tenant", tenant));
    }

    /** The bytes of all reachable objects of the service. */
    long liveBytes() {
        return service.liveBytes();
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

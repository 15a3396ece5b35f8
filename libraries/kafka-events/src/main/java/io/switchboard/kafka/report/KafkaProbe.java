package io.switchboard.kafka.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Asks Kafka for its brokers, with one client for all questions. Belongs to one thread until it is closed. */
class KafkaProbe implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 2_000;

    private final Map<String, Object> settings;
    private volatile @Nullable Admin admin;

    /**
     * Creates a probe that connects with its first question.
     *
     * @param settings how to reach Kafka
     */
    KafkaProbe(Map<String, Object> settings) {
        this.settings = Map.copyOf(settings);
    }

    /** Returns when a broker answers within 2 seconds. */
    void ask() throws ExecutionException, TimeoutException, InterruptedException {
        client().describeCluster(new DescribeClusterOptions().timeoutMs(TIMEOUT_MILLIS))
                .nodes()
                .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        var open = admin;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private Admin client() {
        var open = admin;
        if (open == null) {
            var own = new HashMap<>(settings);
            own.put(AdminClientConfig.CLIENT_ID_CONFIG, "kafka-contact");
            own.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
            own.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
            own.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
            open = Admin.create(own);
            admin = open;
        }
        return open;
    }
}

package io.switchboard.local.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KafkaBrokerIT {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataOverARestartOnOtherPorts() throws Exception {
        var port = freePort();
        try (var broker = new KafkaBroker(folder, port, freePort())) {
            broker.start();
            createTopic(port);
            send(port, "kept");
        }

        var otherPort = freePort();
        try (var broker = new KafkaBroker(folder, otherPort, freePort())) {
            broker.start();
            send(otherPort, "after the restart");

            assertThat(read(otherPort, 2)).containsExactly("kept", "after the restart");
        }
    }

    /** Threads of the control interface have another class loader than the main thread. */
    @Test
    void startsAgainFromAThreadThatDoesNotKnowItsClasses() throws Exception {
        try (var broker = new KafkaBroker(folder, freePort(), freePort())) {
            var foreign = new Thread(broker::start);
            foreign.setContextClassLoader(ClassLoader.getPlatformClassLoader());

            foreign.start();
            foreign.join();

            assertThat(broker.isRunning()).isTrue();
        }
    }

    @Test
    void aPortThatIsTakenIsAnErrorAndNotTheEndOfTheProcess() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var broker = new KafkaBroker(folder, taken.getLocalPort(), freePort())) {
            assertThatThrownBy(broker::start).hasMessageContaining("Kafka did not start");
            assertThat(broker.isRunning()).isFalse();
        }
    }

    @Test
    void topicsAreDeclaredNotGuessed() throws Exception {
        var port = freePort();
        try (var broker = new KafkaBroker(folder, port, freePort())) {
            broker.start();

            try (var admin = Admin.create(client(port))) {
                assertThatThrownBy(() -> admin.describeTopics(List.of("misspelt"))
                                .allTopicNames()
                                .get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            }
        }
    }

    private static void createTopic(int port) throws Exception {
        try (var admin = Admin.create(client(port))) {
            var topic = new NewTopic("letters", Optional.of(1), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void send(int port, String letter) throws Exception {
        try (var producer = new KafkaProducer<>(client(port), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("letters", letter)).get();
        }
    }

    private static List<String> read(int port, int count) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", "localhost:" + port, "group.id", "reader", "auto.offset.reset", "earliest");
        var letters = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("letters"));
            var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (letters.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(letter -> letters.add(letter.value()));
            }
        }
        return letters;
    }

    private static Map<String, Object> client(int port) {
        return Map.of("bootstrap.servers", "localhost:" + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.switchboard.example.plain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.switchboard.example.SeenEvents;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads {@code switchboard.events} in a consumer group, from the beginning at first and then from where the group stopped.
 * The offset is committed after the events are handled, so that a crash repeats events and loses none.
 */
public final class PlainConsumer implements AutoCloseable {

    private static final String TOPIC = "switchboard.events";
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int REMEMBERED = 100_000;

    private final KafkaConsumer<byte[], byte[]> kafka;
    private final SeenEvents seen = new SeenEvents(REMEMBERED);
    private final Consumer<ReceivedEvent> handler;

    /**
     * Creates a consumer that does nothing before {@link #run()}.
     *
     * @param group the consumer group: a name of your own that never changes
     * @param handler what is done with an event; what it throws stops the consumer, which then repeats the event
     */
    public PlainConsumer(String servers, String group, Consumer<ReceivedEvent> handler) {
        this.kafka = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        group,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.handler = handler;
    }

    /** Prints events to standard output, which is the result of this example, until the process is stopped. */
    public static void main(String[] arguments) {
        var servers = System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:19092");
        var group = System.getenv().getOrDefault("CONSUMER_GROUP", "example-plain");
        try (var consumer = new PlainConsumer(servers, group, PlainConsumer::print)) {
            Runtime.getRuntime().addShutdownHook(new Thread(consumer::stop));
            consumer.run();
        }
    }

    /** Reads until {@link #stop()}. */
    public void run() {
        kafka.subscribe(List.of(TOPIC));
        try {
            while (true) {
                kafka.poll(POLL).forEach(this::handle);
                kafka.commitSync();
            }
        } catch (WakeupException e) {
            // The consumer is asked to stop.
        }
    }

    /** Makes {@link #run()} return; another thread calls it. */
    public void stop() {
        kafka.wakeup();
    }

    @Override
    public void close() {
        kafka.close();
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        var event = ReceivedEvent.of(record);
        if (seen.isNew(event.id())) {
            handler.accept(event);
        }
    }

    private static void print(ReceivedEvent event) {
        switch (event.type()) {
            case "io.switchboard.message.received" ->
                System.out.println(event.tenantId() + ": a message of "
                        + event.data().path("body").asString("").length() + " characters");
            case "io.switchboard.call.received" -> System.out.println(event.tenantId() + ": a call");
            // A type that this program does not know is no error: later versions add types.
            default -> {}
        }
    }
}

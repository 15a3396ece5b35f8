package io.switchboard.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.switchboard.example.plain.PlainConsumer;
import io.switchboard.example.spring.SpringConsumer;
import io.switchboard.example.spring.SpringConsumer.MessageHandler;
import io.switchboard.testing.TestKafka;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Runs each example on the golden samples of the contract, all of which are on the topic twice. */
class ExampleConsumersIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static List<String> ids = List.of();

    @BeforeAll
    static void publish() {
        ids = GoldenEvents.publish();
    }

    @Test
    void thePlainConsumerHandlesEachEventOnce() throws Exception {
        var handled = Collections.synchronizedList(new ArrayList<String>());

        read("plain-once", handled, ids.size());

        assertThat(handled).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void thePlainConsumerContinuesWhereItsGroupStopped() throws Exception {
        read("plain-resumed", Collections.synchronizedList(new ArrayList<>()), ids.size());
        GoldenEvents.publish();
        var handled = Collections.synchronizedList(new ArrayList<String>());

        read("plain-resumed", handled, ids.size());

        assertThat(handled).hasSameSizeAs(ids);
    }

    @Test
    void theSpringConsumerHandlesEachMessageOnce() {
        var received = Collections.synchronizedList(new ArrayList<String>());
        MessageHandler handler = (tenantId, message) -> received.add(message.id());
        ApplicationContextInitializer<GenericApplicationContext> handling = context ->
                context.registerBean("handling", MessageHandler.class, () -> handler, bean -> bean.setPrimary(true));

        try (var context = new SpringApplicationBuilder(SpringConsumer.class)
                .initializers(handling)
                .run("--spring.kafka.bootstrap-servers=" + TestKafka.bootstrapServers())) {
            await().atMost(TIMEOUT).until(() -> received.size() >= messages());
            assertThat(context.isRunning()).isTrue();
        }

        assertThat(received).hasSize(messages());
    }

    private static int messages() {
        return (int) ids.stream().filter(id -> id.endsWith("/message.received")).count();
    }

    private static void read(String group, List<String> handled, int expected) throws InterruptedException {
        try (var consumer = new PlainConsumer(TestKafka.bootstrapServers(), group, event -> handled.add(event.id()))) {
            var thread = Thread.ofPlatform().start(consumer::run);
            await().atMost(TIMEOUT).until(() -> handled.size() >= expected);
            consumer.stop();
            thread.join();
        }
    }
}

package io.switchboard.example.spring;

import io.switchboard.events.Message;
import io.switchboard.example.SeenEvents;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code switchboard.events} with a listener. Spring commits the offset after the listener has returned, and repeats a
 * record for which it throws.
 */
@SpringBootApplication
public class SpringConsumer {

    private static final int REMEMBERED = 100_000;

    private final JsonMapper json = new JsonMapper();
    private final SeenEvents seen = new SeenEvents(REMEMBERED);
    private final MessageHandler handler;

    /** The work of this program on a message. */
    @FunctionalInterface
    public interface MessageHandler {

        void received(String tenantId, Message message);
    }

    SpringConsumer(MessageHandler handler) {
        this.handler = handler;
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SpringConsumer.class, arguments);
    }

    /** Prints messages to standard output, which is the result of this example; a program of yours does something else. */
    @Bean
    static MessageHandler printing() {
        return (tenantId, message) -> System.out.println(tenantId + ": a message by " + message.channel());
    }

    @KafkaListener(topics = "switchboard.events", groupId = "${CONSUMER_GROUP:example-spring}")
    void receive(
            @Header("ce_id") String id,
            @Header("ce_type") String type,
            @Header("ce_tenantid") String tenantId,
            @Payload byte[] value) {
        if (type.equals("io.switchboard.message.received") && seen.isNew(id)) {
            handler.received(tenantId, json.readValue(value, Message.class));
        }
    }
}

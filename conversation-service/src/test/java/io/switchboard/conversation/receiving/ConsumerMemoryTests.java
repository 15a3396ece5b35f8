package io.switchboard.conversation.receiving;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.kafka.annotation.KafkaListener;

import static org.assertj.core.api.Assertions.assertThat;

/** The sums of {@code docs/limits.md} for what this service's consumers hold, over the settings as they are shipped. */
class ConsumerMemoryTests {

    private static final long CONTAINER_HEAP = 460L << 20;

    /** Heap for each byte of a record while it is worked on: as bytes, as text, as documents. */
    private static final long COST = 8;

    /** Consumers of messages in a container of two processors. */
    private static final int CONSUMERS = 2;

    private static final String MESSAGES = "io.switchboard.conversation.receiving.TwilioMessagingListener";

    private static final String CALLS = "io.switchboard.conversation.call.receiving.TwilioVoiceListener";
    private static final String CONVERSATIONS =
            "io.switchboard.conversation.twilioconversation.receiving.TwilioConversationsListener";
    private static final String WEBHOOK_LOG = "io.switchboard.conversation.webhooklog.WebhookLogListener";
    private static final String SEARCH = "io.switchboard.conversation.search.SearchListener";

    @Test
    void whatAllListenersHoldFitsIntoAThirdOfTheContainersHeap() throws IOException, ReflectiveOperationException {
        var settings = settings("application.yml");
        var response = bytes(settings, "fetch.max.bytes");
        var partition = bytes(settings, "max.partition.fetch.bytes");

        assertThat(partition).isLessThanOrEqualTo(responseOf(MESSAGES)).isLessThanOrEqualTo(response);
        assertThat((CONSUMERS * responseOf(MESSAGES)
                                + response
                                + responseOf(CALLS)
                                + responseOf(CONVERSATIONS)
                                + responseOf(WEBHOOK_LOG)
                                + responseOf(SEARCH))
                        * COST)
                .isLessThanOrEqualTo(CONTAINER_HEAP / 3);
        assertThat(settings.getProperty("spring.kafka.consumer.max-poll-records"))
                .isEqualTo("${KAFKA_MAX_POLL_RECORDS:2000}");
    }

    /** The listeners of messages, of calls, of conversations, of the webhook log and of the search have limits of their own. */
    private static long responseOf(String listener) throws ReflectiveOperationException {
        var properties = Arrays.stream(Class.forName(listener)
                .getDeclaredMethod("receive", List.class)
                .getAnnotation(KafkaListener.class)
                .properties());
        return properties
                .filter(property -> property.startsWith("fetch.max.bytes="))
                .mapToLong(property -> Long.parseLong(property.substring(property.indexOf('=') + 1)))
                .sum();
    }

    private static long bytes(PropertySource<?> settings, String name) {
        return Long.parseLong(String.valueOf(settings.getProperty("spring.kafka.consumer.properties." + name)));
    }

    private static PropertySource<?> settings(String file) throws IOException {
        return new YamlPropertySourceLoader()
                .load(file, new ClassPathResource(file))
                .getFirst();
    }
}

package io.switchboard.directory.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.directory.DirectoryState.Source;
import io.switchboard.directory.KafkaDirectory;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.testing.EmbeddedBroker;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The directory as a service gets it, on a real broker that comes and goes. */
@ExtendWith(OutputCaptureExtension.class)
class DirectoryIT {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String ADDRESS = "+15005550006";
    private static final String KEYSET = TestKeyset.generate();

    private final JsonMapper json = new JsonMapper();
    private final EmbeddedBroker kafka = new EmbeddedBroker(Topics.ACCOUNTS.name(), Topics.NUMBERS.name());
    private final Path folder;

    DirectoryIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void fillTopics() throws Exception {
        var cipher = TokenCipher.of(KEYSET);
        write(
                Topics.ACCOUNTS.name(),
                ACCOUNT,
                new AccountRecord(ACCOUNT, "demo", cipher.seal(ACCOUNT, "token"), null, null));
        write(Topics.NUMBERS.name(), ADDRESS, number(ADDRESS));
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void answersWithoutKafkaAfterARestartAndCatchesUpLater(CapturedOutput output) throws Exception {
        service().run(context -> {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> directory(context).isCaughtUp());
            assertThat(health(context)).containsEntry("source", Source.KAFKA);
            assertThat(gauge(context, "switchboard.directory.caught.up")).isEqualTo(1);
        });
        write(Topics.NUMBERS.name(), ADDRESS, null);
        write(Topics.NUMBERS.name(), "+15005550007", number("+15005550007"));
        kafka.stop();

        service().run(context -> {
            assertThat(directory(context).isCaughtUp()).isFalse();
            assertThat(directory(context).account(ACCOUNT).orElseThrow().authToken())
                    .isEqualTo("token");
            assertThat(directory(context).number(ADDRESS)).isPresent();
            assertThat(health(context))
                    .containsEntry("source", Source.DISK)
                    .containsEntry("accounts", 1)
                    .containsEntry("numbers", 1)
                    .containsKey("snapshotAge");
            assertThat(gauge(context, "switchboard.directory.caught.up")).isZero();
            assertThat(gauge(context, "switchboard.directory.numbers")).isEqualTo(1);
            assertThat(gauge(context, "switchboard.directory.snapshot.age")).isNotNegative();

            kafka.start();

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> directory(context).isCaughtUp());
            assertThat(directory(context).number(ADDRESS)).isEmpty();
            assertThat(directory(context).number("+15005550007")).isPresent();
        });

        assertThat(output).doesNotContain("ERROR i.s", "ERROR io.switchboard");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(each -> each.startsWith("directory"));
    }

    private ApplicationContextRunner service() {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(KafkaAutoConfiguration.class, DirectoryAutoConfiguration.class))
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "switchboard.keyset=" + KEYSET,
                        "switchboard.directory.enabled=true",
                        "switchboard.directory.folder=" + folder);
    }

    private static KafkaDirectory directory(ApplicationContext context) {
        return context.getBean(KafkaDirectory.class);
    }

    private static Map<String, Object> health(ApplicationContext context) {
        var health = context.getBean(DirectoryHealth.class).health();
        assertThat(health.getStatus()).isEqualTo(Status.UP);
        return health.getDetails();
    }

    private static double gauge(ApplicationContext context, String name) {
        MeterRegistry registry = new SimpleMeterRegistry();
        context.getBean(MeterBinder.class).bindTo(registry);
        return registry.get(name).gauge().value();
    }

    private static NumberRecord number(String address) {
        return new NumberRecord(address, "demo", "PN1", ACCOUNT, null, List.of(NumberRecord.ChannelKind.VOICE));
    }

    private void write(String topic, String key, @Nullable Object value)
            throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        var bytes = value == null ? null : json.writeValueAsBytes(value);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, bytes)).get();
        }
    }
}

package io.switchboard.benchmarks.process;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import io.switchboard.benchmarks.measurement.MeasurementFailed;
import io.switchboard.benchmarks.webhooks.Accounts;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topic;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the two compacted topics in place of provisioning-service; each account has one number. */
public final class DirectoryTopics implements AutoCloseable {

    private static final List<NumberRecord.ChannelKind> CHANNELS =
            List.of(NumberRecord.ChannelKind.SMS, NumberRecord.ChannelKind.WHATSAPP, NumberRecord.ChannelKind.VOICE);

    private final JsonMapper json = new JsonMapper();
    private final String keyset = TestKeyset.generate();
    private final TokenCipher cipher = TokenCipher.of(keyset);
    private final Producer<String, byte[]> producer;
    private int size;

    public DirectoryTopics(String bootstrapServers) throws InterruptedException {
        create(bootstrapServers);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** The keyset that decrypts the tokens. */
    public String keyset() {
        return keyset;
    }

    public int size() {
        return size;
    }

    /** Adds or deletes accounts and their numbers until {@code wanted} of them exist. */
    public void resize(int wanted) {
        for (var i = size; i < wanted; i++) {
            put(i);
        }
        for (var i = size - 1; i >= wanted; i--) {
            delete(i);
        }
        producer.flush();
        size = wanted;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void put(int account) {
        var sid = Accounts.sid(account);
        var tenant = Accounts.tenant(account);
        var address = "+" + Accounts.digits(account);
        var sealed = cipher.seal(sid, Accounts.authToken(account));
        send(
                Topics.NUMBERS,
                address,
                tenant,
                new NumberRecord(address, tenant, "PN" + sid.substring(2), sid, null, CHANNELS));
        send(Topics.ACCOUNTS, sid, tenant, new AccountRecord(sid, tenant, sealed, null, null));
    }

    private void delete(int account) {
        send(Topics.NUMBERS, "+" + Accounts.digits(account), "", null);
        send(Topics.ACCOUNTS, Accounts.sid(account), "", null);
    }

    private <P> void send(Topic<P> topic, String key, String tenant, @Nullable P payload) {
        var value = payload == null ? null : json.writeValueAsBytes(payload);
        var message = new ProducerRecord<String, byte[]>(topic.name(), key, value);
        if (payload != null) {
            var event = new CloudEvent<P>(
                    key, "io.switchboard.benchmark.recorded", "/benchmarks", key, Instant.now(), tenant, payload);
            event.headers().forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        }
        var unused = producer.send(message);
    }

    private static void create(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics = List.of(compacted(Topics.ACCOUNTS), compacted(Topics.NUMBERS));
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new MeasurementFailed("The directory's topics could not be made: " + e.getMessage(), e);
        }
    }

    private static NewTopic compacted(Topic<?> topic) {
        return new NewTopic(topic.name(), 1, (short) 1).configs(Map.of("cleanup.policy", "compact"));
    }
}

package io.switchboard.ingress.webhook;

import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.switchboard.directory.TokenCipher;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.Topics;
import io.switchboard.testing.EmbeddedBroker;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.json.JsonMapper;

/** A broker of one test class with the topics of the directory, and one account on them. */
public final class IngressKafka implements AutoCloseable {

    public final String keyset = TestKeyset.generate();
    public final EmbeddedBroker broker = new EmbeddedBroker(Topics.ACCOUNTS.name(), Topics.NUMBERS.name());

    public IngressKafka() {
        var sid = TestIngress.ACCOUNT;
        account(sid, TestIngress.TOKEN, "token-before", TestIngress.NOW.plus(Duration.ofHours(1)));
    }

    /** Writes an account of tenant "demo", with its current token and the previous one, which is valid until an instant. */
    public void account(String sid, String token, String previousToken, Instant until) {
        var cipher = TokenCipher.of(keyset);
        var account = new AccountRecord(sid, "demo", cipher.seal(sid, token), cipher.seal(sid, previousToken), until);
        var json = JsonMapper.builder()
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
        broker.put(new ProducerRecord<>(Topics.ACCOUNTS.name(), sid, json.writeValueAsBytes(account)));
    }

    @Override
    public void close() {
        broker.close();
    }
}

package io.switchboard.conversation.sending;

import java.time.Instant;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.SendMessage;
import io.switchboard.testing.TestMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyKeysTests {

    private static final MongoDatabase DATABASE = TestMongo.emptyDatabase();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private final IdempotencyKeys keys = new IdempotencyKeys(TestStore.template(DATABASE));

    @AfterAll
    static void drop() {
        DATABASE.drop();
    }

    /** As the server reads them: each byte of UTF-8 is a character. */
    @ParameterizedTest
    @ValueSource(strings = {"a key", "\u00c3\u00a9", "\u00f0\u009f\u0091\u008b"})
    void theSameKeyIsTheSameMessage(String key) {
        keys.firstUse(key, command("first", null));

        assertThat(keys.firstUse(key, command("second", "AC1")).messageId()).isEqualTo("first");
    }

    private static SendMessage command(String id, @Nullable String accountSid) {
        return new SendMessage(id, "demo", "c", "sms", "+1", "+2", "Hi", List.of(), NOON, accountSid);
    }
}

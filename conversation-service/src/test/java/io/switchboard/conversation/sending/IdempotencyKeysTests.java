package io.switchboard.conversation.sending;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.storage.DocumentTemplate;
import io.switchboard.events.SendMessage;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyKeysTests {

    private static final MongoDatabase DATABASE = TestMongo.emptyDatabase();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    private final IdempotencyKeys keys = new IdempotencyKeys(DocumentTemplate.over(DATABASE), Clock.systemUTC());

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

    @Test
    void theSameRequestHasTheIdsAndTheTimeOfTheFirst() {
        var first = keys.firstUse("repeated", command("first", null));

        var second = keys.firstUse("repeated", command("second", "AC1"));

        assertThat(second.messageId()).isEqualTo(first.messageId());
        assertThat(second.conversationId()).isEqualTo(first.conversationId());
        assertThat(second.createdAt()).isEqualTo(first.createdAt());
        assertThat(second.accountSid()).isEqualTo("AC1");
    }

    @Test
    void aKeyOfAnotherRequestIsRejected() {
        keys.firstUse("reused", command("first", null));

        var other = command("second", null).toBuilder().body("Bye").build();

        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> keys.firstUse("reused", other));
    }

    @Test
    void aKeyOfTheSameTextAtAnotherTimeIsRejected() {
        keys.firstUse("reused", command("first", null));

        var scheduled = command("second", null).toBuilder().sendAt(NOON).build();

        assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> keys.firstUse("reused", scheduled));
    }

    @Test
    void theOrderOfVariablesDoesNotMakeAnotherRequest() {
        var request = command("first", null).toBuilder();
        keys.firstUse(
                "variables",
                request.contentVariables(Map.of("1", "Ada", "2", "Friday", "3", "noon"))
                        .build());

        var repeated = request.messageId("second").contentVariables(Map.of("3", "noon", "1", "Ada", "2", "Friday"));

        assertThat(keys.firstUse("variables", repeated.build()).messageId()).isEqualTo("first");
    }

    @Test
    void tenantsMayUseTheSameKey() {
        keys.firstUse("shared", command("first", null));

        var other = command("second", "other", null);

        assertThat(keys.firstUse("shared", other).messageId()).isEqualTo("second");
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutAKeyEveryRequestIsAMessage(@Nullable String key) {
        keys.firstUse(key, command("first", null));

        assertThat(keys.firstUse(key, command("second", null)).messageId()).isEqualTo("second");
    }

    @Test
    void ofManyRequestsAtOnceOneDecidesForAll() throws Exception {
        var requests = IntStream.range(0, 16)
                .<Callable<String>>mapToObj(i ->
                        () -> keys.firstUse("at once", command("m" + i, null)).messageId())
                .toList();

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var ids = new HashSet<String>();
            for (var answer : executor.invokeAll(requests)) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
        }
    }

    private static SendMessage command(String id, @Nullable String accountSid) {
        return command(id, "demo", accountSid);
    }

    private static SendMessage command(String id, String tenantId, @Nullable String accountSid) {
        return SendMessage.builder(id, tenantId, NOON)
                .conversationId("c")
                .channel("sms")
                .from("+1")
                .to("+2")
                .body("Hi")
                .accountSid(accountSid)
                .build();
    }

    @Test
    void aKeyStandsForOneRequestOfAnyKind() {
        var tenant = new TenantId("demo");
        var key = new IdempotencyKey("bulk-1");

        assertThat(keys.firstUse(tenant, key, "hash", "job-1")).isEqualTo("job-1");
        assertThat(keys.firstUse(tenant, key, "hash", "job-2")).isEqualTo("job-1");
        assertThat(keys.firstUse(new TenantId("other"), key, "hash", "job-3")).isEqualTo("job-3");
        assertThat(keys.firstUse(tenant, null, "hash", "job-4")).isEqualTo("job-4");
        assertThatExceptionOfType(IdempotencyKeyReused.class)
                .isThrownBy(() -> keys.firstUse(tenant, key, "another hash", "job-5"));
    }
}

package io.switchboard.directory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.testing.TestKeyset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DirectoryTablesTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String ADDRESS = "+15005550006";
    private static final Instant ROTATION_ENDS = Instant.parse("2026-11-22T09:30:00Z");

    private final JsonMapper json = new JsonMapper();
    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final DirectoryTables directory = new DirectoryTables(cipher);

    @Test
    void knowsAnAccountWithBothTokensDuringARotation() {
        account("demo", "new", "old");

        assertThat(signingTokens(ROTATION_ENDS.minusMillis(1))).containsExactly("new", "old");
    }

    @Test
    void letsThePreviousTokenCountUntilTheEndOfTheRotationAndNoLonger() {
        account("demo", "new", "old");

        assertThat(signingTokens(ROTATION_ENDS)).containsExactly("new");
        assertThat(signingTokens(ROTATION_ENDS.plusMillis(1))).containsExactly("new");
    }

    @Test
    void letsNoPreviousTokenCountForEver() {
        var record = new AccountRecord(ACCOUNT, "demo", cipher.seal(ACCOUNT, "new"), cipher.seal(ACCOUNT, "old"), null);
        directory.accept(Topics.ACCOUNTS.name(), ACCOUNT, json.writeValueAsBytes(record));

        assertThat(signingTokens(ROTATION_ENDS.minusMillis(1))).containsExactly("new");
    }

    @Test
    void forgetsThePreviousTokenOnceItIsGone() {
        account("demo", "new", "old");

        account("demo", "new", null);

        assertThat(signingTokens(ROTATION_ENDS.minusMillis(1))).containsExactly("new");
    }

    @Test
    void neverPrintsAToken() {
        account("demo", "secret-token", "older-token");

        assertThat(directory.account(ACCOUNT).orElseThrow().toString()).doesNotContain("token");
    }

    @Test
    void movesANumberToItsNewTenant() {
        number("demo");

        number("other");

        assertThat(directory.numbersOf("demo")).isEmpty();
        assertThat(directory.numbersOf("other"))
                .extracting(NumberRecord::address)
                .containsExactly(ADDRESS);
        assertThat(directory.number(ADDRESS))
                .hasValueSatisfying(each -> assertThat(each.tenantId()).isEqualTo("other"));
    }

    @Test
    void forgetsWhatWasDeleted() {
        account("demo", "token", null);
        number("demo");

        directory.accept(Topics.ACCOUNTS.name(), ACCOUNT, null);
        directory.accept(Topics.NUMBERS.name(), ADDRESS, null);

        assertThat(directory.account(ACCOUNT)).isEmpty();
        assertThat(directory.number(ADDRESS)).isEmpty();
        assertThat(directory.numbersOf("demo")).isEmpty();
    }

    @Test
    void keepsWhatItKnowsWhenARecordCannotBeRead() {
        account("demo", "token", null);

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> directory.accept(Topics.ACCOUNTS.name(), ACCOUNT, "{".getBytes(StandardCharsets.UTF_8)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> directory.accept(
                        Topics.ACCOUNTS.name(),
                        ACCOUNT,
                        json.writeValueAsBytes(new AccountRecord(ACCOUNT, "x", "AAAA", null, null))));

        assertThat(directory.account(ACCOUNT))
                .hasValueSatisfying(each -> assertThat(each.tenantId()).isEqualTo("demo"));
    }

    private List<String> signingTokens(Instant received) {
        return directory.account(ACCOUNT).orElseThrow().signingTokens(received);
    }

    @Test
    void readsRecordsOfALaterWriterWithoutTheirAddedFields() {
        accept(Topics.ACCOUNTS.name(), ACCOUNT, accountFields().put("addedNextYear", "x"));
        accept(Topics.NUMBERS.name(), ADDRESS, numberFields().put("addedNextYear", "x"));

        assertThat(directory.account(ACCOUNT)).isPresent();
        assertThat(directory.number(ADDRESS)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenantId", "sealedAuthToken"})
    void rejectsAnAccountWithoutARequiredField(String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        accept(Topics.ACCOUNTS.name(), ACCOUNT, accountFields().without(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "tenantId"})
    void rejectsANumberWithoutARequiredField(String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        accept(Topics.NUMBERS.name(), ADDRESS, numberFields().without(field)));
    }

    private ObjectNode accountFields() {
        return (ObjectNode) json.readTree(Samples.account(cipher, ACCOUNT, "demo", "token"));
    }

    private ObjectNode numberFields() {
        return (ObjectNode) json.readTree(Samples.number(ADDRESS, "demo"));
    }

    private void accept(String topic, String key, JsonNode record) {
        directory.accept(topic, key, json.writeValueAsBytes(record));
    }

    private void account(String tenantId, String token, @Nullable String previous) {
        var sealedPrevious = previous == null ? null : cipher.seal(ACCOUNT, previous);
        var entry = new AccountRecord(ACCOUNT, tenantId, cipher.seal(ACCOUNT, token), sealedPrevious, ROTATION_ENDS);
        directory.accept(Topics.ACCOUNTS.name(), ACCOUNT, json.writeValueAsBytes(entry));
    }

    private void number(String tenantId) {
        var entry = new NumberRecord(ADDRESS, tenantId, "PN1", ACCOUNT, null, List.of(NumberRecord.ChannelKind.SMS));
        directory.accept(Topics.NUMBERS.name(), ADDRESS, json.writeValueAsBytes(entry));
    }
}

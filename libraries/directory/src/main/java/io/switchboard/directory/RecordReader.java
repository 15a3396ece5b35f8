package io.switchboard.directory;

import java.util.Optional;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the records of both topics and opens the tokens of accounts. */
final class RecordReader {

    private static final JsonMapper JSON = new JsonMapper();

    private final TokenCipher cipher;

    RecordReader(TokenCipher cipher) {
        this.cipher = cipher;
    }

    Account account(String key, byte[] value) {
        var record = read(value, AccountRecord.class);
        if (record.tenantId() == null || record.sealedAuthToken() == null) {
            throw new IllegalArgumentException("An account needs tenantId and sealedAuthToken");
        }
        var previous = record.sealedPreviousAuthToken();
        return new Account(
                key,
                record.tenantId(),
                cipher.open(key, record.sealedAuthToken()),
                previous == null ? null : cipher.open(key, previous),
                record.previousAuthTokenUntil());
    }

    NumberRecord number(String key, byte[] value) {
        var record = read(value, NumberRecord.class);
        if (!key.equals(record.address()) || record.tenantId() == null) {
            throw new IllegalArgumentException("A number needs tenantId, and its address as the key");
        }
        return record;
    }

    private static <T> T read(byte[] value, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(value, type))
                    .orElseThrow(() -> new IllegalArgumentException("The record is null"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}

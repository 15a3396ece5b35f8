package io.switchboard.directory;

import java.util.List;

import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import tools.jackson.databind.json.JsonMapper;

/** Records as they are on the topics. */
final class Samples {

    private static final JsonMapper JSON = new JsonMapper();

    private Samples() {}

    static byte[] account(TokenCipher cipher, String sid, String tenantId, String token) {
        return JSON.writeValueAsBytes(new AccountRecord(sid, tenantId, cipher.seal(sid, token), null, null));
    }

    static byte[] number(String address, String tenantId) {
        return JSON.writeValueAsBytes(new NumberRecord(
                address,
                tenantId,
                "PN1",
                "AC1",
                null,
                List.of(NumberRecord.ChannelKind.SMS, NumberRecord.ChannelKind.VOICE)));
    }
}

package io.switchboard.conversation.sending.pace;

import java.util.Map;

import io.switchboard.events.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SenderKindTests {

    @ParameterizedTest
    @CsvSource({
        "sms, +15005550006, LOCAL",
        "sms, +16045550106, LOCAL",
        "sms, +18005550006, TOLL_FREE",
        "sms, +18885550006, TOLL_FREE",
        "sms, +18885, LOCAL",
        "sms, +498005550006, INTERNATIONAL",
        "sms, +447700900123, INTERNATIONAL",
        "sms, 78787, SHORT_CODE",
        "sms, Switchboard, ALPHANUMERIC",
        "whatsapp, +15005550006, WHATSAPP",
        "rcs, agent, RCS",
        "messenger, 1234567, OTHER"
    })
    void knowsTheKindOfASender(String channel, String address, SenderKind kind) {
        assertThat(SenderKind.of(new Address(channel, address))).isEqualTo(kind);
    }

    @Test
    void aSettingReplacesTwiliosRateOfItsKindOnly() {
        var settings = new PaceSettings(true, Map.of(SenderKind.LOCAL, 15.0), Map.of());

        assertThat(settings.rate(SenderKind.LOCAL, false)).isEqualTo(15);
        assertThat(settings.rate(SenderKind.LOCAL, true)).isEqualTo(50);
        assertThat(settings.rate(SenderKind.TOLL_FREE, false)).isEqualTo(3);
    }

    @Test
    void refusesARateBelowZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PaceSettings(true, Map.of(SenderKind.RCS, -1.0), Map.of()));
    }
}

package io.switchboard.events.twilio;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HiddenCallersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anonymous",
                "Anonymous",
                "Restricted",
                "unknown",
                "",
                "  ",
                "+266696687",
                "+1266696687",
                "+7378742833"
            })
    void aHiddenCallerIsRecognised(String address) {
        assertThat(HiddenCallers.include(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+15551230001", "client:anonymous", "+26669668", "266696687", "anonymous@example.com"})
    void anotherCallerIsNotHidden(String address) {
        assertThat(HiddenCallers.include(address)).isFalse();
    }
}

package io.switchboard.notification.outbound;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OutboundUrlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com:8443/hooks?a=b",
                "http://127.0.0.1:9000/",
                "https://[2001:db8::1]/"
            })
    void anHttpAddressIsTaken(String text) {
        assertThat(OutboundUrl.parse(text))
                .hasValueSatisfying(url -> assertThat(url).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/hooks",
                "ftp://example.com",
                "file:///etc/passwd",
                "https://",
                "https:///path",
                "https://user:word@example.com/",
                "https://example.com/#part",
                "https://example.com:0/",
                "https://example.com:70000/",
                "https://exämple.com/",
                "https://example.com/a b",
                "https://example.com\r\nHost: x/"
            })
    void anythingElseIsNot(String text) {
        assertThat(OutboundUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2001, 100_000})
    void aLongAddressIsNot(int length) {
        assertThat(OutboundUrl.parse("https://example.com/" + "a".repeat(length)))
                .isEmpty();
    }
}

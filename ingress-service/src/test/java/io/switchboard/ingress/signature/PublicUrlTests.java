package io.switchboard.ingress.signature;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PublicUrlTests {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com, https://example.com:443",
        "https://example.com/, https://example.com, https://example.com:443",
        "http://localhost:8080, http://localhost:8080, http://localhost",
        "http://localhost, http://localhost, http://localhost:80",
        "https://a:b@Example.com:8443/in//, https://Example.com:8443/in, https://Example.com/in",
        "https://a@b@example.com, https://example.com, https://example.com:443",
        "https://[2001:db8::1], https://[2001:db8::1], https://[2001:db8::1]:443",
        "https://my_host.example, https://my_host.example, https://my_host.example:443"
    })
    void candidatesHaveTheConfiguredAndTheOtherPort(String configured, String first, String second) {
        assertThat(PublicUrl.of("PUBLIC_BASE_URL", configured).candidates()).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "ftp://example.com",
                "https://",
                "https://example.com?a",
                "https://h:x",
                "https://h#a"
            })
    void rejectsAUrlThatTwilioCannotCall(String configured) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicUrl.of("PUBLIC_BASE_URL", configured))
                .withMessageContaining("PUBLIC_BASE_URL");
    }
}

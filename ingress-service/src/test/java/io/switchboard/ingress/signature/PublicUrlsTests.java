package io.switchboard.ingress.signature;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PublicUrlsTests {

    @Test
    void hasNoNextUrlUnlessOneIsSet() {
        assertThat(new PublicUrls("https://example.com", "").next()).isEmpty();
        assertThat(new PublicUrls("https://example.com", "https://example.org").next())
                .hasValueSatisfying(next -> assertThat(next.candidates()).contains("https://example.org"));
    }

    @Test
    void namesTheInvalidVariable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicUrls("", ""))
                .withMessageStartingWith("PUBLIC_BASE_URL must");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PublicUrls("https://example.com", "example.org"))
                .withMessageStartingWith("PUBLIC_BASE_URL_NEXT must");
    }
}

package io.switchboard.twilio;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TwilioHostsTests {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8085, https://api.twilio.com/2010-04-01/A.json, http://localhost:8085/2010-04-01/A.json",
        "http://localhost:8085/, https://api.twilio.com/A?Page=1&x=%2B1, http://localhost:8085/A?Page=1&x=%2B1",
        "http://a.b.c.d.e.f/base, https://messaging.twilio.com/v1/S, http://a.b.c.d.e.f/base/messaging/v1/S",
        "http://127.0.0.1:1, https://messaging.ashburn.us1.twilio.com/v1/S, http://127.0.0.1:1/messaging/v1/S"
    })
    void mapsAHostToTheBaseUrl(URI base, URI url, URI mapped) {
        assertThat(new TwilioHosts(base).map(url)).isEqualTo(mapped);
    }

    @Test
    void leavesTwilioAloneWithoutABaseUrl() {
        var url = URI.create("https://api.twilio.com/2010-04-01/Accounts.json");

        assertThat(new TwilioHosts(null).map(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.twilio.com.evil.example/",
                "https://eviltwilio.com/",
                "http://api.twilio.com/",
                "https://api.twilio.com@evil.example/",
                "https://user@api.twilio.com/"
            })
    void refusesWhatIsNotTwilios(URI url) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TwilioHosts(null).map(url));
    }
}

package io.switchboard.twilio.media;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;

import io.switchboard.twilio.failure.RedirectRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DownloadTargetsTests {

    private static final URI EMULATOR = URI.create("http://localhost:8085");

    private final DownloadTargets twilio =
            new DownloadTargets(null, List.of(".twiliocdn.com", "127.0.0.1", "10.0.0.1"));
    private final DownloadTargets emulated = new DownloadTargets(EMULATOR, List.of(".twiliocdn.com"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.twilio.com.evil.example/x",
                "https://eviltwiliocdn.com/x",
                "https://media.twiliocdn.com@evil.example/x",
                "http://media.twiliocdn.com/x",
                "https://media.twiliocdn.com:8443/x",
                "https://user@api.twilio.com/x",
                "ftp://media.twiliocdn.com/x",
                "//169.254.169.254/x",
                "file:///etc/passwd"
            })
    void aRedirectElsewhereIsRefused(String url) {
        assertThatExceptionOfType(RedirectRejected.class)
                .isThrownBy(() -> twilio.checkRedirect(URI.create(url)))
                .withMessageContaining("not Twilio's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/x", "https://10.0.0.1/x"})
    void aListedHostMustNotBeInAPrivateNetwork(String url) {
        assertThatExceptionOfType(RedirectRejected.class)
                .isThrownBy(() -> twilio.checkRedirect(URI.create(url)))
                .withMessageContaining("private network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1"
            })
    void privateAddressesAreKnown(String address) throws UnknownHostException {
        assertThat(DownloadTargets.isInternal(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2001:4860:4860::8888"})
    void publicAddressesAreKnown(String address) throws UnknownHostException {
        assertThat(DownloadTargets.isInternal(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void aStandInMayRedirectToItsOtherNameOnThisMachine() {
        assertThatCode(() -> emulated.checkRedirect(URI.create("http://127.0.0.1:8085/cdn/x")))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(RedirectRejected.class)
                .isThrownBy(() -> emulated.checkRedirect(URI.create("http://127.0.0.1:8086/x")));
    }

    @Test
    void onlyTheApiGetsCredentials() {
        assertThat(emulated.getsCredentials(URI.create("http://localhost:8085/2010-04-01/x")))
                .isTrue();
        assertThat(emulated.getsCredentials(URI.create("http://localhost:8085/cdn/x")))
                .isFalse();
        assertThat(twilio.getsCredentials(URI.create("https://api.twilio.com/2010-04-01/x")))
                .isTrue();
        assertThat(twilio.getsCredentials(URI.create("https://media.twiliocdn.com/2010-04-01/x")))
                .isFalse();
    }

    @Test
    void aStandInElsewhereIsAlsoKnownByANameOfThisMachine() {
        var container = new DownloadTargets(URI.create("http://emulator:8085"), List.of());

        assertThat(container.isOwn(URI.create("http://localhost:8085/x"))).isTrue();
        assertThat(container.getsCredentials(URI.create("http://localhost:8085/2010-04-01/x")))
                .isFalse();
        assertThat(container.isOwn(URI.create("http://example.com:8085/x"))).isFalse();
    }
}

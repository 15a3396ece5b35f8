package io.switchboard.notification.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressPolicyTests {

    private final AddressPolicy production = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "8.8.8.8",
                "172.32.0.1",
                "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
                "64:ff9b::808:808"
            })
    void aPublicAddressIsReachedOverTlsOnly(String address) throws UnknownHostException {
        assertThat(production.permits(InetAddress.getByName(address), true)).isTrue();
        assertThat(production.permits(InetAddress.getByName(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "127.1.2.3",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::10.0.0.1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1"
            })
    void aSpecialAddressIsRefused(String address) throws UnknownHostException {
        assertThat(production.permits(InetAddress.getByName(address), true)).isFalse();
    }

    @Test
    void anIpv4AddressWrittenAsIpv6IsThatIpv4Address() throws UnknownHostException {
        var mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        mapped[12] = 10;
        mapped[15] = 1;

        assertThat(production.permits(InetAddress.getByAddress(mapped), true)).isFalse();
    }

    @Test
    void anAllowedNetworkIsReachedWithoutTlsAndNoOther() throws UnknownHostException {
        var local = new AddressPolicy(List.of("127.0.0.0/8", "fd00::/9"));

        assertThat(local.permits(InetAddress.getByName("127.9.9.9"), false)).isTrue();
        assertThat(local.permits(InetAddress.getByName("fd7f::1"), false)).isTrue();
        assertThat(local.permits(InetAddress.getByName("fd80::1"), false)).isFalse();
        assertThat(local.permits(InetAddress.getByName("10.0.0.1"), true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0", "10.0.0.0/33", "localhost/8", "10.0.0/x", "::/129"})
    void aNetworkThatIsNoneIsRejectedAtTheStart(String network) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AddressPolicy(List.of(network)));
    }
}

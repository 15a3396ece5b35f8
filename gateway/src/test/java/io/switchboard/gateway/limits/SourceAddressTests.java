package io.switchboard.gateway.limits;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

class SourceAddressTests {

    private final SourceAddress sources = new SourceAddress(limits(List.of("10.0.0.0/8", "fc00::/7")));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // peer; X-Forwarded-For; source
                "10.0.0.1; 203.0.113.7; 203.0.113.7",
                "10.0.0.1; 198.51.100.9, 203.0.113.7; 203.0.113.7",
                "10.0.0.1; 203.0.113.7, 10.2.3.4; 203.0.113.7",
                "10.0.0.1; made up; 10.0.0.1",
                "10.0.0.1; 203.0.113.7, made up; 10.0.0.1",
                "10.0.0.1; 10.2.3.4; 10.0.0.1",
                "10.0.0.1; ''; 10.0.0.1",
                "203.0.113.7; 198.51.100.9; 203.0.113.7",
                "fc00::1; 203.0.113.7; 203.0.113.7",
                "2001:db8::1; 203.0.113.7; 2001:db8::ffff",
                "10.0.0.1; 2001:db8::1; 2001:db8::2"
            })
    void believesAForwardedAddressOfATrustedProxyAlone(String peer, String forwardedFor, String source) {
        var connected = new InetSocketAddress(peer, 1);

        var named = requireNonNull(sources.of(connected, List.of(forwardedFor)));

        assertThat(SourceAddress.keyOf(named)).isEqualTo(SourceAddress.keyOf(new InetSocketAddress(source, 2)));
    }

    @Test
    void aSourceHoldsNoMoreThanTheLimitAndIsForgottenWhenItHoldsNothing() {
        var limit = new SourceLimit(2);

        assertThat(limit.tryAcquire("a")).isTrue();
        assertThat(limit.tryAcquire("a")).isTrue();
        assertThat(limit.tryAcquire("a")).isFalse();
        assertThat(limit.tryAcquire("b")).isTrue();
        limit.release("a");
        assertThat(limit.tryAcquire("a")).isTrue();
        limit.release("a");
        limit.release("a");
        limit.release("b");
        assertThat(limit.sources()).isZero();
    }

    private static LimitSettings limits(List<String> proxies) {
        var second = Duration.ofSeconds(1);
        return new LimitSettings(second, second, second, 1, 1, proxies, DataSize.ofBytes(1), 1, 1);
    }
}

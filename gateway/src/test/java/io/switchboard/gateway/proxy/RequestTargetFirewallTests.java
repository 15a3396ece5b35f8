package io.switchboard.gateway.proxy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetFirewallTests {

    @ParameterizedTest
    @CsvSource({
        "/api/webhooks/sms, false",
        "/api/webhooks/sms.v2/a..b/, false",
        "/api/webhooks/%2e%2efoo, false",
        "/api/webhooks/../x, true",
        "/api/webhooks/., true",
        "/api/webhooks/%2E./x, true",
        "/api/webhooks/..;a=b/x, true",
        "/api/webhooks/%2e%2e;/x, true"
    })
    void findsDotSegmentsInAnySpelling(String path, boolean found) {
        assertThat(RequestTargetFirewall.hasDotSegment(path)).isEqualTo(found);
    }
}

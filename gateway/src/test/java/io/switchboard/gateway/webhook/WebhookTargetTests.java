package io.switchboard.gateway.webhook;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookTargetTests {

    @ParameterizedTest
    @CsvSource({
        "/api/webhooks/sms, false",
        "/api/webhooks/sms.v2/a..b/, false",
        "/api/webhooks/%2e%2efoo, false",
        "/api/webhooks/.hidden, false",
        "/api/webhooks/../x, true",
        "/api/webhooks/., true",
        "/api/webhooks/%2E./x, true",
        "/api/webhooks/..;a=b/x, true",
        "/api/webhooks/%2e%2e;/x, true"
    })
    void findsDotSegmentsInAnySpelling(String path, boolean found) {
        assertThat(WebhookTarget.hasDotSegment(path)).isEqualTo(found);
        assertThat(WebhookTarget.isClear(path)).isNotEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/p?",
                "/p?a=b&a=c",
                "/p/",
                "/p//q",
                "/a%2Fb%252F?x=%27'&y=%3f+%20",
                "/a;b=c",
                "/p?u=http://h/../q?",
                "/p?a[0]=1"
            })
    void whatArrivesAsItIsPasses(String target) {
        assertThat(WebhookTarget.isClear(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/p#f", "/p?a=%zz", "/p?a=%2", "/p q", "/p\u00e9", "/p?{}", "/p?a=|", "/p\u0000"})
    void whatWouldArriveChangedIsRefused(String target) {
        assertThat(WebhookTarget.isClear(target)).isFalse();
    }
}

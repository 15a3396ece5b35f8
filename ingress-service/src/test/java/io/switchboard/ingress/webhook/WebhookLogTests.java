package io.switchboard.ingress.webhook;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.switchboard.ingress.request.SafeText;
import io.switchboard.ingress.telemetry.WebhookLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;

class WebhookLogTests {

    private static final String SMS = "/api/webhooks/sms";

    private final Logger logger = (Logger) LoggerFactory.getLogger(WebhookLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final TestIngress ingress = new TestIngress();

    @BeforeEach
    void capture() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stopCapturing() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void theLineOfAnAcceptedMessageHasItsOffsetAndNeitherTextNorNumber() throws Exception {
        ingress.answer(signed(SMS, WebhookSamples.form("sms")));

        var line = lines().getFirst();
        assertThat(line)
                .startsWith("INFO webhook accepted")
                .contains("SM0123456789abcdef0123456789abcdef", "demo", "partition=\"0\"", "offset=\"0\"", "millis=")
                .contains("from=\"…0001\"", "to=\"…0006\"")
                .doesNotContain("hello", "+1", TestIngress.TOKEN);
    }

    @Test
    void theLineOfARejectedWebhookHasNoUncheckedText() throws Exception {
        ingress.answer(signed(SMS, "AccountSid=AC1%0AERROR+all+is+lost"));

        assertThat(lines().getFirst())
                .startsWith("WARN webhook rejected")
                .contains("reason=\"unknown-account\"", "account=\"?\"")
                .doesNotContain("lost");
    }

    @Test
    void aFloodOfOneReasonDoesNotHideAnother() throws Exception {
        for (var i = 0; i < 100; i++) {
            ingress.answer(signed(SMS, "AccountSid=" + ACCOUNT, "wrong"));
        }
        ingress.answer(signed(SMS, ""));

        assertThat(lines()).hasSize(6).last().asString().contains("unknown-account");
        assertThat(ingress.count("switchboard.ingress.webhooks.rejected", "reason", "bad-signature"))
                .isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "+15551230001, …0001",
        "whatsapp:+15551230001, …0001",
        "72345, …45",
        "7, …?",
        "'', …?",
        "a@example.com, …?",
        "'+1555\n001', …?"
    })
    void masksAddresses(String address, String masked) {
        assertThat(SafeText.masked(address)).isEqualTo(masked);
    }

    private List<String> lines() {
        return lines.list.stream()
                .map(line -> line.getLevel() + " " + line.getMessage() + " " + line.getKeyValuePairs())
                .toList();
    }
}

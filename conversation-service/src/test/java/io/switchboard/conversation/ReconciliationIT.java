package io.switchboard.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.switchboard.conversation.support.OneNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Tests the comparison with Twilio's records that an operator asks for. */
class ReconciliationIT extends ConversationServiceFixture {

    private static final String PATH = "/api/operator/reconciliations";
    private static final String OPERATOR = "none+operator";

    private final Instant from = Instant.now().minus(Duration.ofHours(1));

    @Test
    void anOperatorFindsALostTextOnDemand() {
        var customer = "+15551239901";
        TWILIO.customerTexts(customer, OneNumber.ADDRESS, "Lost and found");

        var job = json(send(
                "POST", OPERATOR, PATH, range(from.toString(), Instant.now().toString())));

        assertThat(text(job, "kind")).isEqualTo("reconciliation");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> text(json(send("GET", OPERATOR, PATH + "/" + text(job, "id"), null)), "state")
                        .equals("succeeded"));
        var conversation = awaitConversation("demo", customer);
        assertThat(text(conversation.get("lastMessage"), "preview")).isEqualTo("Lost and found");
        var logged = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> get("demo+admin", "/api/webhook-log?number=" + customer.replace("+", "%2B"))
                                .get("items"),
                        items -> !items.isEmpty());
        assertThat(text(logged.get(0), "outcome")).isEqualTo("recovered");
    }

    @Test
    void onlyOperatorsCompare() {
        var body = range(from.toString(), Instant.now().toString());

        assertThat(send("POST", "demo+admin", PATH, body).statusCode()).isEqualTo(403);
        assertThat(send("POST", "demo", PATH, body).statusCode()).isEqualTo(403);
        assertThat(send("GET", "demo+admin", PATH + "/1", null).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, 2026-11-21T09:30:00Z, 400",
        "2026-11-21T09:30:00Z, 2026-11-21T09:30:00Z, 400",
        "2020-11-21T09:30:00Z, 2026-11-21T09:30:00Z, 400",
        "2100-11-21T09:30:00Z, 2101-11-21T09:30:00Z, 400",
    })
    void aRangeThatIsNoneIsRejected(String begin, String end, int status) {
        assertThat(send("POST", OPERATOR, PATH, range(begin, end)).statusCode()).isEqualTo(status);
    }

    @Test
    void anAccountOfAnotherTenantIsNotThere() {
        var body = JSON.writeValueAsString(Map.of(
                "accountSid",
                OneNumber.ACCOUNT_SID,
                "from",
                from.toString(),
                "to",
                Instant.now().toString()));

        var answer = send("POST", OPERATOR, PATH, body, "X-Switchboard-Tenant", "other");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(send("GET", OPERATOR, PATH + "/unknown", null).statusCode()).isEqualTo(404);
    }

    private static String range(String from, String to) {
        return JSON.writeValueAsString(Map.of("from", from, "to", to));
    }
}

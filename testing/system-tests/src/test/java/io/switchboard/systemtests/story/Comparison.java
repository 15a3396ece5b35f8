package io.switchboard.systemtests.story;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The comparison of a tenant's account with Twilio's own records, which an operator asks for. */
public final class Comparison {

    private static final String PATH = "/api/operator/reconciliations";

    private final String gateway;
    private final String token;

    private Comparison(Switchboard switchboard) {
        this.gateway = switchboard.gateway();
        this.token = Token.of(switchboard).role("operator").text();
    }

    /** Compares the account in this time, and returns when that is done. */
    public static void with(Switchboard switchboard, Tenant tenant, Instant from, Instant to) {
        var comparison = new Comparison(switchboard);
        var range = Map.of("accountSid", tenant.accountSid(), "from", from.toString(), "to", to.toString());
        var id = Http.send(Http.json(comparison.request(PATH)).POST(Http.body(range)))
                .expecting(202)
                .json()
                .get("id")
                .asString();
        eventually(() -> assertThat(Http.send(comparison.request(PATH + "/" + id))
                        .expecting(200)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("succeeded"));
    }

    private HttpRequest.Builder request(String path) {
        return Http.to(gateway + path).header("Authorization", "Bearer " + token);
    }
}

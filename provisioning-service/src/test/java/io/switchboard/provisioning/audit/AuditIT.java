package io.switchboard.provisioning.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.switchboard.change.audit.AuditActor;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.AuditedChange;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.testing.TestTokens;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ProvisioningTest
class AuditIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");

    @LocalServerPort
    private int port;

    @Test
    void anEntryOfAnyServiceIsListedAndExported(@Autowired AuditTrail audit) throws Exception {
        var change = new AuditedChange("label.created", "labels/7", null, Map.of("name", "repair", "token", "t"));
        var from = Instant.now();
        audit.publish(AuditActor.loop("test"), new TenantId(tenant), change, Outcome.SUCCEEDED);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> get("admin", "/api/audit", "*/*").body().contains("label.created"));
        var page = JsonMapper.shared()
                .readTree(get("admin", "/api/audit?what=label", "application/json")
                        .body());
        var export = get(
                "admin",
                "/api/audit?from=" + from.minusSeconds(1) + "&to=" + from.plusSeconds(60),
                "application/x-ndjson");

        assertThat(page.get("items").get(0).get("subject").asString()).isEqualTo("system:test");
        assertThat(page.get("items").get(0).get("after")).hasToString("{\"name\":\"repair\"}");
        assertThat(export.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(export.body().lines())
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line).contains("label.created"));
        assertThat(get("agent", "/api/audit", "*/*").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> get(String role, String path, String accept) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + TestTokens.of(tenant, role))
                .header("Accept", accept)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}

package io.switchboard.provisioning.repair;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.Tokens;
import io.switchboard.provisioning.conversations.TenantConversationsStore;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.testing.TestTokens;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ProvisioningTest
class WebhookRepairApiIT {

    private static final String PATH = "/api/phone-numbers/webhooks";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final SyncRuns sync;
    private final TenantConversationsStore settings;

    @LocalServerPort
    private int port;

    private String accountSid = "";
    private String numberSid = "";

    WebhookRepairApiIT(@Autowired SyncRuns sync, @Autowired TenantConversationsStore settings) {
        this.sync = sync;
        this.settings = settings;
    }

    @BeforeEach
    void addNumber() {
        accountSid = twilio.addAccount(tenant);
        numberSid = twilio.addNumber(accountSid, EmulatedTwilio.address());
        sync.runOne();
        twilio.setNumber(numberSid, "sms_url", "https://elsewhere.example/sms");
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void oneNumberIsRepairedAtOnceWithItsMessagingService() throws Exception {
        twilio.addMessagingService(accountSid, numberSid, Map.of());
        var before = json(send("GET", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant)));
        assertThat(before.path("inSync").asBoolean()).isFalse();
        assertThat(before.path("messagingService").path("losesTexts").asBoolean())
                .isTrue();
        assertThat(Instant.parse(before.path("nextPassAt").asString()))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(50)),
                        Instant.now().plus(Duration.ofHours(1)));

        var answer = send("PUT", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant));

        assertThat(answer.statusCode()).isEqualTo(200);
        var after = json(answer);
        assertThat(after.path("inSync").asBoolean()).isTrue();
        assertThat(after.path("messagingService").path("losesTexts").asBoolean())
                .isFalse();
        assertThat(after.path("fields").values()).anySatisfy(field -> {
            assertThat(field.path("name").asString()).isEqualTo("SmsUrl");
            assertThat(field.path("repairedBy").asString()).isNotEmpty();
        });
    }

    @Test
    void theOtherPlacesAreComparedAndRepairedWithTheNumber() throws Exception {
        var address = twilio.number(numberSid, "phone_number");
        var sender = twilio.addSender(accountSid, address, Map.of("callback_url", "https://elsewhere.example/"));
        twilio.setConversationsWebhook(accountSid, Map.of("PostWebhookUrl", "https://elsewhere.example/"));
        hasRuleAndDoubledAddress(address);

        var before = json(send("GET", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant)));

        assertThat(before.path("whatsappSender").path("fields").values())
                .filteredOn(field -> field.path("name").asString().equals("callback_url"))
                .singleElement()
                .satisfies(
                        field -> assertThat(field.path("matches").asBoolean()).isFalse());
        assertThat(before.path("debugger").path("url").asString())
                .isEqualTo("https://switchboard.example.com/api/webhooks/debugger");
        assertThat(before.path("webhookRules").values()).hasSize(1);
        assertThat(before.path("conversations").path("doubledAddresses").values())
                .hasSize(1);

        var after = json(send("PUT", PATH + "?clearOverrides=true&phoneNumberId=" + numberSid, Tokens.of(tenant)));

        assertThat(after.path("inSync").asBoolean()).isTrue();
        assertThat(after.path("conversations").path("doubledAddresses").values())
                .isEmpty();
        assertThat(after.path("conversations").has("managedBy")).isFalse();
        assertThat(twilio.sender(accountSid, sender, "callback_url"))
                .startsWith("https://switchboard.example.com/api/webhooks/whatsapp");
        assertThat(twilio.conversationsWebhook(accountSid)
                        .path("post_webhook_url")
                        .asString())
                .isEqualTo("https://switchboard.example.com/api/webhooks/conversations");
    }

    @Test
    void namedServicesAndEndedAutoCreationAreComparedAndRepairedWithTheNumber() throws Exception {
        var service =
                twilio.addConversationsService(accountSid, Map.of("PostWebhookUrl", "https://elsewhere.example/"));
        var unknown = "IS" + "0".repeat(32);
        twilio.addConversationsAddress(
                accountSid, twilio.number(numberSid, "phone_number"), Map.of("AutoCreation.Enabled", "true"));
        settings.follow(
                new TenantId(tenant), 1, Map.of("services", List.of(unknown, service), "endAutoCreation", true));

        var named = json(send("GET", PATH + "/conversations-services", Tokens.of(tenant)));
        assertThat(named.path("services").values())
                .extracting(each ->
                        each.path("sid").asString() + " " + each.path("state").asString())
                .containsExactly(unknown + " not-found", service + " differs");
        var before = json(send("GET", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant)));
        assertThat(before.path("conversations").path("services").values())
                .singleElement()
                .satisfies(each -> assertThat(each.path("state").asString()).isEqualTo("differs"));

        var after = json(send("PUT", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant)));

        assertThat(after.path("inSync").asBoolean()).isTrue();
        assertThat(after.path("conversations").path("doubledAddresses").values())
                .isEmpty();
        assertThat(twilio.serviceWebhook(accountSid, service)
                        .path("post_webhook_url")
                        .asString())
                .isEqualTo("https://switchboard.example.com/api/webhooks/conversations");
    }

    private void hasRuleAndDoubledAddress(String address) {
        var rule = Map.of("id", "webhooks_rule_1", "matchType", "DEFAULT");
        var doubled = Map.of(
                "sid",
                EmulatedTwilio.sid("IG"),
                "type",
                "sms",
                "address",
                address,
                "auto_creation",
                Map.of("enabled", true));
        twilio.changeSetup(
                accountSid, Map.of("webhookRules", List.of(rule), "conversationAddresses", List.of(doubled)));
    }

    @Test
    void anApplicationIsRemovedOnlyWhenAsked() throws Exception {
        twilio.setNumber(numberSid, "sms_application_sid", EmulatedTwilio.sid("AP"));

        send("PUT", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant));
        assertThat(twilio.number(numberSid, "sms_application_sid")).startsWith("AP");

        send("PUT", PATH + "?clearOverrides=true&phoneNumberId=" + numberSid, Tokens.of(tenant));
        assertThat(twilio.number(numberSid, "sms_application_sid")).isEmpty();
        assertThat(twilio.number(numberSid, "sms_url")).startsWith("https://switchboard.example.com/");
    }

    @Test
    void aRefusalIsTold() throws Exception {
        twilio.refuses("POST", numberSid);

        var answer = send("PUT", PATH + "?phoneNumberId=" + numberSid, Tokens.of(tenant));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("webhooks-not-repaired", "21502");
    }

    @Test
    void allNumbersAreRepairedByAJob() throws Exception {
        var answer = send("PUT", PATH, Tokens.of(tenant));
        assertThat(answer.statusCode()).isEqualTo(202);
        var job = "/api/jobs/" + json(answer).path("id").asString();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(json(send("GET", job, Tokens.of(tenant)))
                                .path("state")
                                .asString())
                        .isEqualTo("succeeded"));

        assertThat(twilio.number(numberSid, "sms_url")).startsWith("https://switchboard.example.com/");
    }

    @Test
    void agentsAndStrangersRepairNothing() throws Exception {
        assertThat(send("PUT", PATH, TestTokens.of(tenant, "agent")).statusCode())
                .isEqualTo(403);
        assertThat(send("PUT", PATH + "?phoneNumberId=" + numberSid, Tokens.of("stranger"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send("PUT", PATH + "?clearOverrides=true", Tokens.of(tenant)).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> send(String method, String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody());
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}

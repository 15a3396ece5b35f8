package io.switchboard.provisioning.accountapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import io.switchboard.directory.TokenCipher;
import io.switchboard.events.AccountRecord;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.Topics;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.provisioning.CompactedTopic;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.testing.TestTokens;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ProvisioningTest
class AccountsApiIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final TestAccount FOREIGN =
            new TestAccount("AC000000000000000000000000000000e1", "foreign-auth-token");
    private static final String OPERATOR = TestTokens.of(null, "operator");

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final TokenCipher cipher = TokenCipher.of(Surroundings.KEYSET);
    private final CompactedTopic<AccountRecord> accounts = new CompactedTopic<>(Topics.ACCOUNTS);
    private final CompactedTopic<NumberRecord> numbers = new CompactedTopic<>(Topics.NUMBERS);
    private final CompactedTopic<AuditEntry> audit = new CompactedTopic<>(Topics.AUDIT);
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final SyncRuns sync;

    @LocalServerPort
    private int port;

    AccountsApiIT(@Autowired SyncRuns sync) {
        this.sync = sync;
    }

    private record Answer(int status, JsonNode body) {

        String text(String field) {
            return body.path(field).asString("");
        }

        String problem() {
            return status + " " + text("type").replace("https://switchboard.io/problems/", "");
        }
    }

    @BeforeEach
    void bringUpToDate() {
        sync.runOne();
    }

    @AfterEach
    void startOver() {
        twilio.reset();
        sync.runOne();
        accounts.close();
        numbers.close();
        audit.close();
    }

    @Test
    void anOperatorGivesATenantItsAccountAndAdministratorsSeeTheirs() {
        var created = post(OPERATOR, "", Map.of("tenant", tenant, "friendlyName", "Acme"));

        assertThat(created.status()).isEqualTo(201);
        var sid = created.text("accountSid");
        var record = Objects.requireNonNull(accounts.current(sid));
        assertThat(record.tenantId()).isEqualTo(tenant);
        var token = cipher.open(sid, record.sealedAuthToken());
        var admin = TestTokens.of(tenant, "admin");
        var stranger = TestTokens.of("stranger", "admin");
        var list = get(admin, "");
        assertThat(list.body().get("items").values()).singleElement().satisfies(account -> {
            assertThat(account.get("sid").asString()).isEqualTo(sid);
            assertThat(account.get("origin").asString()).isEqualTo("subaccount");
        });
        assertThat(list.body().toString() + created.body())
                .doesNotContain(token)
                .doesNotContain("ealed");
        assertThat(get(OPERATOR, "?tenant=" + tenant).body().get("items").size())
                .isEqualTo(1);
        assertThat(get(OPERATOR, "/creations/" + created.text("id")).text("state"))
                .isEqualTo("created");
        assertThat(get(stranger, "/" + sid).problem()).isEqualTo("404 account-not-found");
        assertThat(get(stranger, "?tenant=" + tenant).problem()).isEqualTo("403 other-tenant");
        assertThat(get(TestTokens.of(tenant, "agent"), "").problem()).isEqualTo("403 insufficient-role");
        assertThat(post(admin, "", Map.of("tenant", tenant)).problem()).isEqualTo("403 insufficient-role");
        assertThat(post(OPERATOR, "", Map.of("tenant", tenant)).problem()).isEqualTo("409 tenant-has-account");
        assertThat(post(OPERATOR, "", Map.of("tenant", "a b")).problem()).isEqualTo("400 invalid-tenant");
        assertThat(audited()).contains("account.created").doesNotContain(token);
    }

    @Test
    void anAccountIsSuspendedReactivatedAndClosedForGood() {
        var sid = twilio.addAccount(tenant);
        var address = EmulatedTwilio.address();
        twilio.addNumber(sid, address);
        sync.runOne();

        assertThat(post(OPERATOR, "/" + sid + "/suspend", null).text("status")).isEqualTo("suspended");
        assertThat(post(OPERATOR, "/" + sid + "/rotate", null).problem()).isEqualTo("409 account-not-active");
        assertThat(post(OPERATOR, "/" + sid + "/reactivate", null).text("status"))
                .isEqualTo("active");
        assertThat(post(OPERATOR, "/" + sid + "/close", null).problem()).isEqualTo("400 not-confirmed");
        assertThat(accounts.current(sid)).isNotNull();

        var closed = post(OPERATOR, "/" + sid + "/close?confirm=" + sid.substring(30), null);

        assertThat(closed.text("status")).isEqualTo("closed");
        assertThat(post(OPERATOR, "/" + sid + "/reactivate", null).problem()).isEqualTo("409 account-closed");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(numbers.wasTakenBack(address)).isTrue();
            assertThat(accounts.wasTakenBack(sid)).isTrue();
        });
        assertThat(audited()).contains("account.suspended", "account.reactivated", "account.closed");
    }

    @Test
    void aStatusThatTwilioRefusesOrDoesNotTakeIsNoChange() {
        var sid = twilio.addAccount(tenant);
        sync.runOne();
        twilio.refuses("POST", "/Accounts/" + sid);

        assertThat(post(OPERATOR, "/" + sid + "/suspend", null).problem()).isEqualTo("502 twilio-refused");
        assertThat(get(OPERATOR, "/" + sid).text("status")).isEqualTo("active");
        assertThat(post(OPERATOR, "/" + twilio.mainSid + "/suspend", null).problem())
                .isEqualTo("409 main-account");
    }

    @Test
    void aForeignAccountIsImportedWithItsTokenAndSynced() {
        var foreignTenant = "foreign-" + tenant;
        var address = EmulatedTwilio.address();
        TwilioEmulator.shared()
                .call(
                        FOREIGN,
                        "POST",
                        "/2010-04-01/Accounts/" + FOREIGN.sid() + "/IncomingPhoneNumbers.json",
                        Map.of("PhoneNumber", address));

        assertThat(imported("wrong-token", foreignTenant).problem()).isEqualTo("400 twilio-credentials-refused");
        var answer = imported(FOREIGN.token(), foreignTenant);
        sync.runOne();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("origin")).isEqualTo("imported");
        assertThat(answer.body().toString()).doesNotContain(FOREIGN.token());
        assertThat(Objects.requireNonNull(numbers.current(address)).tenantId()).isEqualTo(foreignTenant);
        assertThat(cipher.open(
                        FOREIGN.sid(),
                        Objects.requireNonNull(accounts.current(FOREIGN.sid())).sealedAuthToken()))
                .isEqualTo(FOREIGN.token());
        assertThat(imported(FOREIGN.token(), "another-" + tenant).problem()).isEqualTo("409 account-of-other-tenant");
        assertThat(post(OPERATOR, "/" + FOREIGN.sid() + "/suspend", null).problem())
                .isEqualTo("409 account-imported");
        assertThat(audited()).contains("account.imported").doesNotContain(FOREIGN.token());
    }

    @Test
    void aManagedAccountOrOneWithoutCredentialsIsNotImported() {
        var sid = twilio.addAccount(tenant);

        assertThat(post(OPERATOR, "/import", Map.of("accountSid", sid, "authToken", "x", "tenant", tenant))
                        .problem())
                .isEqualTo("409 account-managed");
        assertThat(post(OPERATOR, "/import", Map.of("accountSid", FOREIGN.sid(), "tenant", tenant))
                        .problem())
                .isEqualTo("400 invalid-credentials");
        assertThat(post(OPERATOR, "/import", Map.of("accountSid", "AC1", "authToken", "x", "tenant", tenant))
                        .problem())
                .isEqualTo("400 invalid-accountSid");
    }

    @Test
    void aRotationEndsWithTheNewTokenInTheDirectory() {
        var sid = twilio.addAccount(tenant);
        sync.runOne();
        var before = twilio.token(sid);

        var begun = post(OPERATOR, "/" + sid + "/rotate", null);

        assertThat(begun.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(get(OPERATOR, "/" + sid)
                                .body()
                                .at("/rotation/state")
                                .asString())
                        .isEqualTo("rotated"));
        var record = Objects.requireNonNull(accounts.current(sid));
        var token = cipher.open(sid, record.sealedAuthToken());
        assertThat(token).isNotEqualTo(before);
        assertThat(cipher.open(sid, Objects.requireNonNull(record.sealedPreviousAuthToken())))
                .isEqualTo(before);
        assertThat(get(OPERATOR, "/" + sid).body().toString()).doesNotContain(token, before);
        assertThat(audited()).contains("account.token-rotated").doesNotContain(token, before);
    }

    private String audited() {
        var entries = new StringBuilder();
        audit.records(tenant).forEach(entry -> entries.append(new String(entry.value(), UTF_8)));
        audit.records("foreign-" + tenant).forEach(entry -> entries.append(new String(entry.value(), UTF_8)));
        return entries.toString();
    }

    private Answer imported(String token, String forTenant) {
        return post(OPERATOR, "/import", Map.of("accountSid", FOREIGN.sid(), "authToken", token, "tenant", forTenant));
    }

    private Answer get(String token, String path) {
        return send(token, request(path).GET());
    }

    private Answer post(String token, String path, @Nullable Object body) {
        var content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        return send(
                token, request(path).header("Content-Type", "application/json").POST(content));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/accounts" + path));
    }

    private static Answer send(String token, HttpRequest.Builder request) {
        try {
            var response =
                    HTTP.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

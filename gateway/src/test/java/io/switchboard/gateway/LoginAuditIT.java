package io.switchboard.gateway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LoginAuditIT extends LoginFixture {

    private final String person = "person-" + UUID.randomUUID();

    @AfterEach
    void restore() {
        AuditTopic.isAway(false);
        issuer.personsAre(claims -> {});
    }

    @Test
    void aLoginAndALogoutAreAuditEntriesOfTheirPerson() throws Exception {
        issuer.personsAre(claims -> claims.subject(person).claim("roles", List.of("admin")));

        signOut(signIn());

        var entries = awaitEntries(2);
        assertThat(entries).extracting(AuditEntry::what).containsExactly("session.started", "session.ended");
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.tenantId()).isEqualTo("demo");
            assertThat(entry.target()).isEqualTo("session");
            assertThat(entry.roles()).containsExactly("admin");
            assertThat(entry.outcome()).isEqualTo(Outcome.SUCCEEDED);
            assertThat(entry.traceId()).isNotBlank();
            assertThat(entry.after()).isNull();
        });
    }

    @Test
    void aPersonWithoutARoleHasAFailedLogin() throws Exception {
        issuer.personsAre(claims -> claims.subject(person).claim("roles", List.of("unknown here")));

        signIn();

        var entry = awaitEntries(1).getFirst();
        assertThat(entry.what()).isEqualTo("session.started");
        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.after()).containsEntry("reason", "insufficient-role");
    }

    @Test
    void aLoginThatTheIssuerRefusesIsAFailedLoginOfTheInstallation() throws Exception {
        var start = get("/oauth2/authorization/console");
        var state = location(start).getRawQuery().replaceFirst(".*[?&]?state=([^&]*).*", "$1");

        var back = get(
                "/login/oauth2/code/console?error=access_denied&state=" + state,
                "Cookie",
                cookie(start, "SWITCHBOARD_LOGIN"));

        assertThat(back.headers().firstValue("Location")).hasValue("/?login=failed");
        await().untilAsserted(() -> assertThat(AuditTopic.entries(
                        entry -> Map.of("reason", "access_denied").equals(entry.after())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo("system:gateway");
                    assertThat(entry.tenantId()).isEqualTo("installation.operators");
                    assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
                }));
    }

    /** Anyone can send such a request. */
    @Test
    void anAnswerToNoBegunLoginIsNoEntry() throws Exception {
        get("/login/oauth2/code/console?code=made-up&state=made-up");
        issuer.personsAre(claims -> claims.subject(person));
        signIn();

        awaitEntries(1);
        assertThat(AuditTopic.entries(
                        entry -> String.valueOf(entry.after()).contains("authorization_request_not_found")))
                .isEmpty();
    }

    @Test
    void anOperatorWhoActsForATenantHasOneEntryInItsAudit() throws Exception {
        var operator = bearer(issuer.token(
                claims -> claims.subject(person).claim("tenant", null).claim("roles", List.of("operator"))));

        for (var tenant : List.of("first", "second", "first", "first")) {
            get("/api/conversations", "Authorization", operator, "X-Switchboard-Tenant", tenant);
        }
        get("/api/operator/streams", "Authorization", operator);

        assertThat(awaitEntries(2)).extracting(AuditEntry::tenantId).containsExactly("first", "second");
        assertThat(awaitEntries(2)).allSatisfy(entry -> {
            assertThat(entry.what()).isEqualTo("tenant.entered");
            assertThat(entry.target()).isEqualTo("tenants/" + entry.tenantId());
        });
    }

    @Test
    void aCallerWhoNamesTheOwnTenantOrMayNotActForItEntersNothing() throws Exception {
        var admin = bearer(issuer.token(claims -> claims.subject(person).claim("roles", List.of("admin"))));
        var operator = bearer(issuer.token(claims -> claims.subject(person).claim("roles", List.of("operator"))));

        get("/api/conversations", "Authorization", admin, "X-Switchboard-Tenant", "demo");
        get("/api/conversations", "Authorization", admin, "X-Switchboard-Tenant", "first");
        get("/api/conversations", "Authorization", operator, "X-Switchboard-Tenant", "demo");
        get("/api/conversations", "Authorization", operator, "X-Switchboard-Tenant", "last");

        assertThat(awaitEntries(1)).extracting(AuditEntry::tenantId).containsExactly("last");
    }

    @Test
    void aLoginDoesNotWaitForKafkaAndItsEntryFollows() throws Exception {
        issuer.personsAre(claims -> claims.subject(person));
        AuditTopic.isAway(true);

        var session = signIn();

        assertThat(get("/session", "Cookie", session).statusCode()).isEqualTo(200);
        assertThat(entries()).isEmpty();
        AuditTopic.isAway(false);
        assertThat(awaitEntries(1)).extracting(AuditEntry::what).containsExactly("session.started");
    }

    private List<AuditEntry> awaitEntries(int number) {
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(entries()).hasSizeGreaterThanOrEqualTo(number));
        assertThat(entries()).hasSize(number);
        return entries();
    }

    private List<AuditEntry> entries() {
        return AuditTopic.entries(entry -> entry.subject().equals(person));
    }
}

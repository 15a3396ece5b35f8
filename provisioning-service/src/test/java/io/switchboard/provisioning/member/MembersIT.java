package io.switchboard.provisioning.member;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.Topics;
import io.switchboard.events.setting.SettingsUpdated;
import io.switchboard.kafka.EventFactory;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.TestApi;
import io.switchboard.provisioning.sync.SyncRuns;
import io.switchboard.testing.TestTokens;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ProvisioningTest
class MembersIT {

    private static final String MEMBERS = "/api/members";
    private static final String JONAS = MEMBERS + "/jonas";

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final String stranger = "tenant-" + EmulatedTwilio.sid("x");
    private final SyncRuns sync;
    private final EventPublisher publisher;

    @LocalServerPort
    private int port;

    MembersIT(@Autowired SyncRuns sync, @Autowired EventPublisher publisher) {
        this.sync = sync;
        this.publisher = publisher;
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void aPersonIsAMemberFromTheFirstLoginOnAndChangesTheOwnProfile() throws Exception {
        var agent = login("ada", "Ada Lovelace", "agent");

        var first = agent.json("GET", MEMBERS + "/me", "");
        var again = login("ada", "Ada Lovelace", "agent", "admin").json("GET", MEMBERS + "/me", "");
        var changed = agent.json(
                "PATCH", MEMBERS + "/me", "{'mobile':'+15551230002','forwarding':{'to':'mobile','timeoutSeconds':15}}");

        assertThat(first.get("id").asString()).isEqualTo("ada");
        assertThat(first.get("name").asString()).isEqualTo("Ada Lovelace");
        assertThat(first.get("roles").toString()).isEqualTo("[\"agent\"]");
        assertThat(again.get("roles").toString()).contains("admin");
        assertThat(again.get("revision").asInt()).isEqualTo(2);
        assertThat(changed.get("forwarding").get("timeoutSeconds").asInt()).isEqualTo(15);
        assertThat(agent.json("GET", MEMBERS, "").get("items")).hasSize(1);
    }

    @Test
    void openingTheConsoleIsNotedAndNoChangeOfTheMember() throws Exception {
        var admin = TestApi.of(port, tenant, "admin");
        admin.send("POST", MEMBERS, "{'id':'ada','name':'Ada'}");
        assertThat(admin.json("GET", MEMBERS + "/ada", "").has("seenAt")).isFalse();
        var agent = login("ada", "Ada Lovelace", "agent");

        var first = agent.json("GET", MEMBERS + "/me", "");
        var again = agent.json("GET", MEMBERS + "/me", "");

        var seenAt = Instant.parse(again.get("seenAt").asString());
        assertThat(seenAt)
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(again.get("revision")).isEqualTo(first.get("revision"));
        assertThat(admin.json("PATCH", MEMBERS + "/ada", "{'mobile':'+15551230002'}")
                        .get("seenAt"))
                .as("a change of the profile keeps it")
                .isEqualTo(again.get("seenAt"));
    }

    @Test
    void aPersonKeepsPreferencesOfTheConsole() throws Exception {
        var agent = login("ada", "Ada Lovelace", "agent");

        var changed =
                agent.json("PATCH", MEMBERS + "/me", "{'preferences':{'theme':'dark','enterSends':false,'columns':3}}");
        var untouched = agent.json("PATCH", MEMBERS + "/me", "{'mobile':'+15551230002'}");
        var cleared = agent.json("PATCH", MEMBERS + "/me", "{'preferences':null}");

        assertThat(changed.get("preferences").toString())
                .isEqualTo("{\"theme\":\"dark\",\"enterSends\":false,\"columns\":3}");
        assertThat(untouched.get("preferences")).isEqualTo(changed.get("preferences"));
        assertThat(cleared.has("preferences")).isFalse();
    }

    @Test
    void anOperatorAndAProgramAreNoMembers() throws Exception {
        var program = new TestApi(
                port,
                TestTokens.with(claims -> claims.subject("shop")
                        .claim("client_id", "shop")
                        .claim("tenant", tenant)
                        .claim("roles", List.of("agent"))));

        assertThat(TestApi.problem(TestApi.of(port, tenant, "operator").send("GET", MEMBERS + "/me", "")))
                .isEqualTo("not-a-member");
        assertThat(TestApi.problem(program.send("GET", MEMBERS + "/me", ""))).isEqualTo("not-a-member");
    }

    @Test
    void anAdminCreatesChangesAndDeletesMembers() throws Exception {
        var admin = TestApi.of(port, tenant, "admin");

        var created = admin.send("POST", MEMBERS, "{'id':'jonas','name':'Jonas','office':'sip:desk@example.com'}");
        var tag = created.headers().firstValue("ETag").orElseThrow();
        var changed = admin.send("PATCH", JONAS, "{'name':'Jonas Miller','office':null}", "If-Match", tag);
        var stale = admin.send("PATCH", JONAS, "{'name':'J'}", "If-Match", tag);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(TestApi.problem(admin.send("POST", MEMBERS, "{'id':'jonas','name':'J'}")))
                .isEqualTo("member-exists");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("Jonas Miller").doesNotContain("sip:desk");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(admin.send("DELETE", JONAS, "").statusCode()).isEqualTo(204);
        assertThat(admin.send("GET", JONAS, "").statusCode()).isEqualTo(404);
    }

    @Test
    void anAgentReadsMembersAndAnotherTenantSeesNone() throws Exception {
        TestApi.of(port, tenant, "admin").send("POST", MEMBERS, "{'id':'jonas','name':'Jonas'}");
        var agent = TestApi.of(port, tenant, "agent");
        var foreigner = TestApi.of(port, stranger, "admin");

        assertThat(agent.send("GET", JONAS, "").statusCode()).isEqualTo(200);
        assertThat(agent.send("POST", MEMBERS, "{'id':'x','name':'X'}").statusCode())
                .isEqualTo(403);
        assertThat(agent.send("PATCH", JONAS, "{}").statusCode()).isEqualTo(403);
        assertThat(agent.send("DELETE", JONAS, "").statusCode()).isEqualTo(403);
        assertThat(foreigner.send("GET", JONAS, "").statusCode()).isEqualTo(404);
        assertThat(foreigner.send("PATCH", JONAS, "{'name':'X'}").statusCode()).isEqualTo(404);
        assertThat(foreigner.json("GET", MEMBERS, "").get("items")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'mobile':'0151 23'}                                          | mobile",
                "{'mobile':'+1555'}                                            | mobile",
                "{'mobile':15551230002}                                        | mobile",
                "{'office':'tel:+1555'}                                        | office",
                "{'email':'ada'}                                               | email",
                "{'name':null}                                                 | name",
                "{'name':' '}                                                  | name",
                "{'greeting':''}                                               | greeting",
                "{'recording':'yes'}                                           | recording",
                "{'preferences':'dark'}                                        | preferences",
                "{'preferences':{'Theme':'dark'}}                              | preferences",
                "{'preferences':{'theme':null}}                                | preferences",
                "{'preferences':{'theme':{'is':'dark'}}}                       | preferences",
                "{'preferences':{'theme':1.5}}                                 | preferences",
                "{'hours':{'timeZone':'Mars/Base'}}                            | hours",
                "{'forwarding':{'to':'moon'}}                                  | forwarding.to",
                "{'forwarding':{}}                                             | forwarding",
                "{'forwarding':{'to':'mobile'}}                                | mobile",
                "{'forwarding':{'to':'both'}}                                  | mobile",
                "{'forwarding':{'to':'voicemail','timeoutSeconds':1}}          | forwarding.timeoutSeconds",
                "{'forwarding':{'to':'voicemail','plan':{'type':'reject'}}}    | forwarding.plan",
                "{'forwarding':{'to':'plan'}}                                  | forwarding.plan",
                "{'forwarding':{'to':'plan','plan':{'type':'forward','to':['1']}}} | forwarding.plan"
            })
    void aProfileWithAnErrorIsAProblemOfItsField(String body, String field) throws Exception {
        var admin = TestApi.of(port, tenant, "admin");
        admin.send("POST", MEMBERS, "{'id':'jonas','name':'Jonas'}");

        var response = admin.send("PATCH", JONAS, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(TestApi.problem(response)).isEqualTo("invalid-member");
        assertThat(response.body()).contains("\"field\":\"" + field + "\"").doesNotContain("io.switchboard");
        assertThat(admin.json("GET", JONAS, "").get("revision").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'X'}             | invalid-member-id",
                "{'id':'me','name':'X'}   | invalid-member-id",
                "{'id':'a b','name':'X'}  | invalid-member-id",
                "{'id':'a/b','name':'X'}  | invalid-member-id",
                "{'id':'x','roles':[]}    | unknown-field",
                "{'id':'x'}               | invalid-member"
            })
    void aMemberThatCannotBeCreatedIsAProblem(String body, String problem) throws Exception {
        assertThat(TestApi.problem(TestApi.of(port, tenant, "admin").send("POST", MEMBERS, body)))
                .isEqualTo(problem);
    }

    @Test
    void anAssignedNumberFollowsItsMemberAndWithoutOneTheTenant() throws Exception {
        var address = EmulatedTwilio.address();
        twilio.addNumber(twilio.addAccount(tenant), address);
        sync.runOne();
        var admin = TestApi.of(port, tenant, "admin");
        admin.send("POST", MEMBERS, "{'id':'jonas','name':'Jonas','mobile':'+15551230002'}");
        admin.send("PATCH", JONAS, "{'forwarding':{'to':'mobile'}}");

        var assigned = admin.send("PATCH", "/api/phone-numbers/" + address, "{'agentId':'jonas'}");
        var rung = preview(admin, address);
        publisher.publish(Topics.EVENTS, List.of(settings()));
        admin.send("DELETE", JONAS, "");

        assertThat(assigned.statusCode()).as(assigned.body()).isEqualTo(200);
        assertThat(rung).contains("\"source\":\"member\"", "+15551230002");
        Awaitility.await()
                .untilAsserted(() -> assertThat(preview(admin, address)).contains("\"source\":\"tenant\"", "busy"));
    }

    private CloudEvent<?> settings() {
        return new EventFactory("/conversation-service")
                .eventWithId(
                        EventType.SETTINGS_UPDATED,
                        tenant + "/1",
                        "calls",
                        Instant.parse("2026-11-21T09:30:00Z"),
                        tenant,
                        new SettingsUpdated(
                                "calls", 1, Map.of("defaultPlan", Map.of("type", "reject", "reason", "busy"))));
    }

    private static String preview(TestApi caller, String address) throws Exception {
        return caller.send("POST", "/api/voice-plans/preview", "{'phoneNumberId':'%s'}".formatted(address))
                .body();
    }

    private TestApi login(String subject, String name, String... roles) {
        return new TestApi(
                port,
                TestTokens.with(claims -> claims.subject(subject)
                        .claim("name", name)
                        .claim("tenant", tenant)
                        .claim("roles", List.of(roles))));
    }
}

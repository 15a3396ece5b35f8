package io.switchboard.provisioning.planpreview;

import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.provisioning.ProvisioningTest;
import io.switchboard.provisioning.Surroundings;
import io.switchboard.provisioning.TestApi;
import io.switchboard.provisioning.sync.SyncRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ProvisioningTest
class PlanPreviewIT {

    private static final String PREVIEW = "/api/voice-plans/preview";
    private static final String CHECK = "/api/voice-plans/check";

    private final EmulatedTwilio twilio = Surroundings.TWILIO;
    private final String tenant = "tenant-" + EmulatedTwilio.sid("x");
    private final String one = EmulatedTwilio.address();
    private final String two = EmulatedTwilio.address();
    private final String three = EmulatedTwilio.address();
    private final SyncRuns sync;

    @LocalServerPort
    private int port;

    PlanPreviewIT(@Autowired SyncRuns sync) {
        this.sync = sync;
    }

    @BeforeEach
    void givenATenantWithThreeNumbers() {
        var account = twilio.addAccount(tenant);
        twilio.addNumber(account, one);
        twilio.addNumber(account, two);
        twilio.addNumber(account, three);
        sync.runOne();
    }

    @AfterEach
    void startOver() {
        twilio.reset();
    }

    @Test
    void previewsTheCallOfANumberOrOfAPlan() throws Exception {
        var agent = TestApi.of(port, tenant, "agent");
        var ring = "{'type':'forward','to':['client:ada']}";

        var closing = agent.json("POST", PREVIEW, "{'phoneNumberId':'%s'}".formatted(one));
        var connected = agent.json(
                "POST",
                PREVIEW,
                "{'plan':%s,'at':'2026-11-23T10:00:00Z','digits':['1'],'answers':{'client:ada':4}}".formatted(ring));

        assertThat(closing.get("source").asString()).isEqualTo("none");
        assertThat(closing.get("steps").get(0).get("text").asString()).startsWith("Thank you for calling");
        assertThat(connected.get("source").asString()).isEqualTo("request");
        assertThat(connected.get("answeredBy").asString()).isEqualTo("client:ada");
        assertThat(connected.get("end").asString()).isEqualTo("connected");
        assertThat(connected.get("steps").get(0).get("kind").asString()).isEqualTo("ring");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | 400 | invalid-preview",
                "{'plan':{'type':'ring'}}                                    | 400 | invalid-voice-plan",
                "{'plan':{'type':'reject'},'digits':['x']}                   | 400 | invalid-preview",
                "{'plan':{'type':'reject'},'digits':[null]}                  | 400 | invalid-preview",
                "{'plan':{'type':'reject'},'answers':{'client:ada':'maybe'}} | 400 | invalid-preview",
                "{'plan':{'type':'reject'},'answers':{'client:ada':-1}}      | 400 | invalid-preview",
                "{'plan':{'type':'reject'},'answers':{'client:ada':null}}    | 400 | invalid-preview",
                "{'phoneNumberId':'+15005559999'}                            | 404 | phone-number-not-found"
            })
    void aPreviewThatCannotBeMadeIsAProblem(String body, int status, String problem) throws Exception {
        var response = TestApi.of(port, tenant, "agent").send("POST", PREVIEW, body);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(TestApi.problem(response)).isEqualTo(problem);
    }

    @Test
    void findsTheErrorsOfAnInvalidPlanAndTheHintsOfAValidOne() throws Exception {
        var agent = TestApi.of(port, tenant, "agent");

        var invalid = agent.json("POST", CHECK, "{'plan':{'type':'greeting','then':{'type':'x'}}}");
        var valid = agent.json("POST", CHECK, "{'plan':{'type':'forward','to':['client:ada']}}");

        assertThat(invalid.get("problems").findValuesAsString("place")).containsExactly("", "then");
        assertThat(valid.get("problems")).isEmpty();
        assertThat(valid.get("hints").findValuesAsString("code")).containsExactly("nothing-after-ringing");
    }

    @Test
    void noticesNumbersThatForwardToEachOther() throws Exception {
        var admin = TestApi.of(port, tenant, "admin");
        assertThat(plan(admin, two, three)).isEqualTo(200);
        assertThat(plan(admin, one, two)).isEqualTo(200);

        var found = admin.json(
                "POST", CHECK, "{'phoneNumberId':'%s','plan':{'type':'forward','to':['%s']}}".formatted(three, one));

        assertThat(found.get("problems").findValuesAsString("code")).containsExactly("forwarding-loop");
        assertThat(found.get("problems").get(0).get("message").asString()).contains(one + ", then " + two);
        assertThat(plan(admin, three, one)).isEqualTo(400);
        assertThat(plan(admin, three, "+15551230009")).isEqualTo(200);
    }

    private static int plan(TestApi admin, String number, String destination) throws Exception {
        return admin.send(
                        "PATCH",
                        "/api/phone-numbers/" + number,
                        "{'voicePlan':{'type':'forward','to':['%s']}}".formatted(destination))
                .statusCode();
    }
}

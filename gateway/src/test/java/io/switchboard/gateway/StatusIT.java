package io.switchboard.gateway;

import java.net.Socket;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Asks for the status while the services, which are stand-ins, answer, hang or fail. */
class StatusIT extends GatewayFixture {

    private static final String SINCE = "2026-11-21T09:00:00Z";

    private final String token = bearer(issuer.token(claims -> {}));

    @Test
    void allIsWellWhenEachServiceSaysSo() throws Exception {
        ingress.answers(
                json("{'receiving':{'state':'working','since':'SINCE'},'calls':{'state':'working','since':'SINCE'}}"));
        conversation.answers(
                json(
                        "{'receiving':{'state':'working','since':'SINCE','lastEventAt':'2026-11-21T09:30:00Z'},"
                                + "'storing':{'state':'working','since':'SINCE'},'reading':{'state':'working','since':'SINCE'},"
                                + "'sending':{'state':'working','since':'SINCE'},'calls':{'state':'working','since':'SINCE'}}"));
        notification.answers(json("{'pushing':{'state':'working','since':'SINCE'}}"));

        var status = status();

        assertThat(status.required("state").asString()).isEqualTo("working");
        assertThat(status.required("parts").propertyNames())
                .containsExactlyInAnyOrder("receiving", "storing", "reading", "sending", "pushing", "calls");
        assertThat(status.at("/parts/receiving/lastEventAt").asString()).isEqualTo("2026-11-21T09:30:00Z");
    }

    @Test
    void eachServiceReceivesTheCallersTokenAndTheIngressNone() throws Exception {
        status();

        assertThat(conversation.received().header("Authorization")).containsExactly(token);
        assertThat(notification.received().header("Authorization")).containsExactly(token);
        assertThat(ingress.received().header("Authorization")).isEmpty();
    }

    @Test
    void aServiceThatHangsIsUnreachableSinceItDoesAndDoesNotHoldTheAnswer() throws Exception {
        ingress.answers(json("{'receiving':{'state':'working','since':'SINCE'}}"));
        notification.answers(json("{'pushing':{'state':'working','since':'SINCE'}}"));
        conversation.answers(
                (request, connection) -> connection.getInputStream().read());
        var before = Instant.now();

        var status = status();

        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(status.required("state").asString()).isEqualTo("unreachable");
        assertThat(status.at("/parts/storing/state").asString()).isEqualTo("unreachable");
        assertThat(Instant.parse(status.at("/parts/storing/since").asString())).isBefore(Instant.now());
        assertThat(status.at("/parts/receiving/state").asString()).isEqualTo("working");
    }

    @Test
    void aServiceThatFailsIsUnknownAndNotFine() throws Exception {
        notification.answers((request, connection) ->
                RawBackend.respond(connection, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));

        assertThat(status().at("/parts/pushing/state").asString()).isEqualTo("unknown");
    }

    @Test
    void operatorsSeeEachServiceAlsoOneThatIsOff() throws Exception {
        ingress.answers(json("{'service':'ingress-service','version':'1'}"));
        var operator =
                bearer(issuer.token(claims -> claims.claim("tenant", null).claim("roles", "operator")));

        var parts = JsonMapper.shared()
                .readTree(get("/api/operator/parts", "Authorization", operator).body());

        assertThat(parts.at("/items/0/up").asBoolean()).isTrue();
        assertThat(parts.at("/items/0/part/version").asString()).isEqualTo("1");
        assertThat(parts.at("/items/1/service").asString()).isEqualTo("provisioning-service");
        assertThat(parts.at("/items/1/up").asBoolean()).isFalse();
        assertThat(parts.at("/items/1/notReachableSince").asString()).isNotEmpty();
    }

    @Test
    void operatorsSeeTheStreamsOfAllInstancesAndOneThatDoesNotAnswer() throws Exception {
        var operator =
                bearer(issuer.token(claims -> claims.claim("tenant", null).claim("roles", "operator")));
        notification.answers(
                json("{'total':3,'items':[{'tenantId':'demo','streams':2},{'tenantId':'b','streams':1}]}"));

        var streams = get("/api/operator/streams", "Authorization", operator);
        notification.answers((request, connection) ->
                RawBackend.respond(connection, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));
        var without = get("/api/operator/streams", "Authorization", operator);

        assertThat(streams.body())
                .startsWith("{\"total\":3,\"complete\":true,\"items\":[{\"tenantId\":\"b\",\"streams\":1},"
                        + "{\"tenantId\":\"demo\",\"streams\":2}],\"instances\":[{\"address\":\"127.0.0.1:");
        assertThat(without.statusCode()).isEqualTo(200);
        assertThat(without.body())
                .startsWith("{\"total\":0,\"complete\":false,\"items\":[],\"instances\":[")
                .contains("The service answered with HTTP 503.");
        assertThat(get("/api/operator/streams", "Authorization", token).statusCode())
                .isEqualTo(403);
    }

    @Test
    void otherCallersDoNotSeeTheParts() throws Exception {
        assertThat(get("/api/operator/parts", "Authorization", token).statusCode())
                .isEqualTo(403);
    }

    private JsonNode status() throws Exception {
        var answer = get("/api/status", "Authorization", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        return JsonMapper.shared().readTree(answer.body());
    }

    private static RawBackend.Answer json(String text) {
        var body = text.replace('\'', '"').replace("SINCE", SINCE);
        return (RawBackend.Request request, Socket connection) -> RawBackend.respond(
                connection,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                        + body);
    }
}

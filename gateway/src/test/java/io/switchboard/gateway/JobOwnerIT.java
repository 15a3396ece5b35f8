package io.switchboard.gateway;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JobOwnerIT extends GatewayFixture {

    private static final String NOT_FOUND =
            "HTTP/1.1 404 Not Found\r\nContent-Type: application/problem+json\r\nContent-Length: 2\r\n\r\n{}";

    private final String token = bearer(issuer.token(claims -> {}));

    @Test
    void aJobOfTheFirstServiceIsAnsweredByIt() throws Exception {
        var answer = get("/api/jobs/1", "Authorization", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(conversation.received().target()).isEqualTo("/api/jobs/1");
    }

    @Test
    void aJobThatTheFirstServiceDoesNotHaveIsAskedOfTheOther() throws Exception {
        conversation.answers((request, connection) -> RawBackend.respond(connection, NOT_FOUND));

        var answer = get("/api/jobs/1", "Authorization", token);

        assertThat(conversation.received().target()).isEqualTo("/api/jobs/1");
        assertThat(answer.statusCode()).as("the other service is switched off").isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Length")).isNotEqualTo(Optional.of("2"));
    }
}

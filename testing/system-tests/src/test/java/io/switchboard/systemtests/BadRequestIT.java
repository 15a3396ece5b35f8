package io.switchboard.systemtests;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.Answer;
import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import io.switchboard.systemtests.story.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Sends erroneous and malicious requests to the API. */
@ExtendWith(RunningSwitchboard.class)
class BadRequestIT {

    private final Switchboard switchboard;
    private final Agent agent;
    private final Customer customer;

    BadRequestIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.agent = switchboard.agentOf(Tenant.DEMO);
        this.customer = switchboard.customerOf(Tenant.DEMO);
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                token("none", switchboard -> "", 401, "unauthenticated"),
                token("nonsense", switchboard -> "nonsense", 401, "unauthenticated"),
                token(
                        "signed with another key",
                        switchboard -> demo(switchboard).signedWithAnotherKey().text(),
                        401,
                        "unauthenticated"),
                token("not signed at all", switchboard -> demo(switchboard).withoutSignature(), 401, "unauthenticated"),
                token(
                        "that has expired",
                        switchboard -> demo(switchboard).expired().text(),
                        401,
                        "unauthenticated"),
                token(
                        "that has expired, signed with another key",
                        switchboard -> demo(switchboard)
                                .expired()
                                .signedWithAnotherKey()
                                .text(),
                        401,
                        "unauthenticated"),
                token(
                        "of another issuer",
                        switchboard ->
                                demo(switchboard).issuer("http://localhost:1").text(),
                        401,
                        "unauthenticated"),
                token("without a tenant", switchboard -> Token.of(switchboard).text(), 403, "no-tenant"));
    }

    private static Arguments token(String what, Function<Switchboard, String> token, int status, String problem) {
        return arguments(what, token, status, problem);
    }

    private static Token demo(Switchboard switchboard) {
        return Token.of(switchboard).tenant("demo");
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("tokens")
    void opensNothing(String what, Function<Switchboard, String> token, int status, String problem) {
        for (var path : new String[] {"/api/conversations", "/api/stream", "/api/phone-numbers"}) {
            assertRefused(switchboard.getWithToken(path, token.apply(switchboard)), status, problem);
        }
    }

    @Test
    void aTokenMadeByHandIsAsGoodAsTheIssuersWhereNothingIsWrongWithIt() {
        switchboard.getWithToken("/api/conversations", demo(switchboard).text()).expecting(200);
    }

    static Stream<Arguments> messages() {
        var fine = "+15551230001";
        return Stream.of(
                arguments("of 1,601 characters", Map.of("to", fine, "body", "x".repeat(1601)), "message-too-long"),
                arguments("without a text", Map.of("to", fine), "empty-message"),
                arguments("to nobody", Map.of("body", "Hi"), "invalid-address"),
                arguments("to a word", Map.of("to", "my mother", "body", "Hi"), "invalid-address"),
                arguments("to a number without its plus", Map.of("to", "15551230001", "body", "Hi"), "invalid-address"),
                arguments("from a word", Map.of("from", "me", "to", fine, "body", "Hi"), "invalid-address"),
                arguments("in half a character", Map.of("to", fine, "body", "\ud83d"), "invalid-text"),
                arguments("that is a list", new String[] {"Hi"}, "bad-request"),
                arguments("with a text that is an object", Map.of("to", fine, "body", Map.of("a", 1)), "bad-request"));
    }

    @ParameterizedTest(name = "a message {0}")
    @MethodSource("messages")
    void isNotSent(String what, Object message, String problem) {
        assertRefused(agent.posts("/api/messages", message), 400, problem);
    }

    @Test
    void anotherTenantsNumberIsNotSentFrom() {
        var message = Map.of("from", Tenant.OTHER.number(), "to", customer.number(), "body", "Hi");

        assertRefused(agent.posts("/api/messages", message), 409, "number-not-owned");

        assertThat(customer.phone()).isEmpty();
    }

    @Test
    void aCursorThatWasTamperedWithLeadsNowhere() {
        customer.texts("One");
        var second = switchboard.customerOf(Tenant.DEMO);
        second.texts("Two");
        agent.sees(customer, "One");
        agent.sees(second, "Two");
        var cursor = agent.gets("/api/conversations?limit=1").json().get("next").asString();
        agent.gets("/api/conversations?limit=1&cursor=" + cursor).expecting(200);

        for (var i = 0; i < cursor.length(); i += 7) {
            var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            var tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertRefused(agent.gets("/api/conversations?cursor=" + tampered), 400, "invalid-cursor");
        }
        assertRefused(agent.gets("/api/conversations?cursor=" + cursor.substring(1)), 400, "invalid-cursor");
        assertRefused(agent.gets("/api/conversations?cursor=%00%F0%9F%98%80"), 400, "invalid-cursor");
    }

    @Test
    void aLimitOutOfRangeIsRefused() {
        assertRefused(agent.gets("/api/conversations?limit=0"), 400, "invalid-limit");
        assertRefused(agent.gets("/api/conversations?limit=1000000"), 400, "invalid-limit");
        assertRefused(agent.gets("/api/conversations?limit=many"), 400, "bad-request");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertRefused(agent.gets("/api/conversations/nowhere"), 404, "conversation-not-found");
        assertRefused(agent.gets("/api/messages/nowhere"), 404, "message-not-found");
        assertRefused(agent.gets("/api/no-such-thing"), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/conversations", "/api/phone-numbers", "/api/phone-numbers/nowhere", "/api/messages/nowhere"
            })
    void aBrowserIsAnsweredInJsonToo(String path) {
        var answer = switchboard.getAsABrowser(path, demo(switchboard).text());

        assertThat(answer.contentType()).matches("application/(problem\\+)?json.*");
        assertThat(answer.json().isObject()).isTrue();
    }

    private void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.body()).doesNotContain("Exception", "io.switchboard", "\tat ");
    }
}

package io.switchboard.systemtests;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.switchboard.systemtests.story.Agent;
import io.switchboard.systemtests.story.Conversation;
import io.switchboard.systemtests.story.Customer;
import io.switchboard.systemtests.story.Message;
import io.switchboard.systemtests.story.RunningSwitchboard;
import io.switchboard.systemtests.story.Switchboard;
import io.switchboard.systemtests.story.Tenant;
import io.switchboard.systemtests.story.Webhook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.switchboard.systemtests.story.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Sends webhooks that Twilio would not send, and some unusual ones that it would. */
@ExtendWith(RunningSwitchboard.class)
class BadWebhookIT {

    private static final String SMS = "/api/webhooks/sms";
    private static final String STATUS = "/api/webhooks/status";

    private final Switchboard switchboard;
    private final Agent agent;
    private final Agent stranger;
    private final Customer customer;

    BadWebhookIT(Switchboard switchboard) {
        this.switchboard = switchboard;
        this.agent = switchboard.agentOf(Tenant.DEMO);
        this.stranger = switchboard.agentOf(Tenant.OTHER);
        this.customer = switchboard.customerOf(Tenant.DEMO);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("unsigned", Webhook::unsigned, 403, "signature-not-accepted"),
                refused(
                        "signed by somebody else",
                        webhook -> webhook.signedWith("a guess"),
                        403,
                        "signature-not-accepted"),
                refused(
                        "signed by another tenant",
                        webhook -> webhook.signedWith(Tenant.OTHER.authToken()),
                        403,
                        "signature-not-accepted"),
                refused(
                        "of an unknown account",
                        webhook -> webhook.with("AccountSid", "AC" + "9".repeat(32)),
                        403,
                        "signature-not-accepted"),
                refused("changed on its way", webhook -> webhook.raw("&Body=Changed"), 403, "signature-not-accepted"),
                refused(
                        "neither form nor JSON",
                        webhook -> webhook.contentType("text/plain"),
                        415,
                        "unsupported-content-type"),
                refused(
                        "no JSON although it says so",
                        webhook -> webhook.contentType("application/json"),
                        400,
                        "bad-json"),
                refused("not in UTF-8", webhook -> webhook.raw("&Body=%ff%fe"), 400, "bad-utf-8"),
                refused("badly encoded", webhook -> webhook.raw("&Body=100%zz"), 400, "bad-percent-encoding"),
                refused(
                        "cut in the middle of an escape",
                        webhook -> webhook.raw("&Body=100%2"),
                        400,
                        "bad-percent-encoding"),
                refused(
                        "of a megabyte",
                        webhook -> webhook.with("Body", "x".repeat(1 << 20)),
                        413,
                        "content-too-large"),
                refused("of ten thousand parameters", BadWebhookIT::manyParameters, 413, "too-many-parameters"));
    }

    private static Arguments refused(String what, UnaryOperator<Webhook> change, int status, String problem) {
        return arguments(what, change, status, problem);
    }

    private static Webhook manyParameters(Webhook webhook) {
        for (var i = 0; i < 10_000; i++) {
            webhook.with(Integer.toString(i, 36), "");
        }
        return webhook;
    }

    @ParameterizedTest(name = "a webhook {0}")
    @MethodSource("refused")
    void isRefusedAndLeavesNoTrace(String what, UnaryOperator<Webhook> change, int status, String problem) {
        var webhook = webhook().text(newSid(), customer.number(), Tenant.DEMO.number(), what);

        var answer = change.apply(webhook).send();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.body()).doesNotContain("Exception", "io.switchboard", "\tat ");
        customer.texts("A good one");
        agent.sees(customer, "A good one");
        assertThat(agent.messages(agent.conversationWith(customer).id())).hasSize(1);
    }

    @Test
    void everyCharacterIsKept() {
        var odd = "NUL \u0000, bell \u0007, emoji 👩‍🚀, right to left مرحبا, + & = % \"<script>\", spaces  ";
        webhook()
                .text(newSid(), customer.number(), Tenant.DEMO.number(), odd)
                .send()
                .expecting(200);

        agent.sees(customer, odd);
    }

    @Test
    void aTextToANumberThatNobodyOwnsIsKept() {
        webhook()
                .text(newSid(), customer.number(), "+15005559999", "Wrong number?")
                .send()
                .expecting(200);

        agent.sees(customer, "Wrong number?");
        assertThat(agent.conversationWith(customer).routed()).isFalse();
        assertThat(agent.conversationWith(customer).ourAddress()).isEqualTo("+15005559999");
    }

    @Test
    void aForeignSidInATextChangesNothingOfItsOwners() {
        var sid = customer.texts("Mine");
        agent.sees(customer, "Mine");

        // With the same addresses, so that it has been processed once a later text of the same pair has.
        switchboard
                .webhook(Tenant.OTHER, SMS)
                .text(sid, customer.number(), Tenant.DEMO.number(), "Stolen")
                .send()
                .expecting(200);
        customer.texts("Still mine");
        agent.sees(customer, "Still mine");

        assertThat(agent.messages(agent.conversationWith(customer).id()))
                .extracting(Message::body)
                .containsExactly("Still mine", "Mine");
        eventually(() -> assertThat(stranger.findConversation(customer.number()))
                .hasValueSatisfying(conversation -> assertThat(stranger.messages(conversation.id()))
                        .extracting(Message::body)
                        .containsExactly("Stolen"))
                .map(Conversation::id)
                .isNotEqualTo(agent.conversationWith(customer).id()));
    }

    @Test
    void aForeignSidInAStatusChangesNothingOfItsOwners() {
        switchboard.twilio().isUnkind(Map.of("deliveryOutcome", "sent"));
        var answer = agent.texts(customer, "On its way");
        agent.seesStatus(answer, "sent");
        var before = agent.looksAt(answer);

        for (var path : List.of(STATUS, STATUS + "?messageId=" + answer.id())) {
            switchboard
                    .webhook(Tenant.OTHER, path)
                    .with("MessageSid", before.sid())
                    .with("MessageStatus", "failed")
                    .with("From", Tenant.DEMO.number())
                    .with("To", customer.number())
                    .send()
                    .expecting(204);
        }
        customer.texts("Thanks");
        agent.sees(customer, "Thanks");

        assertThat(agent.looksAt(answer).status()).isEqualTo("sent");
        assertThat(agent.looksAt(answer).statuses()).doesNotContain("failed");
        assertThat(agent.pushedStatuses(answer)).doesNotContain("failed");
        assertThat(stranger.gets("/api/messages/" + answer.id()).status()).isEqualTo(404);
    }

    private Webhook webhook() {
        return switchboard.webhook(Tenant.DEMO, SMS);
    }

    private static String newSid() {
        return "SM" + UUID.randomUUID().toString().replace("-", "");
    }
}

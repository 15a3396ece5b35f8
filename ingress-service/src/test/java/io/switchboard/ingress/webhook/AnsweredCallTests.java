package io.switchboard.ingress.webhook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;

class AnsweredCallTests {

    private static final String VOICE = "/api/webhooks/voice";
    private static final String CALL =
            "CallSid=CA00000000000000000000000000000001&From=%2B15551230001&To=%2B15005550006&AccountSid=" + ACCOUNT;
    private static final Map<String, Object> GREETING =
            Map.of("type", "greeting", "greeting", Map.of("say", "Welcome"), "then", Map.of("type", "voicemail"));
    private static final Map<String, Object> FORWARD =
            Map.of("type", "forward", "to", List.of("+15551110002"), "whisper", Map.of("say", "A call"));

    private final TestIngress ingress = new TestIngress();

    @Test
    void aCallWithoutAPlanGetsTheClosingWords() throws Exception {
        var response = ingress.answer(signed(VOICE, CALL));

        isSentence(response);
        assertThat(ingress.count("switchboard.ingress.webhooks.accepted", "webhook", "inbound-call"))
                .isEqualTo(1);
    }

    @Test
    void aCallIsAnsweredAndCountedWhenKafkaIsDown() throws Exception {
        ingress.kafka.failWith(new NotEnoughReplicasException("one is gone"));

        isSentence(ingress.answer(signed(VOICE, CALL)));

        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "not-published"))
                .isEqualTo(1);
    }

    @Test
    void aCallIsAnsweredWhileTheDirectoryIsNotLoaded() throws Exception {
        ingress.directoryIsCurrent = false;

        isSentence(ingress.answer(signed(VOICE, CALL, "rotated")));

        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "not-ready"))
                .isEqualTo(1);
        assertThat(ingress.kafka.records()).isEmpty();
    }

    @Test
    void aCallIsAnsweredWhenTheDirectoryFails() throws Exception {
        var broken = new TestIngress(new BrokenDirectory());

        isSentence(broken.answer(signed(VOICE, CALL)));

        assertThat(broken.count("switchboard.ingress.calls.unrecorded", "reason", "unexpected"))
                .isEqualTo(1);
    }

    @Test
    void aCallFollowsThePlanOfItsNumber() throws Exception {
        var planned = new TestIngress(new TestIngress.OneAccount(List.of(number("demo", GREETING))));

        var response = planned.answer(signed(VOICE, CALL));

        assertThat(response.getContentAsString()).contains("<Say>Welcome</Say>");
        assertThat(planned.count("switchboard.ingress.calls.answered", "outcome", "planned"))
                .isEqualTo(1);
    }

    @Test
    void aLegContinuesInThePlanOfTheCalledNumber() throws Exception {
        var planned = new TestIngress(new TestIngress.OneAccount(List.of(number("demo", FORWARD))));

        var response = planned.answer(signed(
                "/api/webhooks/voice/whisper?number=%2B15005550006&at=&count=0",
                "CallSid=CA00000000000000000000000000000002&From=%2B15005550006&To=%2B15551110002&Direction=outbound-dial&AccountSid="
                        + ACCOUNT));

        assertThat(response.getContentAsString()).contains("<Say>A call</Say>");
    }

    @Test
    void anOutboundCallFollowsThePlanOfOurNumber() throws Exception {
        var planned = new TestIngress(new TestIngress.OneAccount(List.of(number("demo", GREETING))));

        var response = planned.answer(signed(
                VOICE,
                "CallSid=CA00000000000000000000000000000001&From=%2B15005550006&To=%2B15551230001&Direction=outbound-api&AccountSid="
                        + ACCOUNT));

        assertThat(response.getContentAsString()).contains("<Say>Welcome</Say>");
    }

    @Test
    void aCallDoesNotFollowAnotherTenantsPlan() throws Exception {
        var planned = new TestIngress(new TestIngress.OneAccount(List.of(number("other", GREETING))));

        isSentence(planned.answer(signed(VOICE, CALL)));
        isSentence(planned.answer(signed(VOICE + "?number=%2B15005550006", CALL)));
    }

    @Test
    void aCallWithAnInvalidPlanGetsTheClosingWordsAndIsRecorded() throws Exception {
        var planned = new TestIngress(new TestIngress.OneAccount(List.of(number("demo", Map.of("type", "teleport")))));

        isSentence(planned.answer(signed(VOICE, CALL)));

        assertThat(planned.count("switchboard.ingress.calls.answered", "outcome", "broken-plan"))
                .isEqualTo(1);
        assertThat(planned.kafka.records()).hasSize(1);
    }

    @Test
    void aCallIsRecordedWhenItsNumberCannotBeLookedUp() throws Exception {
        var broken = new TestIngress(new BrokenNumbers(new TestIngress.OneAccount(List.of())));

        isSentence(broken.answer(signed(VOICE, CALL)));

        assertThat(broken.kafka.records()).hasSize(1);
        assertThat(broken.count("switchboard.ingress.calls.answered", "outcome", "failed"))
                .isEqualTo(1);
    }

    @Test
    void aCallWithAnInvalidSignatureIsRejected() throws Exception {
        assertThat(ingress.answer(signed(VOICE, CALL, "wrong")).getStatus()).isEqualTo(403);
        assertThat(ingress.answer(TestIngress.unsigned(VOICE, CALL)).getStatus())
                .isEqualTo(403);
        ingress.directoryIsCurrent = false;
        assertThat(ingress.answer(TestIngress.unsigned(VOICE, CALL)).getStatus())
                .isEqualTo(403);
    }

    private static void isSentence(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith("text/xml");
        assertThat(response.getContentAsString()).contains(TestIngress.SENTENCE).contains("<Hangup/>");
    }

    private static NumberRecord number(String tenantId, Map<String, Object> plan) {
        return new NumberRecord(
                "+15005550006", tenantId, "PN1", ACCOUNT, null, List.of(NumberRecord.ChannelKind.VOICE), plan);
    }

    private record BrokenNumbers(Directory accounts) implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            return accounts.account(accountSid);
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            throw new IllegalStateException("broken");
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return List.of();
        }
    }

    private record BrokenDirectory() implements Directory {

        @Override
        public Optional<Account> account(String accountSid) {
            throw new IllegalStateException("broken");
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            throw new IllegalStateException("broken");
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return List.of();
        }
    }
}

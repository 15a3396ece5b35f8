package io.switchboard.ingress.webhook;

import java.util.List;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

import static io.switchboard.ingress.webhook.Ingress.ACCOUNT;
import static io.switchboard.ingress.webhook.Ingress.signed;
import static org.assertj.core.api.Assertions.assertThat;

class AnsweredCallTests {

    private static final String VOICE = "/api/webhooks/voice";
    private static final String CALL = "CallSid=CA1&From=%2B15551230001&To=%2B15005550006&AccountSid=" + ACCOUNT;
    private static final String SENTENCE = "Thank you for calling. Your call has been received.";

    private final Ingress ingress = new Ingress();

    @Test
    void hearsTheSentenceWhereTheNumberHasNoPlan() throws Exception {
        var response = ingress.answer(signed(VOICE, CALL));

        isSentence(response);
        assertThat(ingress.count("switchboard.ingress.webhooks.accepted", "webhook", "inbound-call"))
                .isEqualTo(1);
    }

    @Test
    void isAnsweredWhenKafkaDoesNotTakeItsEventAndCounted() throws Exception {
        ingress.kafka.failWith(new NotEnoughReplicasException("one is gone"));

        isSentence(ingress.answer(signed(VOICE, CALL)));

        assertThat(ingress.count("switchboard.ingress.calls.unkept", "reason", "not-kept"))
                .isEqualTo(1);
    }

    @Test
    void isAnsweredWhileNobodyCanSayWhoseItIs() throws Exception {
        ingress.directoryIsCurrent = false;

        isSentence(ingress.answer(signed(VOICE, CALL, "rotated")));

        assertThat(ingress.count("switchboard.ingress.calls.unkept", "reason", "not-ready"))
                .isEqualTo(1);
        assertThat(ingress.kafka.records()).isEmpty();
    }

    @Test
    void isAnsweredWhenTheDirectoryIsBroken() throws Exception {
        var broken = new Ingress(new BrokenDirectory());

        isSentence(broken.answer(signed(VOICE, CALL)));

        assertThat(broken.count("switchboard.ingress.calls.unkept", "reason", "unexpected"))
                .isEqualTo(1);
    }

    @Test
    void isRefusedWhenItIsNotTwilios() throws Exception {
        assertThat(ingress.answer(signed(VOICE, CALL, "wrong")).getStatus()).isEqualTo(403);
        assertThat(ingress.answer(Ingress.unsigned(VOICE, CALL)).getStatus()).isEqualTo(403);
        ingress.directoryIsCurrent = false;
        assertThat(ingress.answer(Ingress.unsigned(VOICE, CALL)).getStatus()).isEqualTo(403);
    }

    private static void isSentence(MockHttpServletResponse response) throws Exception {
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).startsWith("text/xml");
        assertThat(response.getContentAsString()).contains(SENTENCE).contains("<Hangup/>");
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

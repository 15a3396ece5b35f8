package io.switchboard.ingress.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import jakarta.servlet.ServletInputStream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static io.switchboard.ingress.webhook.TestIngress.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

class ConcurrencyLimitTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String VOICE = "/api/webhooks/voice";
    private static final String FORM =
            "MessageSid=SM00000000000000000000000000000001&CallSid=CA00000000000000000000000000000001&From=%2B1&To=%2B2&AccountSid="
                    + ACCOUNT;

    @Test
    void aMessageWithoutAPermitIsAnswered503AndNotRead() throws Exception {
        var ingress = new TestIngress(new ConcurrencyLimit(new ConcurrencySettings(0, 1)));
        var webhook = new Unreadable();

        var response = ingress.answer(webhook);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString()).contains("problems/overloaded");
        assertThat(ingress.count("switchboard.ingress.webhooks.failed", "reason", "overloaded"))
                .isEqualTo(1);
    }

    @Test
    void aCallHasAPermitWhenMessagesHoldAll() throws Exception {
        var ingress = new TestIngress(new ConcurrencyLimit(new ConcurrencySettings(0, 1)));

        assertThat(ingress.answer(signed(VOICE, FORM)).getStatus()).isEqualTo(200);
        assertThat(ingress.answer(signed(VOICE, FORM)).getStatus()).isEqualTo(200);

        assertThat(ingress.count("switchboard.ingress.webhooks.accepted", "webhook", "inbound-call"))
                .isEqualTo(2);
    }

    @Test
    void aCallWithoutAPermitGetsTheFallbackAnswerAndIsCounted() throws Exception {
        var ingress = new TestIngress(new ConcurrencyLimit(new ConcurrencySettings(0, 0)));

        var response = ingress.answer(signed(VOICE, FORM));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).contains("Thank you for calling.");
        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "overloaded"))
                .isEqualTo(1);
        assertThat(ingress.kafka.records()).isEmpty();
    }

    @Test
    void anUnsignedWebhookIsRejectedWithoutAPermit() throws Exception {
        var ingress = new TestIngress(new ConcurrencyLimit(new ConcurrencySettings(0, 0)));

        assertThat(ingress.answer(unsigned(SMS, FORM)).getStatus()).isEqualTo(403);
        assertThat(ingress.answer(unsigned(VOICE, FORM)).getStatus()).isEqualTo(403);
    }

    @Test
    void aPermitIsReleasedForEveryOutcome() throws Exception {
        var ingress = new TestIngress(new ConcurrencyLimit(new ConcurrencySettings(1, 0)));

        assertThat(ingress.answer(signed(SMS, FORM)).getStatus()).isEqualTo(200);
        assertThat(ingress.answer(signed(SMS, FORM, "wrong")).getStatus()).isEqualTo(403);
        ingress.kafka.failWith(new NotEnoughReplicasException("one is gone"));
        assertThat(ingress.answer(signed(SMS, FORM)).getStatus()).isEqualTo(503);
        ingress.kafka.failWith(new IllegalStateException("broken"));
        assertThat(ingress.answer(signed(SMS, FORM)).getStatus()).isEqualTo(500);

        assertThat(ingress.answer(signed(SMS, FORM)).getContentAsString()).doesNotContain("overloaded");
    }

    @Test
    void aWebhookInProgressHoldsAPermit() throws Exception {
        var asking = new AsksAnother(signed(SMS, FORM));
        var ingress = asking.ingress;

        var response = ingress.answer(signed(SMS, FORM));

        // It is asked once more when the place was given back and the refusal is put aside.
        assertThat(asking.statuses).first().isEqualTo(503);
        assertThat(response.getStatus()).isEqualTo(403);
    }

    @Test
    void aSlowSenderHoldsNoPermit() throws Exception {
        var ingress = new TestIngress(new ConcurrencyLimit(new ConcurrencySettings(1, 0)));
        var statuses = new ArrayList<Integer>();
        var slow = new Interrupted(() -> statuses.add(answer(ingress, signed(SMS, FORM))));

        statuses.add(answer(ingress, slow));

        assertThat(statuses).containsExactly(200, 200);
    }

    private static int answer(TestIngress ingress, MockHttpServletRequest request) {
        try {
            return ingress.answer(request).getStatus();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static MockHttpServletRequest copyOf(MockHttpServletRequest from, MockHttpServletRequest to) {
        to.setMethod(from.getMethod());
        to.setRequestURI(from.getRequestURI());
        to.setServletPath(from.getServletPath());
        to.setContentType(from.getContentType());
        to.setContent(from.getContentAsByteArray());
        to.addHeader("X-Twilio-Signature", Objects.requireNonNull(from.getHeader("X-Twilio-Signature")));
        return to;
    }

    private static final class Unreadable extends MockHttpServletRequest {

        Unreadable() {
            copyOf(signed(SMS, FORM), this);
        }

        @Override
        public ServletInputStream getInputStream() {
            throw new AssertionError("was read");
        }
    }

    /** Something happens while it is being read. */
    private static final class Interrupted extends MockHttpServletRequest {

        private final Runnable whileAsked;

        Interrupted(Runnable whileAsked) {
            this.whileAsked = whileAsked;
            copyOf(signed(SMS, FORM), this);
        }

        @Override
        public ServletInputStream getInputStream() {
            whileAsked.run();
            return new DelegatingServletInputStream(super.getInputStream());
        }
    }

    /** A directory without accounts; another webhook comes while it is asked. */
    private static final class AsksAnother implements Directory {

        private final List<Integer> statuses = new ArrayList<>();
        private final TestIngress ingress = new TestIngress(this, new ConcurrencyLimit(new ConcurrencySettings(1, 0)));
        private final MockHttpServletRequest other;

        AsksAnother(MockHttpServletRequest other) {
            this.other = other;
        }

        @Override
        public Optional<Account> account(String accountSid) {
            statuses.add(answer(ingress, other));
            return Optional.empty();
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return Optional.empty();
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return List.of();
        }
    }
}

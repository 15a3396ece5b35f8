package io.switchboard.ingress.webhook;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import static io.switchboard.ingress.webhook.TestIngress.ACCOUNT;
import static io.switchboard.ingress.webhook.TestIngress.signed;
import static org.assertj.core.api.Assertions.assertThat;

class BodyMemoryTests {

    private static final String SMS = "/api/webhooks/sms";
    private static final String VOICE = "/api/webhooks/voice";
    private static final String FORM =
            "MessageSid=SM0123456789abcdef0123456789abcdef&From=%2B15551230001&To=%2B15005550006"
                    + "&CallSid=CA0123456789abcdef0123456789abcdef&AccountSid=" + ACCOUNT;

    private final ConcurrencyLimit places = new ConcurrencyLimit(new ConcurrencySettings(500, 100));

    /** The heaps of {@code ./run}, of a container and of a machine of one's own. */
    @ParameterizedTest
    @ValueSource(longs = {192L << 20, 460L << 20, 4L << 30})
    void theBodiesInProgressFitIntoTheHeap(long heap) {
        var large = BodyMemory.of(heap);
        var usual = 600L * BodyMemory.USUAL * BodyMemory.COST;
        var kafkasBuffer = 32L << 20;

        assertThat((long) large.left() * BodyMemory.COST).isBetween(heap / 6, heap / 5 + 1);
        assertThat((long) large.left() * BodyMemory.COST * 9 / 8 + usual + kafkasBuffer)
                .isLessThan(heap * 85 / 100);
    }

    @Test
    void aLargeWebhookWithoutMemoryIsAnswered503() throws Exception {
        var ingress = ingress(new BodyMemory(0, 0));

        var response = ingress.answer(signed(SMS, large()));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString()).contains("problems/overloaded");
        assertThat(ingress.count("switchboard.ingress.webhooks.failed", "reason", "overloaded"))
                .isEqualTo(1);
    }

    @Test
    void aWebhookOfUsualSizeNeedsNoMemory() throws Exception {
        var ingress = ingress(new BodyMemory(0, 0));

        assertThat(ingress.answer(signed(SMS, FORM + "&Body=" + "x".repeat(15_000)))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void aCallHasMemoryWhenLargeMessagesHoldAllOfIt() throws Exception {
        var ingress = ingress(new BodyMemory(0, RequestBody.LIMIT + 1));

        assertThat(ingress.answer(signed(SMS, large())).getStatus()).isEqualTo(503);
        var call = ingress.answer(signed(VOICE, large()));

        assertThat(call.getStatus()).isEqualTo(200);
        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "overloaded"))
                .isZero();
    }

    @Test
    void aCallWithoutMemoryGetsTheFallbackAnswerAndIsCounted() throws Exception {
        var ingress = ingress(new BodyMemory(0, 0));

        var call = ingress.answer(signed(VOICE, large()));

        assertThat(call.getContentAsString()).contains(TestIngress.SENTENCE);
        assertThat(ingress.count("switchboard.ingress.calls.unrecorded", "reason", "overloaded"))
                .isEqualTo(1);
    }

    @Test
    void memoryIsReleasedForEveryOutcome() throws Exception {
        var memory = new BodyMemory(RequestBody.LIMIT + 1, 0);
        var ingress = ingress(memory);

        var requests = List.of(
                signed(SMS, large()),
                signed(SMS, large(), "wrong"),
                signed(SMS, FORM + "&Body=" + "x".repeat(300_000)),
                malformed(),
                brokenOff());
        for (MockHttpServletRequest large : requests) {
            ingress.answer(large);
            assertThat(memory.left()).isEqualTo(RequestBody.LIMIT + 1);
        }
    }

    /** The memory in use before Kafka acknowledges; Kafka's own buffer has a limit of its own. */
    @Test
    void aBodyCostsNoMoreThanTheAssumedFactor() throws Exception {
        var ingress = new TestIngress();
        ingress.answer(signed(SMS, large()));
        var before = used();
        var inFlight = new ArrayList<Object>();
        for (var i = 0; i < 40; i++) {
            try (var memory = BodyMemory.of(1L << 40).reservation(false)) {
                var webhook = WebhookReader.read(signed(SMS, large()), TestIngress.NOW, memory);
                inFlight.add(webhook);
                inFlight.add(ingress.verify(webhook));
            }
        }

        var perBody = (used() - before) / 40;

        assertThat(inFlight).hasSize(80);
        assertThat(perBody).isLessThan((long) BodyMemory.COST * large().length());
    }

    private TestIngress ingress(BodyMemory memory) {
        return new TestIngress(new TestIngress.OneAccount(List.of()), places, memory);
    }

    private static long used() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** Nearly as large as it may be, in letters that take two bytes of memory each. */
    private static String large() {
        return FORM + "&Body=" + "%D0%AF".repeat(20_000) + "x".repeat(130_000);
    }

    private static MockHttpServletRequest malformed() {
        var request = TestIngress.unsigned(SMS, large() + "&a=%zz");
        request.addHeader("X-Twilio-Signature", "x");
        return request;
    }

    private static MockHttpServletRequest brokenOff() {
        var request = signed(SMS, large());
        request.setContent(large().substring(0, 100_000).getBytes(StandardCharsets.UTF_8));
        return request;
    }
}

package io.switchboard.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.webhooks.WebhookSample;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.Topics;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.kafka.serialization.CloudEventSerializer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measures the serialization of an event to a record: its headers and its JSON. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventBenchmark {

    private static final String TRACE = "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01";

    @Param({"sms", "sms-non-latin", "whatsapp-button", "status-delivered"})
    public String webhook = "";

    private final CloudEventSerializer serializer = new CloudEventSerializer(() -> TRACE);
    private CloudEvent<TwilioEvent> event = event("sms");

    @Setup
    public void prepare() {
        event = event(webhook);
    }

    @Benchmark
    public byte[] serialize() {
        return serializer.serialize(Topics.TWILIO_MESSAGING.name(), new RecordHeaders(), event);
    }

    private static CloudEvent<TwilioEvent> event(String webhook) {
        var sid = "SM0123456789abcdef0123456789abcdef";
        var now = Instant.parse("2026-11-21T09:30:00.123Z");
        var data = new TwilioEvent(
                sid,
                "com.twilio.messaging.inbound-message.received",
                "AC7",
                now,
                "/api/webhooks/sms",
                Map.of(),
                form(webhook));
        return new CloudEvent<>(sid, data.type(), "/ingress-service", sid, now, "tenant-7", data);
    }

    private static Map<String, List<String>> form(String webhook) {
        try {
            return FormParameters.parse(WebhookSample.named(webhook).body().getBytes(StandardCharsets.US_ASCII))
                    .parameters();
        } catch (MalformedForm e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.switchboard.benchmarks.jmh;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.webhooks.WebhookSample;
import io.switchboard.ingress.form.FormParameters;
import io.switchboard.ingress.form.MalformedForm;
import io.switchboard.ingress.signature.PublicUrls;
import io.switchboard.ingress.signature.PublicUrls.BaseUrl;
import io.switchboard.ingress.signature.SignatureCheck;
import io.switchboard.ingress.signature.SignedRequest;
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

/** Measures the steps of a webhook before its event is written: parsing its form and checking its signature. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IntakeBenchmark {

    @Param({"sms", "sms-non-latin", "whatsapp-button", "status-delivered"})
    public String webhook = "";

    private final SignatureCheck signatures = new SignatureCheck(new PublicUrls(WebhookSample.PUBLIC_URL, ""));
    private WebhookSample sample = WebhookSample.named("sms");
    private byte[] body = bytes(sample);
    private FormParameters form = parsed(body);

    @Setup
    public void prepare() {
        sample = WebhookSample.named(webhook);
        body = bytes(sample);
        form = parsed(body);
        if (check().isEmpty()) {
            throw new IllegalStateException("The signature should be right");
        }
    }

    @Benchmark
    public FormParameters parse() {
        return parsed(body);
    }

    @Benchmark
    public Optional<BaseUrl> check() {
        return signatures.signedFor(
                sample.signature(), List.of(sample.authToken()), new SignedRequest.FormPost(sample.target(), form));
    }

    private static byte[] bytes(WebhookSample sample) {
        return sample.body().getBytes(StandardCharsets.US_ASCII);
    }

    private static FormParameters parsed(byte[] body) {
        try {
            return FormParameters.parse(body);
        } catch (MalformedForm e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.switchboard.benchmarks.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.switchboard.benchmarks.measurement.SendSchedule;
import org.jspecify.annotations.Nullable;

/**
 * Measures the time from a customer's text to Twilio's answer, and to the arrival on the tenant's streams. Texts are sent
 * at a constant rate, regardless of the answers.
 */
final class WebhookToStream {

    /** The wait for duplicates of the texts that have arrived. */
    private static final Duration SETTLE = Duration.ofSeconds(1);

    private static final Duration HEAD_START = Duration.ofMillis(100);

    private final StreamOptions options;
    private final List<TenantStream> streams = new ArrayList<>();
    private volatile TextJournal journal;

    WebhookToStream(StreamOptions options) {
        this.options = options;
        this.journal = new TextJournal(options.streams());
    }

    /** Runs the benchmark; returns 1 when a text was lost or not acknowledged. */
    int run() throws InterruptedException {
        try (var gateway = new GatewayClient(options.gateway(), options.issuer(), options.publicUrl())) {
            return run(gateway);
        }
    }

    private int run(GatewayClient gateway) throws InterruptedException {
        try {
            options.tenants().forEach(tenant -> listen(gateway, tenant));
            if (options.warmUp() > 0) {
                System.out.printf("Warming up with %d texts …%n", options.warmUp());
                send(gateway, options.warmUp());
            }
            System.out.printf("Measuring %d texts at %d/s …%n", options.texts(), options.rate());
            var summary = send(gateway, options.texts());
            new StreamReport(options, summary, reconnects()).publish();
            return summary.isComplete() ? 0 : 1;
        } finally {
            streams.forEach(TenantStream::close);
        }
    }

    private int reconnects() {
        return streams.stream().mapToInt(TenantStream::reconnects).sum();
    }

    private void listen(GatewayClient gateway, TenantAccount tenant) {
        for (var i = 0; i < options.streams(); i++) {
            var stream = i;
            streams.add(new TenantStream(gateway, tenant, (sid, at) -> journal.streamed(sid, stream, at)));
        }
    }

    private TextJournal.Summary send(GatewayClient gateway, int count) throws InterruptedException {
        var series = new TextJournal(options.streams());
        journal = series;
        var schedule = new SendSchedule(System.nanoTime() + HEAD_START.toNanos(), options.rate());
        for (var i = 0; i < count; i++) {
            var text = text(i);
            schedule.await(i);
            deliver(gateway, text, schedule.moment(i), series);
        }
        series.awaitAll(options.drain());
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        return series.summary();
    }

    private CustomerText text(int index) {
        var tenants = options.tenants().size();
        return CustomerText.from(
                index / tenants % options.customers(), options.tenants().get(index % tenants));
    }

    private static void deliver(GatewayClient gateway, CustomerText text, long intended, TextJournal series) {
        series.sent(text.sid(), intended, System.nanoTime());
        var unused = gateway.deliver(text)
                .whenComplete((status, failure) -> answered(text, status, failure, System.nanoTime(), series));
    }

    private static void answered(
            CustomerText text, @Nullable Integer status, @Nullable Throwable failure, long at, TextJournal series) {
        if (status != null && status / 100 == 2) {
            series.acknowledged(text.sid(), at);
        } else {
            series.refused(status == null ? String.valueOf(failure) : "HTTP " + status);
        }
    }
}

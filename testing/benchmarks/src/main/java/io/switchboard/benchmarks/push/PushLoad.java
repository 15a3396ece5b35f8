package io.switchboard.benchmarks.push;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.switchboard.benchmarks.measurement.SendSchedule;
import io.switchboard.benchmarks.push.protocol.EventPublisher;
import io.switchboard.benchmarks.push.protocol.PushEvent;

/** Publishes events at a constant rate while clients read, and breaks connections. */
final class PushLoad {

    private static final int WARM_UP_SECONDS = 10;
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final PushOptions options;
    private final PushClients clients;
    private final PushJournal journal;
    private final EventPublisher publisher;

    PushLoad(PushOptions options, PushClients clients, PushJournal journal, EventPublisher publisher) {
        this.options = options;
        this.clients = clients;
        this.journal = journal;
        this.publisher = publisher;
    }

    /** Returns the processor time that the server used for the measured events, by what {@code cpu} says of it. */
    Duration run(Supplier<Duration> cpu) throws InterruptedException {
        var schedule = new SendSchedule(System.nanoTime() + TimeUnit.SECONDS.toNanos(1), options.rate());
        var warmUp = WARM_UP_SECONDS * options.rate();
        var all = warmUp + options.seconds() * options.rate();
        var before = Duration.ZERO;
        for (var i = 0; i < all; i++) {
            if (i == warmUp) {
                journal.measureFrom(schedule.moment(i));
                before = cpu.get();
            }
            schedule.await(i);
            publisher.publish(new PushEvent(
                    PushOptions.tenant(i % options.tenants()), i / options.tenants(), schedule.moment(i)));
            if (i >= warmUp && isBreak(i - warmUp, all - warmUp)) {
                clients.breakOne();
            }
        }
        var used = cpu.get().minus(before);
        TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
        return used;
    }

    /** Ends the clients and returns what they received. */
    PushJournal.Summary summary() throws IOException {
        clients.close();
        return journal.summary();
    }

    private boolean isBreak(long event, long events) {
        return event * options.reconnects() / events != (event + 1) * options.reconnects() / events;
    }
}

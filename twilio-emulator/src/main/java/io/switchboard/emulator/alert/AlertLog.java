package io.switchboard.emulator.alert;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The error log of all accounts. Keeps the last 10,000 entries. */
@Component
public class AlertLog implements ResettableState {
    private static final int KEPT = 10_000;

    private final AtomicLong sequence = new AtomicLong();
    private final NavigableMap<Long, LoggedAlert> alerts = new ConcurrentSkipListMap<>();
    private final Clock clock;

    AlertLog(Clock clock) {
        this.clock = clock;
    }

    /** Logs an error under a new SID, which is returned. */
    public String add(Entry entry) {
        var sid = SidGenerator.next("NO");
        add(sid, entry);
        return sid;
    }

    /** Logs an error under this SID. */
    public void add(String sid, Entry entry) {
        var position = sequence.incrementAndGet();
        alerts.put(
                position,
                new LoggedAlert(
                        position,
                        sid,
                        entry.accountSid(),
                        entry.errorCode(),
                        entry.logLevel(),
                        entry.alertText(),
                        entry.resourceSid(),
                        entry.requestUrl(),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        while (alerts.size() > KEPT) {
            alerts.pollFirstEntry();
        }
    }

    /**
     * An error to log.
     *
     * @param logLevel {@code error} or {@code warning}
     */
    public record Entry(
            String accountSid,
            String errorCode,
            String logLevel,
            String alertText,
            @Nullable String resourceSid,
            @Nullable String requestUrl) {}

    NavigableMap<Long, LoggedAlert> alerts() {
        return alerts;
    }

    @Override
    public void clear() {
        alerts.clear();
    }
}

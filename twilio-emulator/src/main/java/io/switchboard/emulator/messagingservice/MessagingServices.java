package io.switchboard.emulator.messagingservice;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The store of all accounts' Messaging Services. A number is in one of them at most. */
@Component
public class MessagingServices implements ResettableState, SavedState<MessagingService> {
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, MessagingService> bySid = new ConcurrentHashMap<>();

    MessagingServices(Clock clock) {
        this.clock = clock;
    }

    MessagingService create(String accountSid, Map<String, String> fields) {
        var service = new MessagingService(
                sequence.incrementAndGet(), SidGenerator.next("MG"), accountSid, fields, List.of(), clock.instant());
        bySid.put(service.sid(), service);
        return service;
    }

    Optional<MessagingService> find(String accountSid, String sid) {
        return Optional.ofNullable(bySid.get(sid))
                .filter(service -> service.accountSid().equals(accountSid));
    }

    /** Finds the service that a number is in. */
    public Optional<MessagingService> ofNumber(String numberSid) {
        return bySid.values().stream()
                .filter(service -> service.numberSids().contains(numberSid))
                .findFirst();
    }

    MessagingService change(MessagingService service, UnaryOperator<MessagingService> change) {
        var changed = bySid.computeIfPresent(service.sid(), (sid, now) -> change.apply(now));
        return changed == null ? service : changed;
    }

    void delete(MessagingService service) {
        bySid.remove(service.sid());
    }

    NavigableMap<Long, MessagingService> ofAccount(String accountSid) {
        var services = new ConcurrentSkipListMap<Long, MessagingService>();
        bySid.values().stream()
                .filter(service -> service.accountSid().equals(accountSid))
                .forEach(service -> services.put(service.sequence(), service));
        return services;
    }

    /** Removes all services. */
    @Override
    public void reset() {
        bySid.clear();
    }

    @Override
    public String part() {
        return "messagingServices";
    }

    @Override
    public Class<MessagingService> entryType() {
        return MessagingService.class;
    }

    @Override
    public List<MessagingService> entries() {
        return List.copyOf(bySid.values());
    }

    @Override
    public void restore(List<MessagingService> entries) {
        bySid.clear();
        entries.forEach(entry -> {
            bySid.put(entry.sid(), entry);
            sequence.accumulateAndGet(entry.sequence(), Math::max);
        });
    }
}

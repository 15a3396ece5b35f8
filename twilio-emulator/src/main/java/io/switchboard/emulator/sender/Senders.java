package io.switchboard.emulator.sender;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The store of all accounts' senders. A number is a sender of one account at most. */
@Component
public class Senders implements ResettableState, SavedState<Sender> {
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, Sender> byId = new ConcurrentHashMap<>();

    Senders(Clock clock) {
        this.clock = clock;
    }

    /** Creates a sender; empty when the number is one already. */
    Optional<Sender> create(String accountSid, SenderForm form) {
        var now = clock.instant();
        var sender = new Sender(
                sequence.incrementAndGet(),
                SidGenerator.next("XE"),
                accountSid,
                form.senderId(),
                form.webhook(),
                form.profile(),
                now,
                now);
        return byId.putIfAbsent(sender.senderId(), sender) == null ? Optional.of(sender) : Optional.empty();
    }

    /** Finds the sender with this address in Twilio's form, {@code whatsapp:+15005550006}. */
    public Optional<Sender> ofAddress(String senderId) {
        return Optional.ofNullable(byId.get(senderId));
    }

    Optional<Sender> find(String accountSid, String sid) {
        return byId.values().stream()
                .filter(sender ->
                        sender.accountSid().equals(accountSid) && sender.sid().equals(sid))
                .findFirst();
    }

    Sender change(Sender sender, SenderForm form) {
        var changed = byId.computeIfPresent(
                sender.senderId(), (id, now) -> now.with(form.webhook(), form.profile(), clock.instant()));
        return changed == null ? sender : changed;
    }

    void delete(Sender sender) {
        byId.remove(sender.senderId());
    }

    NavigableMap<Long, Sender> ofAccount(String accountSid) {
        var senders = new ConcurrentSkipListMap<Long, Sender>();
        byId.values().stream()
                .filter(sender -> sender.accountSid().equals(accountSid))
                .forEach(sender -> senders.put(sender.sequence(), sender));
        return senders;
    }

    /** Removes all senders. */
    @Override
    public void reset() {
        byId.clear();
    }

    @Override
    public String part() {
        return "senders";
    }

    @Override
    public Class<Sender> entryType() {
        return Sender.class;
    }

    @Override
    public List<Sender> entries() {
        return List.copyOf(byId.values());
    }

    @Override
    public void restore(List<Sender> entries) {
        reset();
        for (var sender : entries) {
            byId.put(sender.senderId(), sender);
            sequence.accumulateAndGet(sender.sequence(), Math::max);
        }
    }
}

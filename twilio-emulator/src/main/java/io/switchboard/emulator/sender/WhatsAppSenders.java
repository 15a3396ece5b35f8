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
public class WhatsAppSenders implements ResettableState, SavedState<WhatsAppSender> {
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, WhatsAppSender> byId = new ConcurrentHashMap<>();

    WhatsAppSenders(Clock clock) {
        this.clock = clock;
    }

    /** Creates a sender; empty when the number is one already. */
    Optional<WhatsAppSender> create(String accountSid, SenderForm form) {
        var now = clock.instant();
        var sender = new WhatsAppSender(
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
    public Optional<WhatsAppSender> ofAddress(String senderId) {
        return Optional.ofNullable(byId.get(senderId));
    }

    Optional<WhatsAppSender> find(String accountSid, String sid) {
        return byId.values().stream()
                .filter(sender ->
                        sender.accountSid().equals(accountSid) && sender.sid().equals(sid))
                .findFirst();
    }

    WhatsAppSender change(WhatsAppSender sender, SenderForm form) {
        var changed = byId.computeIfPresent(
                sender.senderId(), (id, now) -> now.with(form.webhook(), form.profile(), clock.instant()));
        return changed == null ? sender : changed;
    }

    void delete(WhatsAppSender sender) {
        byId.remove(sender.senderId());
    }

    NavigableMap<Long, WhatsAppSender> ofAccount(String accountSid) {
        var senders = new ConcurrentSkipListMap<Long, WhatsAppSender>();
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
    public Class<WhatsAppSender> entryType() {
        return WhatsAppSender.class;
    }

    @Override
    public List<WhatsAppSender> entries() {
        return List.copyOf(byId.values());
    }

    @Override
    public void restore(List<WhatsAppSender> entries) {
        reset();
        for (var sender : entries) {
            byId.put(sender.senderId(), sender);
            sequence.accumulateAndGet(sender.sequence(), Math::max);
        }
    }
}

package io.switchboard.emulator.number;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.account.EmulatorSettings;
import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The store of all accounts' numbers. A number belongs to one account at a time. */
@Component
public class PhoneNumbers implements ResettableState, SavedState<PhoneNumber> {
    private final EmulatorSettings settings;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<String, PhoneNumber> byAddress = new ConcurrentHashMap<>();

    PhoneNumbers(EmulatorSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        reset();
    }

    /** Removes all numbers but the seeded ones, and the configuration of those. */
    @Override
    public void reset() {
        byAddress.clear();
        settings.accounts()
                .forEach(account ->
                        account.numbers().forEach(address -> buy(account.sid(), address, NumberType.of(address))));
    }

    /** Buys a number. Returns nothing if an account already owns it. */
    Optional<PhoneNumber> buy(String accountSid, String address, NumberType type) {
        var now = clock.instant();
        var number = new PhoneNumber(
                sequence.incrementAndGet(),
                SidGenerator.next("PN"),
                accountSid,
                address,
                type,
                address,
                Map.of(),
                Map.of(),
                now,
                now);
        return byAddress.putIfAbsent(address, number) == null ? Optional.of(number) : Optional.empty();
    }

    /**
     * Finds a number of any account.
     *
     * @param address the number in E.164, without a channel
     */
    public Optional<PhoneNumber> findByAddress(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    /** Finds a number of the account by its SID. */
    public Optional<PhoneNumber> find(String accountSid, String sid) {
        return byAddress.values().stream()
                .filter(number ->
                        number.accountSid().equals(accountSid) && number.sid().equals(sid))
                .findFirst();
    }

    PhoneNumber update(PhoneNumber number, NumberForm form) {
        var updated = byAddress.computeIfPresent(
                number.address(),
                (address, now) -> now.sid().equals(number.sid()) ? form.applyTo(now, clock.instant()) : now);
        return updated == null ? number : updated;
    }

    void release(PhoneNumber number) {
        byAddress.computeIfPresent(number.address(), (address, now) -> now.sid().equals(number.sid()) ? null : now);
    }

    NavigableMap<Long, PhoneNumber> ownedBy(String accountSid) {
        var owned = new ConcurrentSkipListMap<Long, PhoneNumber>();
        byAddress.values().stream()
                .filter(number -> number.accountSid().equals(accountSid))
                .forEach(number -> owned.put(number.sequence(), number));
        return owned;
    }

    @Override
    public String part() {
        return "numbers";
    }

    @Override
    public Class<PhoneNumber> entryType() {
        return PhoneNumber.class;
    }

    @Override
    public List<PhoneNumber> entries() {
        return List.copyOf(byAddress.values());
    }

    @Override
    public void restore(List<PhoneNumber> entries) {
        byAddress.clear();
        entries.forEach(entry -> {
            byAddress.put(entry.address(), entry);
            sequence.accumulateAndGet(entry.sequence(), Math::max);
        });
    }
}

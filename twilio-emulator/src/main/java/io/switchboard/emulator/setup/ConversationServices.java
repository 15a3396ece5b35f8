package io.switchboard.emulator.setup;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import io.switchboard.emulator.account.Account;
import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.rest.PageRequest;
import io.switchboard.emulator.rest.SidGenerator;
import io.switchboard.emulator.state.SavedState;
import org.springframework.stereotype.Component;

/** The Conversations Services of each account: the default one, which has its conversations, and those that were created. */
@Component
class ConversationServices implements ResettableState, SavedState<ConversationServices.Service> {
    private final Map<Long, Service> created = new ConcurrentSkipListMap<>();
    private final AtomicLong sequences = new AtomicLong(1);

    /**
     * A service.
     *
     * @param sequence its place in lists
     */
    record Service(long sequence, String sid, String accountSid, String friendlyName) implements PageRequest.Item {

        /** The service of a new account, whose SID is that of the account with other letters at the beginning. */
        static Service ofNew(Account account) {
            var sid = "IS" + account.sid().substring(2);
            return new Service(1, sid, account.sid(), "Default Conversations Service");
        }

        Map<String, Object> resource() {
            return Map.of(
                    "sid",
                    sid,
                    "account_sid",
                    accountSid,
                    "friendly_name",
                    friendlyName,
                    "url",
                    "https://conversations.twilio.com/v1/Services/" + sid);
        }
    }

    Service create(Account account, String friendlyName) {
        var sequence = sequences.incrementAndGet();
        var service = new Service(sequence, SidGenerator.next("IS"), account.sid(), friendlyName);
        created.put(sequence, service);
        return service;
    }

    NavigableMap<Long, Service> of(Account account) {
        var services = new TreeMap<>(Map.of(1L, Service.ofNew(account)));
        created.forEach((sequence, service) -> {
            if (service.accountSid().equals(account.sid())) {
                services.put(sequence, service);
            }
        });
        return services;
    }

    Optional<Service> find(Account account, String sid) {
        return of(account).values().stream()
                .filter(service -> service.sid().equals(sid))
                .findFirst();
    }

    /** Deletes a service that was created; returns false for any other. */
    boolean delete(Account account, String sid) {
        return created.values()
                .removeIf(service -> service.accountSid().equals(account.sid())
                        && service.sid().equals(sid));
    }

    @Override
    public void reset() {
        created.clear();
    }

    @Override
    public String part() {
        return "conversationServices";
    }

    @Override
    public Class<Service> entryType() {
        return Service.class;
    }

    @Override
    public List<Service> entries() {
        return List.copyOf(created.values());
    }

    @Override
    public void restore(List<Service> entries) {
        created.clear();
        entries.forEach(service -> created.put(service.sequence(), service));
        sequences.accumulateAndGet(
                entries.stream().mapToLong(Service::sequence).max().orElse(1), Math::max);
    }
}

package io.switchboard.emulator.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.springframework.stereotype.Component;

/** The addresses of an account's setup for which Conversations has a configuration, each as Twilio shows it. */
@Component
class ConversationAddresses {
    private final ConsoleSetups setups;

    ConversationAddresses(ConsoleSetups setups) {
        this.setups = setups;
    }

    /** Adds a configuration; returns false when its address has one. */
    synchronized boolean add(String accountSid, Map<String, Object> resource) {
        var all = all(accountSid);
        if (all.stream().anyMatch(known -> String.valueOf(known.get("address")).equals(resource.get("address")))) {
            return false;
        }
        all.add(resource);
        store(accountSid, all);
        return true;
    }

    Optional<Map<String, Object>> find(String accountSid, String sid) {
        return all(accountSid).stream()
                .filter(resource -> sid.equals(resource.get("sid")))
                .findFirst();
    }

    /** Changes the configuration; empty when there is none with this SID. */
    synchronized Optional<Map<String, Object>> change(
            String accountSid, String sid, UnaryOperator<Map<String, Object>> change) {
        var all = all(accountSid);
        all.replaceAll(resource -> sid.equals(resource.get("sid")) ? change.apply(resource) : resource);
        store(accountSid, all);
        return find(accountSid, sid);
    }

    synchronized boolean remove(String accountSid, String sid) {
        var all = all(accountSid);
        var isRemoved = all.removeIf(resource -> sid.equals(resource.get("sid")));
        store(accountSid, all);
        return isRemoved;
    }

    private List<Map<String, Object>> all(String accountSid) {
        var addresses = setups.of(accountSid).conversationAddresses();
        return addresses == null ? new ArrayList<>() : new ArrayList<>(addresses);
    }

    private void store(String accountSid, List<Map<String, Object>> addresses) {
        setups.change(accountSid, new ConsoleSetup(null, null, null, null, null, addresses, null));
    }
}

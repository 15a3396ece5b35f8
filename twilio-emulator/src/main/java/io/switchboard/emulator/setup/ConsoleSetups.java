package io.switchboard.emulator.setup;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/** The {@link ConsoleSetup} of each account. */
@Component
public class ConsoleSetups {
    private final Map<String, ConsoleSetup> byAccount = new ConcurrentHashMap<>();

    ConsoleSetup of(String accountSid) {
        return byAccount.getOrDefault(accountSid, ConsoleSetup.INITIAL);
    }

    ConsoleSetup change(String accountSid, ConsoleSetup changes) {
        return byAccount.merge(accountSid, ConsoleSetup.INITIAL.with(changes), (before, first) -> before.with(changes));
    }

    /** Restores the initial setup of all accounts. */
    public void reset() {
        byAccount.clear();
    }
}

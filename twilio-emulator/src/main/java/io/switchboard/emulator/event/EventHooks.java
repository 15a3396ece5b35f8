package io.switchboard.emulator.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where accounts want to be told of their events, as in Twilio's console. */
@Component
public class EventHooks {
    private final Map<String, Urls> byAccount = new ConcurrentHashMap<>();

    /**
     * One account's.
     *
     * @param conversations where Conversations' webhooks go, nowhere if absent
     * @param debugger where errors go; if absent, to where those of the main account go
     */
    public record Urls(
            @Nullable String conversations, @Nullable String debugger) {
        static final Urls NONE = new Urls(null, null);
    }

    public void set(String accountSid, Urls urls) {
        byAccount.put(accountSid, urls);
    }

    Urls of(String accountSid) {
        return byAccount.getOrDefault(accountSid, Urls.NONE);
    }

    /** Forgets them all. */
    public void reset() {
        byAccount.clear();
    }
}

package io.switchboard.emulator.event;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.switchboard.emulator.reset.ResettableState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The URLs to which the events of accounts are sent, as configured in Twilio's console. */
@Component
public class EventHooks implements ResettableState {
    private final Map<String, Urls> byAccount = new ConcurrentHashMap<>();

    /**
     * The URLs of one account.
     *
     * @param conversations the URL for webhooks of Conversations; none if absent
     * @param debugger the URL for errors; that of the main account if absent
     */
    public record Urls(
            @Nullable String conversations, @Nullable String debugger) {
        static final Urls NONE = new Urls(null, null);
    }

    public void set(String accountSid, Urls urls) {
        byAccount.put(accountSid, urls);
    }

    /** Returns the URL for webhooks of Conversations; null if the account has none. */
    public @Nullable String conversationsUrl(String accountSid) {
        return of(accountSid).conversations();
    }

    Urls of(String accountSid) {
        return byAccount.getOrDefault(accountSid, Urls.NONE);
    }

    /** Removes the URLs of all accounts. */
    @Override
    public void reset() {
        byAccount.clear();
    }
}

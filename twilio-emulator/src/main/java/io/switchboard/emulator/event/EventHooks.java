package io.switchboard.emulator.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.switchboard.emulator.reset.ResettableState;
import io.switchboard.emulator.state.SavedState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The URLs to which the events of accounts are sent, as configured in Twilio's console or by its API. */
@Component
public class EventHooks implements ResettableState, SavedState<EventHooks.Saved> {
    private final Map<String, String> debuggers = new ConcurrentHashMap<>();

    /** By the SID of an account or of its service. */
    private final Map<String, ConversationsHook> conversations = new ConcurrentHashMap<>();

    /**
     * The URLs of one account.
     *
     * @param conversations the URL for webhooks of Conversations; none if absent
     * @param debugger the URL for errors; that of the main account if absent
     */
    public record Urls(
            @Nullable String conversations, @Nullable String debugger) {}

    /**
     * An entry of the saved state.
     *
     * @param sid of an account or of its service
     */
    public record Saved(
            String sid,
            @Nullable ConversationsHook conversations,
            @Nullable String debugger) {}

    /** Sets both URLs; all events of Conversations are sent to theirs. */
    void set(String accountSid, Urls urls) {
        put(debuggers, accountSid, urls.debugger());
        put(
                conversations,
                accountSid,
                urls.conversations() == null ? null : ConversationsHook.ofAllEvents(urls.conversations()));
    }

    /** Returns the webhook of an account or a service. */
    public ConversationsHook conversations(String sid) {
        return conversations.getOrDefault(sid, ConversationsHook.NONE);
    }

    /** Changes the webhook of an account or a service. */
    public ConversationsHook change(String sid, UnaryOperator<ConversationsHook> change) {
        return conversations.compute(sid, (key, now) -> change.apply(now == null ? ConversationsHook.NONE : now));
    }

    /**
     * Returns the webhook that is called for an event: that of the service if it has one, else that of the account.
     *
     * @see <a href="https://www.twilio.com/docs/conversations-classic/api/per-service-webhook-resource">Webhooks of a service</a>
     */
    public Optional<ConversationsHook> calledFor(String eventType, String accountSid, String serviceSid) {
        var ofService = conversations(serviceSid);
        var hook = ofService.isConfigured() ? ofService : conversations(accountSid);
        return Optional.of(hook).filter(called -> called.isCalledFor(eventType));
    }

    Urls of(String accountSid) {
        var url = conversations(accountSid).postUrl();
        return new Urls(url.isEmpty() ? null : url, debuggers.get(accountSid));
    }

    private static <T> void put(Map<String, T> map, String key, @Nullable T value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    /** Removes the URLs of all accounts. */
    @Override
    public void reset() {
        debuggers.clear();
        conversations.clear();
    }

    @Override
    public String part() {
        return "eventHooks";
    }

    @Override
    public Class<Saved> entryType() {
        return Saved.class;
    }

    @Override
    public List<Saved> entries() {
        return Stream.concat(debuggers.keySet().stream(), conversations.keySet().stream())
                .distinct()
                .sorted()
                .map(sid -> new Saved(sid, conversations.get(sid), debuggers.get(sid)))
                .toList();
    }

    @Override
    public void restore(List<Saved> entries) {
        reset();
        entries.forEach(saved -> {
            put(conversations, saved.sid(), saved.conversations());
            put(debuggers, saved.sid(), saved.debugger());
        });
    }
}

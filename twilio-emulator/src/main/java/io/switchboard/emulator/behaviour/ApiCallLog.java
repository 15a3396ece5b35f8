package io.switchboard.emulator.behaviour;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.switchboard.emulator.reset.ResettableState;
import org.springframework.stereotype.Component;

/** Keeps the last 10,000 calls of the REST API. */
@Component
public class ApiCallLog implements ResettableState {
    private static final int KEPT = 10_000;

    private final Deque<ApiCall> calls = new ArrayDeque<>();

    /**
     * A call as received.
     *
     * @param target the path and query, not decoded
     * @param user the user of the basic authentication, an account's SID; empty without authentication
     * @param parameters the parameters of query and form, by name
     */
    public record ApiCall(String method, String target, String user, Map<String, List<String>> parameters) {}

    synchronized void add(ApiCall call) {
        calls.add(call);
        if (calls.size() > KEPT) {
            calls.remove();
        }
    }

    /** The calls, oldest first. */
    public synchronized List<ApiCall> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized void clear() {
        calls.clear();
    }
}

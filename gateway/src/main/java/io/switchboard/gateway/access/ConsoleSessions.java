package io.switchboard.gateway.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Limits the sessions of each person: a session over the limit ends that person's oldest, so that no person can use up
 * the sessions of the others.
 */
@Component
final class ConsoleSessions {

    static final int PER_PERSON = 20;

    private final Map<String, Deque<WebSession>> byPerson = new HashMap<>();

    Mono<Void> began(Authentication person, WebSession session) {
        return Mono.defer(() -> {
            var oldest = addAndTakeOldest(person.getName(), session);
            return oldest == null ? Mono.empty() : oldest.invalidate();
        });
    }

    private synchronized @Nullable WebSession addAndTakeOldest(String person, WebSession session) {
        forgetEnded();
        var sessions = byPerson.computeIfAbsent(person, first -> new ArrayDeque<>());
        sessions.add(session);
        return sessions.size() > PER_PERSON ? sessions.poll() : null;
    }

    private void forgetEnded() {
        for (var all = byPerson.values().iterator(); all.hasNext(); ) {
            var sessions = all.next();
            sessions.removeIf(WebSession::isExpired);
            if (sessions.isEmpty()) {
                all.remove();
            }
        }
    }
}

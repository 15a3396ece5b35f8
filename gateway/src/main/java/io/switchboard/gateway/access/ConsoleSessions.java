package io.switchboard.gateway.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Knows the console sessions of each person at this gateway, and limits them: a session over the limit ends that person's
 * oldest, so that no person can use up the sessions of the others.
 */
@Component
final class ConsoleSessions {

    static final int PER_PERSON = 20;

    private final Map<String, Deque<KnownSession>> byPerson = new HashMap<>();

    /**
     * A session with what a person knows it by.
     *
     * @param id names it to its person; the id in the cookie is a secret
     * @param userAgent the header of the browser that logged in; empty for none
     */
    record KnownSession(String id, WebSession session, String userAgent) {}

    Mono<Void> began(Authentication person, WebSession session, String userAgent) {
        return Mono.defer(() -> {
            var oldest = addAndTakeOldest(
                    person.getName(), new KnownSession(UUID.randomUUID().toString(), session, userAgent));
            return oldest == null ? Mono.empty() : oldest.session().invalidate();
        });
    }

    /** Returns the sessions of the person whose session this is, the oldest first; none for a session that no login began. */
    synchronized List<KnownSession> ofPersonOf(WebSession session) {
        forgetEnded();
        return byPerson.values().stream()
                .filter(sessions -> sessions.stream().anyMatch(known -> isSame(known, session)))
                .findFirst()
                .map(List::copyOf)
                .orElseGet(List::of);
    }

    static boolean isSame(KnownSession known, WebSession session) {
        return known.session().getId().equals(session.getId());
    }

    private synchronized @Nullable KnownSession addAndTakeOldest(String person, KnownSession session) {
        forgetEnded();
        var sessions = byPerson.computeIfAbsent(person, first -> new ArrayDeque<>());
        sessions.add(session);
        return sessions.size() > PER_PERSON ? sessions.poll() : null;
    }

    private void forgetEnded() {
        for (var all = byPerson.values().iterator(); all.hasNext(); ) {
            var sessions = all.next();
            sessions.removeIf(known -> known.session().isExpired());
            if (sessions.isEmpty()) {
                all.remove();
            }
        }
    }
}

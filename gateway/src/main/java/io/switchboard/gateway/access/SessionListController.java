package io.switchboard.gateway.access;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

import io.switchboard.gateway.access.ConsoleSessions.KnownSession;
import io.switchboard.web.ApiProblem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lists the console sessions of the person behind a session and ends them: those of this gateway, since each gateway has its
 * own. A caller with a token has none.
 */
@RestController
class SessionListController {

    private static final int LONGEST_BROWSER = 300;

    private final ConsoleSessions sessions;
    private final LoginAudit audit;

    SessionListController(ConsoleSessions sessions, LoginAudit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    record SessionList(List<ListedSession> items) {}

    /**
     * A session as its person sees it.
     *
     * @param id names the session; it opens nothing
     * @param browser the User-Agent of the browser that logged in; empty for none
     * @param usedAt the time of its last request
     * @param current whether the request was sent by this session
     */
    record ListedSession(String id, String browser, Instant begunAt, Instant usedAt, boolean current) {

        static ListedSession of(KnownSession known, WebSession current) {
            var browser = known.userAgent();
            return new ListedSession(
                    known.id(),
                    browser.length() <= LONGEST_BROWSER ? browser : browser.substring(0, LONGEST_BROWSER),
                    known.session().getCreationTime(),
                    known.session().getLastAccessTime(),
                    ConsoleSessions.isSame(known, current));
        }
    }

    @GetMapping("/session/list")
    SessionList list(WebSession current) {
        return new SessionList(sessions.ofPersonOf(current).stream()
                .map(known -> ListedSession.of(known, current))
                .toList());
    }

    @DeleteMapping("/session/list/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> end(@PathVariable String id, WebSession current, Authentication person, ServerWebExchange exchange) {
        return end(known -> known.id().equals(id), current, person, exchange)
                .filter(ended -> ended > 0)
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("session", id)))
                .then();
    }

    /** Ends all sessions of the person but the one that sends the request. */
    @DeleteMapping("/session/list")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> endOthers(WebSession current, Authentication person, ServerWebExchange exchange) {
        return end(known -> !ConsoleSessions.isSame(known, current), current, person, exchange)
                .then();
    }

    private Mono<Long> end(
            Predicate<KnownSession> wanted, WebSession current, Authentication person, ServerWebExchange exchange) {
        return Flux.fromIterable(sessions.ofPersonOf(current))
                .filter(wanted)
                .concatMap(known -> known.session()
                        .invalidate()
                        .doOnSuccess(ended -> audit.ended(exchange, person))
                        .thenReturn(known))
                .count();
    }
}

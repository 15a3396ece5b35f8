package io.switchboard.gateway.access;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps the issuer's public keys. A token with an unknown key id has them fetched again, but only once in some seconds:
 * anybody can make up key ids. Until then such a token is refused, and tokens with known keys never wait for a fetch.
 */
final class IssuerKeys {

    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Mono<String> fetch;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable Mono<JWKSet>> fetching = new AtomicReference<>();
    private final AtomicLong nextFetch;
    private volatile @Nullable JWKSet known;
    private volatile long knownSince;

    /**
     * @param fetch asks the issuer for its keys as JSON
     */
    IssuerKeys(Mono<String> fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
        this.nextFetch = new AtomicLong(nanoTime.getAsLong());
    }

    Flux<JWK> of(SignedJWT token) {
        JWKSelector selector = new JWKSelector(JWKMatcher.forJWSHeader(token.getHeader()));
        JWKSet now = known;
        if (now == null) {
            return fetched().flatMapIterable(selector::select);
        }
        if (nanoTime.getAsLong() - knownSince > FRESH.toNanos() && mayFetch()) {
            fetched().onErrorComplete().subscribe();
        }
        List<JWK> matching = selector.select(now);
        String keyId = token.getHeader().getKeyID();
        boolean isUnknown = keyId != null && now.getKeyByKeyId(keyId) == null;
        return isUnknown && mayFetch()
                ? fetched().onErrorReturn(now).flatMapIterable(selector::select)
                : Flux.fromIterable(matching);
    }

    private boolean mayFetch() {
        long now = nanoTime.getAsLong();
        long next = nextFetch.get();
        return now - next >= 0 && nextFetch.compareAndSet(next, now + BETWEEN_FETCHES.toNanos());
    }

    /** One request at a time, whose answer all that wait for it share. */
    private Mono<JWKSet> fetched() {
        return Mono.defer(() -> {
            Mono<JWKSet> underWay = fetching.get();
            if (underWay != null) {
                return underWay;
            }
            Mono<JWKSet> started = fetch.<JWKSet>handle((json, sink) -> {
                        try {
                            sink.next(JWKSet.parse(json));
                        } catch (ParseException e) {
                            sink.error(new IllegalStateException("The issuer's keys cannot be read", e));
                        }
                    })
                    .doOnNext(this::remember)
                    .doFinally(end -> fetching.set(null))
                    .cache();
            return fetching.compareAndSet(null, started) ? started : fetched();
        });
    }

    private void remember(JWKSet keys) {
        known = keys;
        knownSince = nanoTime.getAsLong();
    }
}

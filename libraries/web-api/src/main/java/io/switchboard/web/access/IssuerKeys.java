package io.switchboard.web.access;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the issuer's public keys. For a token with an unknown key id they are fetched again, but only once in five seconds,
 * since any client can invent key ids; until then such a token is rejected. Tokens with known keys never wait for a fetch.
 * Spring's own source makes them wait, because it holds a lock while it fetches.
 */
public final class IssuerKeys {

    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Supplier<CompletableFuture<String>> fetch;
    private final LongSupplier nanoTime;
    private final AtomicReference<@Nullable CompletableFuture<JWKSet>> fetching = new AtomicReference<>();
    private final AtomicLong nextFetch;
    private volatile @Nullable JWKSet known;
    private volatile long knownSince;

    /**
     * Creates an empty store, which fetches the keys for the first token.
     *
     * @param fetch asks the issuer for its keys as JSON
     * @param nanoTime a clock like {@link System#nanoTime}
     */
    public IssuerKeys(Supplier<CompletableFuture<String>> fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
        this.nextFetch = new AtomicLong(nanoTime.getAsLong());
    }

    /** The keys that may have signed a token; fails only while no keys are known and the issuer does not respond. */
    public CompletableFuture<List<JWK>> matching(JWKSelector selector) {
        var keys = known;
        if (keys == null) {
            return fetched().thenApply(selector::select);
        }
        if (nanoTime.getAsLong() - knownSince > FRESH.toNanos() && mayFetch()) {
            // When it fails, the keys that are known stay in force, and a later token tries again.
            var unused = fetched();
        }
        return isUnknown(selector, keys) && mayFetch()
                ? fetched().exceptionally(failure -> keys).thenApply(selector::select)
                : CompletableFuture.completedFuture(selector.select(keys));
    }

    private static boolean isUnknown(JWKSelector selector, JWKSet keys) {
        Set<String> ids = selector.getMatcher().getKeyIDs();
        return ids != null && ids.stream().allMatch(id -> keys.getKeyByKeyId(id) == null);
    }

    private boolean mayFetch() {
        var now = nanoTime.getAsLong();
        var next = nextFetch.get();
        return now - next >= 0 && nextFetch.compareAndSet(next, now + BETWEEN_FETCHES.toNanos());
    }

    /** Fetches the keys by one request at a time, whose response all waiting callers share. */
    private CompletableFuture<JWKSet> fetched() {
        var started = new CompletableFuture<JWKSet>();
        var pending = fetching.compareAndExchange(null, started);
        if (pending != null) {
            return pending;
        }
        var response = CompletableFuture.completedFuture("").thenCompose(empty -> fetch.get());
        var unused = response.thenApply(IssuerKeys::parse).whenComplete((keys, failure) -> {
            if (failure == null) {
                known = keys;
                knownSince = nanoTime.getAsLong();
            }
            fetching.set(null);
            if (failure == null) {
                started.complete(keys);
            } else {
                started.completeExceptionally(
                        failure instanceof CompletionException wrapped ? cause(wrapped) : failure);
            }
        });
        return started;
    }

    private static Throwable cause(CompletionException wrapped) {
        return wrapped.getCause() == null ? wrapped : wrapped.getCause();
    }

    private static JWKSet parse(String json) {
        try {
            return JWKSet.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("The issuer's keys cannot be read", e);
        }
    }
}

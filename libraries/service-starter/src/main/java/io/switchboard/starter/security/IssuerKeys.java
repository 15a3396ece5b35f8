package io.switchboard.starter.security;

import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the issuer's public keys. A token with an unknown key id has them fetched again, but only once in some seconds:
 * anybody can make up key ids. Until then such a token is refused. Tokens with known keys never wait for a fetch, which
 * is why Spring's own source, whose lock is held while it fetches, does not do.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Callable<String> fetch;
    private final LongSupplier nanoTime;
    private final ReentrantLock firstFetch = new ReentrantLock();
    private final AtomicLong nextFetch;
    private final AtomicBoolean isRefreshing = new AtomicBoolean();
    private volatile @Nullable JWKSet known;
    private volatile long knownSince;

    /**
     * @param fetch asks the issuer for its keys as JSON
     */
    IssuerKeys(Callable<String> fetch, LongSupplier nanoTime) {
        this.fetch = fetch;
        this.nanoTime = nanoTime;
        this.nextFetch = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var keys = known;
        if (keys == null) {
            return selector.select(firstKeys());
        }
        if (nanoTime.getAsLong() - knownSince > FRESH.toNanos() && mayFetch()) {
            refreshInBackground();
        }
        return selector.select(isUnknown(selector, keys) && mayFetch() ? fetchedOr(keys) : keys);
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

    /** Before there are any keys, each token needs them: one request fetches them, and the others wait for it. */
    private JWKSet firstKeys() throws KeySourceException {
        firstFetch.lock();
        try {
            var keys = known;
            return keys == null ? fetched() : keys;
        } finally {
            firstFetch.unlock();
        }
    }

    private JWKSet fetchedOr(JWKSet before) {
        try {
            return fetched();
        } catch (KeySourceException e) {
            return before;
        }
    }

    private void refreshInBackground() {
        if (isRefreshing.compareAndSet(false, true)) {
            Thread.ofVirtual().name("issuer-keys").start(() -> {
                try {
                    fetched();
                } catch (KeySourceException e) {
                    // The keys that are known stay in force; the next token after the pause tries again.
                } finally {
                    isRefreshing.set(false);
                }
            });
        }
    }

    private JWKSet fetched() throws KeySourceException {
        try {
            var keys = JWKSet.parse(fetch.call());
            known = keys;
            knownSince = nanoTime.getAsLong();
            return keys;
        } catch (ParseException e) {
            throw new RemoteKeySourceException("The issuer's keys cannot be read", e);
        } catch (Exception e) {
            throw new RemoteKeySourceException("The issuer's keys cannot be fetched", e);
        }
    }
}

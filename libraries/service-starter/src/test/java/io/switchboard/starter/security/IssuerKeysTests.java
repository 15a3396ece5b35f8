package io.switchboard.starter.security;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class IssuerKeysTests {

    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private volatile String published = json("first");
    private volatile boolean isAway;
    private final IssuerKeys keys = new IssuerKeys(this::fetch, now::get);

    @Test
    void aFloodOfMadeUpKeyIdsFetchesTheKeysOnceInSomeSeconds() throws Exception {
        assertThat(find("first")).isTrue();

        for (int i = 0; i < 1_000; i++) {
            assertThat(find("made-up-" + i)).isFalse();
            assertThat(find("first")).isTrue();
        }

        assertThat(fetches).hasValue(2);
        now.addAndGet(IssuerKeys.BETWEEN_FETCHES.toNanos());
        assertThat(find("made-up")).isFalse();
        assertThat(fetches).hasValue(3);
    }

    @Test
    void aNewKeyIsFound() throws Exception {
        assertThat(find("first")).isTrue();
        published = json("second");

        assertThat(find("second")).isTrue();
    }

    @Test
    void aTokenWithAKnownKeyDoesNotWaitForAFetch() throws Exception {
        assertThat(find("first")).isTrue();
        var fetching = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var hanging = new IssuerKeys(
                () -> {
                    if (fetches.incrementAndGet() > 2) {
                        fetching.countDown();
                        answer.await();
                    }
                    return published;
                },
                now::get);
        assertThat(find(hanging, "first")).isTrue();
        var unknown = Thread.ofVirtual().start(() -> {
            try {
                find(hanging, "made-up");
            } catch (KeySourceException e) {
                throw new IllegalStateException(e);
            }
        });
        fetching.await();

        assertThat(find(hanging, "first")).isTrue();

        answer.countDown();
        unknown.join();
    }

    @Test
    void keysThatAreKnownOutliveAnIssuerThatIsAway() throws Exception {
        assertThat(find("first")).isTrue();
        isAway = true;
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(find("first")).isTrue();
        assertThat(find("made-up")).isFalse();
    }

    @Test
    void anIssuerThatIsAwayAtFirstIsAskedAgain() throws Exception {
        isAway = true;
        assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);

        isAway = false;

        assertThat(find("first")).isTrue();
    }

    private boolean find(String keyId) throws KeySourceException {
        return find(keys, keyId);
    }

    private static boolean find(IssuerKeys keys, String keyId) throws KeySourceException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build();
        return !keys.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null).isEmpty();
    }

    private String fetch() throws IOException {
        fetches.incrementAndGet();
        if (isAway) {
            throw new IOException("away");
        }
        return published;
    }

    private static String json(String keyId) {
        try {
            OctetSequenceKey key =
                    new OctetSequenceKeyGenerator(256).keyID(keyId).generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

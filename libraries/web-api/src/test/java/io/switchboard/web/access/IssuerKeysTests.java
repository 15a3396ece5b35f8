package io.switchboard.web.access;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class IssuerKeysTests {

    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private CompletableFuture<String> answer = CompletableFuture.completedFuture(json("first"));
    private final IssuerKeys keys = new IssuerKeys(this::fetch, now::get);

    @Test
    void aFloodOfMadeUpKeyIdsFetchesTheKeysOnceInSomeSeconds() {
        assertThat(find("first")).isTrue();

        for (var i = 0; i < 1_000; i++) {
            assertThat(find("made-up-" + i)).isFalse();
            assertThat(find("first")).isTrue();
        }

        assertThat(fetches).hasValue(2);
        now.addAndGet(IssuerKeys.BETWEEN_FETCHES.toNanos());
        assertThat(find("made-up")).isFalse();
        assertThat(fetches).hasValue(3);
    }

    @Test
    void aNewKeyIsFound() {
        assertThat(find("first")).isTrue();
        answer = CompletableFuture.completedFuture(json("second"));

        assertThat(find("second")).isTrue();
    }

    @Test
    void aTokenWithAKnownKeyDoesNotWaitForAFetch() {
        assertThat(find("first")).isTrue();
        answer = new CompletableFuture<>();
        var unknown = keys.matching(selector("made-up"));

        assertThat(find("first")).isTrue();

        assertThat(unknown).isNotDone();
        answer.complete(json("first"));
        assertThat(unknown).isCompletedWithValueMatching(found -> found.isEmpty());
    }

    @Test
    void tokensThatWaitForTheFirstKeysShareOneFetch() {
        answer = new CompletableFuture<>();
        var one = keys.matching(selector("first"));
        var another = keys.matching(selector("first"));

        answer.complete(json("first"));

        assertThat(one).isCompletedWithValueMatching(found -> found.size() == 1);
        assertThat(another).isCompletedWithValueMatching(found -> found.size() == 1);
        assertThat(fetches).hasValue(1);
    }

    @Test
    void keysThatAreKnownOutliveAnIssuerThatIsAway() {
        assertThat(find("first")).isTrue();
        answer = CompletableFuture.failedFuture(new IOException("away"));
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(find("first")).isTrue();
        now.addAndGet(IssuerKeys.BETWEEN_FETCHES.toNanos());
        assertThat(find("made-up")).isFalse();
    }

    @Test
    void anIssuerThatIsAwayAtFirstIsAskedAgain() {
        answer = CompletableFuture.failedFuture(new IOException("away"));
        assertThatThrownBy(() -> find("first")).hasRootCauseMessage("away");

        answer = CompletableFuture.completedFuture(json("first"));

        assertThat(find("first")).isTrue();
    }

    @Test
    void aResponseThatIsNoKeySetIsAFailureAndAskedForAgain() {
        answer = CompletableFuture.completedFuture("no keys");
        assertThatThrownBy(() -> find("first")).hasMessageContaining("cannot be read");

        answer = CompletableFuture.completedFuture(json("first"));

        assertThat(find("first")).isTrue();
    }

    private boolean find(String keyId) {
        return !keys.matching(selector(keyId)).join().isEmpty();
    }

    private static JWKSelector selector(String keyId) {
        return new JWKSelector(JWKMatcher.forJWSHeader(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build()));
    }

    private CompletableFuture<String> fetch() {
        fetches.incrementAndGet();
        return answer;
    }

    private static String json(String keyId) {
        try {
            JWK key = new OctetSequenceKeyGenerator(256).keyID(keyId).generate();
            return new JWKSet(key).toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

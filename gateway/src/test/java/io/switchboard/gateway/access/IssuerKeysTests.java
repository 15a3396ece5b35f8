package io.switchboard.gateway.access;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class IssuerKeysTests {

    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private Mono<String> answer = Mono.just(json("first"));
    private final IssuerKeys keys = new IssuerKeys(
            Mono.defer(() -> {
                fetches.incrementAndGet();
                return answer;
            }),
            now::get);

    @Test
    void aFloodOfMadeUpKeyIdsFetchesTheKeysOnceInSomeSeconds() {
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
    void aNewKeyIsFound() {
        assertThat(find("first")).isTrue();
        answer = Mono.just(json("second"));

        assertThat(find("second")).isTrue();
    }

    @Test
    void aTokenWithAKnownKeyDoesNotWaitForAFetch() {
        assertThat(find("first")).isTrue();
        Sinks.One<String> hanging = Sinks.one();
        answer = hanging.asMono();
        AtomicInteger answered = new AtomicInteger();
        keys.of(token("made-up")).hasElements().subscribe(found -> answered.incrementAndGet());

        assertThat(find("first")).isTrue();
        assertThat(answered).hasValue(0);
        hanging.tryEmitValue(json("first")).orThrow();
        assertThat(answered).hasValue(1);
    }

    @Test
    void keysThatAreKnownOutliveAnIssuerThatIsAway() {
        assertThat(find("first")).isTrue();
        answer = Mono.error(new IOException("away"));
        now.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(find("first")).isTrue();
        now.addAndGet(IssuerKeys.BETWEEN_FETCHES.toNanos());
        assertThat(find("made-up")).isFalse();
    }

    @Test
    void anIssuerThatIsAwayAtFirstIsAskedAgain() {
        answer = Mono.error(new IllegalStateException("away"));
        assertThatThrownBy(() -> find("first")).hasMessageContaining("away");

        answer = Mono.just(json("first"));

        assertThat(find("first")).isTrue();
    }

    private boolean find(String keyId) {
        return Boolean.TRUE.equals(keys.of(token(keyId)).hasElements().block(Duration.ofSeconds(5)));
    }

    private static SignedJWT token(String keyId) {
        try {
            String header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID(keyId)
                    .build()
                    .toBase64URL()
                    .toString();
            return SignedJWT.parse(header + ".e30.AAAA");
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(String keyId) {
        try {
            return new JWKSet(new OctetSequenceKeyGenerator(256).keyID(keyId).generate()).toString(false);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

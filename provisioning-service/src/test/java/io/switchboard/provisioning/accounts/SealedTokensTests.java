package io.switchboard.provisioning.accounts;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.directory.TokenCipher;
import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealedTokensTests {

    private static final String SID = "AC000000000000000000000000000000d1";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final SealedTokens first = SealedTokens.first(SID, "one", cipher);

    @Test
    void aTokenThatStayedIsNotSealedAgain() {
        assertThat(first.now(SID, "one", cipher, NOW, HOUR)).isEqualTo(first);
    }

    @Test
    void theOneBeforeCountsForAsLongAsIsSet() {
        var rotated = first.now(SID, "two", cipher, NOW, HOUR);

        assertThat(cipher.open(SID, rotated.current())).isEqualTo("two");
        assertThat(rotated.previous()).isEqualTo(first.current());
        assertThat(rotated.previousUntil()).isEqualTo(NOW.plus(HOUR));
        assertThat(rotated.now(SID, "two", cipher, NOW.plus(HOUR).minusMillis(1), HOUR))
                .isEqualTo(rotated);
        assertThat(rotated.now(SID, "two", cipher, NOW.plus(HOUR), HOUR))
                .isEqualTo(new SealedTokens(rotated.current(), null, null));
    }

    @Test
    void theEndIsDecidedOnceWithTheRotation() {
        var rotated = first.now(SID, "two", cipher, NOW, HOUR);

        var later = rotated.now(SID, "two", cipher, NOW.plusSeconds(60), Duration.ofDays(1));

        assertThat(later.previousUntil()).isEqualTo(NOW.plus(HOUR));
    }

    @Test
    void ofTwoRotationsInARowTheLastOneCounts() {
        var second = first.now(SID, "two", cipher, NOW, HOUR);

        var third = second.now(SID, "three", cipher, NOW.plusSeconds(60), HOUR);

        assertThat(third.previous()).isEqualTo(second.current());
        assertThat(third.previousUntil()).isEqualTo(NOW.plusSeconds(60).plus(HOUR));
    }

    @Test
    void aTokenOfALostKeysetIsSealedAgain() {
        var other = TokenCipher.of(TestKeyset.generate());

        var resealed = first.now(SID, "one", other, NOW, HOUR);

        assertThat(other.open(SID, resealed.current())).isEqualTo("one");
        assertThat(resealed.previous()).isNull();
    }
}

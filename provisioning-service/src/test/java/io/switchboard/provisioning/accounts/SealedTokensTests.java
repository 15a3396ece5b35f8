package io.switchboard.provisioning.accounts;

import java.time.Duration;
import java.time.Instant;

import io.switchboard.directory.TokenCipher;
import io.switchboard.provisioning.Keysets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealedTokensTests {

    private static final String SID = "AC000000000000000000000000000000d1";
    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    private final TokenCipher cipher = TokenCipher.of(Keysets.generate());
    private final SealedTokens first = SealedTokens.first(SID, "one", cipher);

    @Test
    void aTokenThatStayedIsNotSealedAgain() {
        assertThat(first.now(SID, "one", cipher, NOW)).isEqualTo(first);
    }

    @Test
    void theOneBeforeCountsForADay() {
        var rotated = first.now(SID, "two", cipher, NOW);

        assertThat(cipher.open(SID, rotated.current())).isEqualTo("two");
        assertThat(rotated.previous()).isEqualTo(first.current());
        assertThat(rotated.now(SID, "two", cipher, NOW.plus(Duration.ofHours(23))))
                .isEqualTo(rotated);
        assertThat(rotated.now(SID, "two", cipher, NOW.plus(Duration.ofHours(25)))
                        .previous())
                .isNull();
    }

    @Test
    void aTokenOfALostKeysetIsSealedAnewAndForgotten() {
        var other = TokenCipher.of(Keysets.generate());

        var resealed = first.now(SID, "one", other, NOW);

        assertThat(other.open(SID, resealed.current())).isEqualTo("one");
        assertThat(resealed.previous()).isNull();
    }
}

package io.switchboard.directory;

import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokenCipherTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";

    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());

    @Test
    void opensWhatItSealed() {
        var sealed = cipher.seal(ACCOUNT, "a token");

        assertThat(sealed).doesNotContain("token").isNotEqualTo(cipher.seal(ACCOUNT, "a token"));
        assertThat(cipher.open(ACCOUNT, sealed)).isEqualTo("a token");
    }

    @Test
    void refusesATokenSealedForAnotherAccount() {
        var sealed = cipher.seal(ACCOUNT, "a token");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> cipher.open("AC000000000000000000000000000000d2", sealed))
                .withMessageContaining("another keyset");
    }

    @Test
    void refusesATokenSealedWithAnotherKeyset() {
        var foreign = TokenCipher.of(TestKeyset.generate()).seal(ACCOUNT, "a token");

        assertThatIllegalArgumentException().isThrownBy(() -> cipher.open(ACCOUNT, foreign));
    }

    @Test
    void refusesAnInvalidKeysetWithoutRepeatingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenCipher.of("not-a-keyset"))
                .withMessageContaining("SWITCHBOARD_KEYSET")
                .withMessageNotContaining("not-a-keyset");
    }
}

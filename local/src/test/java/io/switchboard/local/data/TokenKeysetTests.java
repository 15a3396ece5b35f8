package io.switchboard.local.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TokenKeysetTests {

    @TempDir
    Path data;

    @Test
    void isGeneratedOnceAndKept() {
        var first = TokenKeyset.in(data);

        assertThat(TokenKeyset.in(data)).isEqualTo(first);
    }

    @Test
    void encryptsAndDecrypts() throws Exception {
        var aead = TinkJsonProtoKeysetFormat.parseKeyset(
                        TokenKeyset.in(data), AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(AeadConfig2026.get(), Aead.class);

        var sealed = aead.encrypt(new byte[] {1, 2, 3}, new byte[0]);

        assertThat(aead.decrypt(sealed, new byte[0])).containsExactly(1, 2, 3);
    }

    @Test
    void onlyItsOwnerReadsIt() throws Exception {
        TokenKeyset.in(data);

        assertThat(Files.getPosixFilePermissions(data.resolve("keyset.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void anOlderOneThatOthersCouldReadIsClosedToThem() throws Exception {
        var keyset = TokenKeyset.in(data);
        Files.setPosixFilePermissions(data.resolve("keyset.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(TokenKeyset.in(data)).isEqualTo(keyset);

        assertThat(Files.getPosixFilePermissions(data.resolve("keyset.json")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}

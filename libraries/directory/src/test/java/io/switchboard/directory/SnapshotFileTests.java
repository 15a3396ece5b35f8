package io.switchboard.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.switchboard.events.Topics;
import io.switchboard.testing.TestKeyset;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotFileTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String ADDRESS = "+15005550006";
    private static final String TOKEN = "5f0c2b7f-the-token-in-the-clear";
    private static final Instant WRITTEN = Instant.parse("2026-11-21T09:30:00.123Z");

    private final TokenCipher cipher = TokenCipher.of(TestKeyset.generate());
    private final DirectoryTables entries = new DirectoryTables(cipher);
    private final Path folder;
    private final SnapshotFile file;

    SnapshotFileTests(@TempDir Path parent) {
        folder = parent.resolve("ingress/directory");
        file = new SnapshotFile(folder);
    }

    @BeforeEach
    void know() {
        entries.accept(Topics.ACCOUNTS.name(), ACCOUNT, Samples.account(cipher, ACCOUNT, "demo", TOKEN));
        entries.accept(Topics.NUMBERS.name(), ADDRESS, Samples.number(ADDRESS, "demo"));
        entries.positions().put(new TopicPartition(Topics.ACCOUNTS.name(), 0), 17L);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        file.write(entries, WRITTEN);

        var snapshot = file.read(cipher);

        assertThat(snapshot.written()).isEqualTo(WRITTEN);
        assertThat(snapshot.unreadable()).isZero();
        assertThat(snapshot.tables().account(ACCOUNT).orElseThrow().authToken()).isEqualTo(TOKEN);
        assertThat(snapshot.tables().number(ADDRESS)).isEqualTo(entries.number(ADDRESS));
        assertThat(snapshot.tables().numbersOf("demo")).hasSize(1);
        assertThat(snapshot.tables().positions()).isEqualTo(entries.positions());
    }

    @Test
    void keepsRecordsAsTheyCame() throws Exception {
        var asItCame = "{ \"unknown\" : 1,\n\"address\":\"+1\", \"tenantId\": \"demo\"}".getBytes(UTF_8);
        entries.accept(Topics.NUMBERS.name(), "+1", asItCame);

        file.write(entries, WRITTEN);

        assertThat(Files.readString(file.path(), StandardCharsets.ISO_8859_1))
                .contains(new String(asItCame, StandardCharsets.ISO_8859_1));
    }

    @Test
    void holdsNoTokenInTheClear() throws Exception {
        file.write(entries, WRITTEN);

        assertThat(everythingOnDisk()).contains(ACCOUNT).doesNotContain(TOKEN);
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        file.write(entries, WRITTEN);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void isReplacedAsAWhole() throws Exception {
        file.write(entries, WRITTEN);
        entries.accept(Topics.ACCOUNTS.name(), ACCOUNT, null);

        file.write(entries, WRITTEN.plusSeconds(1));

        assertThat(file.read(cipher).tables().account(ACCOUNT)).isEmpty();
        assertThat(filesOnDisk()).containsExactly("directory");
    }

    @Test
    void aCrashBeforeTheReplacementLeavesTheSnapshotBefore(@TempDir Path elsewhere) throws Exception {
        file.write(entries, WRITTEN);
        entries.accept(Topics.ACCOUNTS.name(), ACCOUNT, null);
        var newer = new SnapshotFile(elsewhere);
        newer.write(entries, WRITTEN.plusSeconds(1));
        Files.copy(newer.path(), folder.resolve("directory123.tmp"));

        file.clean();

        assertThat(file.read(cipher).tables().account(ACCOUNT)).isPresent();
        assertThat(filesOnDisk()).containsExactly("directory");
    }

    @Test
    void aCrashInTheFirstWritingLeavesNone() throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("directory123.tmp"), "switchboard dir");

        file.clean();

        assertThatThrownBy(() -> file.read(cipher)).isInstanceOf(NoSuchFileException.class);
        assertThat(filesOnDisk()).isEmpty();
    }

    @Test
    void refusesASnapshotThatWasCutAnywhere() throws Exception {
        file.write(entries, WRITTEN);
        var whole = Files.readAllBytes(file.path());

        for (var length = 0; length < whole.length; length++) {
            Files.write(file.path(), Arrays.copyOf(whole, length));
            assertThatIOException().as("%d bytes", length).isThrownBy(() -> file.read(cipher));
        }
    }

    @Test
    void refusesASnapshotWithAnyByteDamaged() throws Exception {
        file.write(entries, WRITTEN);
        var whole = Files.readAllBytes(file.path());

        for (var at = 0; at < whole.length; at++) {
            var damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(file.path(), damaged);
            assertThatIOException().as("byte %d", at).isThrownBy(() -> file.read(cipher));
        }
    }

    static final Map<String, byte[]> GARBAGE = Map.of(
            "empty", new byte[0],
            "text", "something else altogether, but long enough to hold a header".getBytes(UTF_8),
            "zeros", new byte[10_000],
            "random", random(10_000),
            "another version", "switchboard directory, version 2\n and so on and on".getBytes(UTF_8),
            "version only", "switchboard directory, version 1\n".getBytes(UTF_8),
            "random after the version", join("switchboard directory, version 1\n".getBytes(UTF_8), random(10_000)),
            "ones after the version", join("switchboard directory, version 1\n".getBytes(UTF_8), ones(10_000)));

    static final Set<String> KINDS_OF_GARBAGE = GARBAGE.keySet();

    @ParameterizedTest
    @FieldSource("KINDS_OF_GARBAGE")
    void refusesGarbage(String kind) throws Exception {
        Files.createDirectories(folder);
        Files.write(file.path(), GARBAGE.getOrDefault(kind, new byte[0]));

        assertThatIOException().isThrownBy(() -> file.read(cipher));
    }

    @Test
    void refusesAFolderInItsPlace() throws Exception {
        Files.createDirectories(file.path());

        assertThatIOException().isThrownBy(() -> file.read(cipher));
    }

    @Test
    void readsTheRestWhenTokensWereSealedWithAnotherKeyset() throws Exception {
        file.write(entries, WRITTEN);

        var snapshot = file.read(TokenCipher.of(TestKeyset.generate()));

        assertThat(snapshot.unreadable()).isEqualTo(1);
        assertThat(snapshot.reason()).contains(ACCOUNT, "another keyset");
        assertThat(snapshot.tables().account(ACCOUNT)).isEmpty();
        assertThat(snapshot.tables().number(ADDRESS)).isPresent();
    }

    @Test
    void losesNothingToAWrongKeyset() throws Exception {
        file.write(entries, WRITTEN);
        var wrong = file.read(TokenCipher.of(TestKeyset.generate())).tables();

        file.write(wrong, WRITTEN.plusSeconds(1));

        assertThat(file.read(cipher).tables().account(ACCOUNT)).isEqualTo(entries.account(ACCOUNT));
    }

    private String everythingOnDisk() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var each : files.toList()) {
                all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private List<String> filesOnDisk() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    private static byte[] ones(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 1);
        return bytes;
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

package io.switchboard.directory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import io.switchboard.directory.DirectoryState.Source;
import io.switchboard.testing.TestKeyset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A directory with a snapshot on disk, which was stopped and is started again. */
class RestartedDirectoryTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String ADDRESS = "+15005550006";

    private final FakeTopics topics = new FakeTopics();
    private final Path folder;
    private KafkaDirectory directory;

    RestartedDirectoryTests(@TempDir Path folder) {
        this.folder = folder;
        directory = unstarted(topics.cipher);
    }

    @BeforeEach
    void runOnce() throws Exception {
        topics.account(ACCOUNT, "demo", "token");
        topics.number(ADDRESS, "demo");
        topics.number("+15005550007", "demo");
        startAndCatchUp();
        directory.close();
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void answersFromItsSnapshotWhileKafkaIsAway() {
        topics.goAway();

        start();

        assertThat(directory.isLoaded()).isTrue();
        assertThat(directory.isCaughtUp()).isFalse();
        assertThat(directory.account(ACCOUNT).orElseThrow().authToken()).isEqualTo("token");
        assertThat(directory.number(ADDRESS).orElseThrow().tenantId()).isEqualTo("demo");
        assertThat(directory.numbersOf("demo")).hasSize(2);
        assertThat(directory.state()).satisfies(state -> {
            assertThat(state.source()).isEqualTo(Source.DISK);
            assertThat(state.accounts()).isEqualTo(1);
            assertThat(state.numbers()).isEqualTo(2);
            assertThat(state.snapshotAt()).isNotNull();
        });
    }

    @Test
    void catchesUpWhenKafkaIsBack() {
        topics.goAway();
        start();

        topics.number("+15005550008", "demo");
        topics.comeBack();

        await().until(directory::isCaughtUp);
        assertThat(directory.numbersOf("demo")).hasSize(3);
        assertThat(directory.state().source()).isEqualTo(Source.KAFKA);
    }

    @Test
    void forgetsRecordsThatWereDeletedAndCompactedAway() throws Exception {
        topics.deleteNumber(ADDRESS);
        topics.account("AC2", "other", "token");
        topics.deleteAccount(ACCOUNT);
        topics.compact();

        startAndCatchUp();

        assertThat(directory.number(ADDRESS)).isEmpty();
        assertThat(directory.account(ACCOUNT)).isEmpty();
        assertThat(directory.account("AC2")).isPresent();
        assertThat(directory.numbersOf("demo")).hasSize(1);
    }

    @Test
    void forgetsTheLastOneTooWhileItsDeletionIsOnTheTopic() throws Exception {
        topics.deleteAccount(ACCOUNT);

        startAndCatchUp();

        assertThat(directory.account(ACCOUNT)).isEmpty();
    }

    @Test
    void hasNoHoleWhileItReadsAgain() throws Exception {
        for (var i = 0; i < 500; i++) {
            topics.number("+1500556%04d".formatted(i), "demo");
        }
        topics.allow(0);
        start();
        var reading = new AtomicBoolean(true);

        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var lookups = others.submit(() -> {
                while (reading.get()) {
                    assertThat(directory.isLoaded()).isTrue();
                    assertThat(directory.account(ACCOUNT)).isPresent();
                    assertThat(directory.number(ADDRESS)).isPresent();
                    assertThat(directory.numbersOf("demo")).hasSizeGreaterThanOrEqualTo(2);
                }
                return true;
            });
            while (!directory.isCaughtUp()) {
                topics.allow(1);
            }
            reading.set(false);
            assertThat(lookups.get()).isTrue();
        }
        assertThat(directory.numbersOf("demo")).hasSize(502);
    }

    @Test
    void keepsKnownRecordsThroughRestartsWhileKafkaIsEmpty() throws Exception {
        topics.makeAnew();

        for (var start = 0; start < 3; start++) {
            startAndCatchUp();
            assertThat(directory.account(ACCOUNT)).isPresent();
            assertThat(directory.number(ADDRESS)).isPresent();
            directory.close();
        }
    }

    @Test
    void keepsKnownRecordsWhileANewKafkaIsFilled() throws Exception {
        topics.makeAnew();
        topics.number("+15005550008", "demo");

        startAndCatchUp();

        assertThat(directory.account(ACCOUNT)).isPresent();
        assertThat(directory.numbersOf("demo")).hasSize(3);
        topics.deleteNumber(ADDRESS);
        await().until(() -> directory.number(ADDRESS).isEmpty());
    }

    @Test
    void believesTheNewKafkaFromTheNextStartOn() throws Exception {
        topics.makeAnew();
        topics.account(ACCOUNT, "demo", "token");
        topics.number(ADDRESS, "demo");
        startAndCatchUp();
        directory.close();

        startAndCatchUp();

        assertThat(directory.numbersOf("demo")).hasSize(1);
    }

    @Test
    void keepsWhatItKnowsOfATopicWhoseRecordsExpired() throws Exception {
        topics.expire();

        startAndCatchUp();

        assertThat(directory.account(ACCOUNT)).isPresent();
        assertThat(directory.numbersOf("demo")).hasSize(2);
    }

    @Test
    void isNotLoadedByASnapshotWhoseTokensItCannotOpen() {
        topics.goAway();

        directory = unstarted(TokenCipher.of(TestKeyset.generate()));
        directory.start();

        assertThat(directory.isLoaded()).isFalse();
    }

    @Test
    void keepsASnapshotWhoseTokensItCannotOpen() throws Exception {
        topics.makeAnew();
        directory = unstarted(TokenCipher.of(TestKeyset.generate()));
        directory.start();
        assertThat(directory.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
        directory.close();
        topics.goAway();

        start();

        assertThat(directory.account(ACCOUNT)).isPresent();
    }

    @Test
    void startsWithKafkaAloneWhenTheSnapshotIsGarbage() throws Exception {
        Files.writeString(folder.resolve("directory"), "garbage");

        startAndCatchUp();

        assertThat(directory.account(ACCOUNT)).isPresent();
        directory.close();
        topics.goAway();
        start();
        assertThat(directory.isLoaded()).isTrue();
    }

    @Test
    void writesWhatChangedLast() throws Exception {
        startAndCatchUp();
        topics.deleteNumber(ADDRESS);
        await().until(() -> directory.number(ADDRESS).isEmpty());
        directory.close();
        topics.goAway();

        start();

        assertThat(directory.number(ADDRESS)).isEmpty();
    }

    @Test
    void leavesNoThreadWhenClosed() throws Exception {
        startAndCatchUp();

        directory.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(each -> each.startsWith("directory"));
    }

    private void start() {
        directory = unstarted(topics.cipher);
        directory.start();
    }

    private void startAndCatchUp() throws InterruptedException {
        start();
        assertThat(directory.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
    }

    private KafkaDirectory unstarted(TokenCipher cipher) {
        return new KafkaDirectory(topics::consumer, cipher, folder);
    }
}

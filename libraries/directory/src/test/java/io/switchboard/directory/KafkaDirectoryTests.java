package io.switchboard.directory;

import java.time.Duration;

import io.switchboard.directory.DirectoryState.Source;
import io.switchboard.events.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The directory over Kafka alone. */
class KafkaDirectoryTests {

    private static final String ACCOUNT = "AC000000000000000000000000000000d1";
    private static final String ADDRESS = "+15005550006";

    private final FakeTopics topics = new FakeTopics();
    private final KafkaDirectory directory = new KafkaDirectory(topics::consumer, topics.cipher, null);

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void knowsNothingBeforeItHasReadAll() throws Exception {
        topics.account(ACCOUNT, "demo", "token");
        topics.number(ADDRESS, "demo");
        topics.allow(1);

        directory.start();

        assertThat(directory.awaitCaughtUp(Duration.ofMillis(50))).isFalse();
        assertThat(directory.isLoaded()).isFalse();
        assertThat(directory.account(ACCOUNT)).isEmpty();

        topics.allow(10);

        assertThat(directory.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
        assertThat(directory.isLoaded()).isTrue();
        assertThat(directory.account(ACCOUNT)).isPresent();
        assertThat(directory.number(ADDRESS)).isPresent();
        assertThat(directory.state()).isEqualTo(new DirectoryState(Source.KAFKA, 1, 1, null));
    }

    @Test
    void followsChanges() throws Exception {
        start();

        topics.account(ACCOUNT, "demo", "token");
        await().until(() -> directory.account(ACCOUNT).isPresent());
        topics.deleteAccount(ACCOUNT);
        await().until(() -> directory.account(ACCOUNT).isEmpty());
    }

    @Test
    void keepsAnsweringWithoutKafkaAndForgetsWhatWasDeletedMeanwhile() throws Exception {
        topics.account(ACCOUNT, "demo", "token");
        topics.number(ADDRESS, "demo");
        topics.number("+15005550007", "demo");
        start();

        topics.goAway();
        topics.deleteNumber(ADDRESS);
        topics.compact();
        assertThat(directory.number(ADDRESS)).isPresent();
        topics.comeBack();

        await().until(() -> directory.number(ADDRESS).isEmpty());
        assertThat(directory.numbersOf("demo")).hasSize(1);
        assertThat(directory.account(ACCOUNT)).isPresent();
    }

    @Test
    void staysCaughtUpWhenKafkaGoesAway() throws Exception {
        start();

        topics.goAway();

        assertThat(directory.isCaughtUp()).isTrue();
    }

    @Test
    void keepsWhatItKnowsWhenARecordCannotBeReadAlsoInTheNextReading() throws Exception {
        topics.account(ACCOUNT, "demo", "token");
        start();
        topics.append(Topics.ACCOUNTS.name(), ACCOUNT, "{".getBytes(UTF_8));
        topics.number("+15005550007", "demo");
        await().until(() -> directory.number("+15005550007").isPresent());

        topics.goAway();
        topics.compact();
        topics.number("+15005550008", "demo");
        topics.comeBack();

        await().until(() -> directory.number("+15005550008").isPresent());
        assertThat(directory.account(ACCOUNT).orElseThrow().authToken()).isEqualTo("token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "<a/>",
                "{",
                "{}",
                "{\"tenantId\":null}",
                "{\"tenantId\":[\"demo\"],\"sealedAuthToken\":{}}",
                "{\"tenantId\":\"demo\",\"sealedAuthToken\":\"\\ud800\",\"address\":\"\\udc00\"}",
                "{\"tenantId\":\"demo\",\"sealedAuthToken\":\"AAAA\",\"previousAuthTokenUntil\":\"+999999999999\"}",
                "{\"tenantId\":\"demo\",\"address\":\"+15005550006\",\"voicePlan\":DEEP}"
            })
    void aHostileRecordStopsNoOther(String value) throws Exception {
        var record = value.replace("DEEP", "[".repeat(100_000)).getBytes(UTF_8);
        start();
        topics.account(ACCOUNT, "demo", "token");

        for (var topic : DirectoryTables.TOPICS) {
            topics.append(topic, ACCOUNT, record);
            topics.append(topic, "+15005550007", record);
            topics.append(topic, "\uD800|\n", record);
            topics.append(topic, "", record);
        }
        topics.number(ADDRESS, "demo");

        await().until(() -> directory.number(ADDRESS).isPresent());
        assertThat(directory.account(ACCOUNT).orElseThrow().authToken()).isEqualTo("token");
        assertThat(directory.isCaughtUp()).isTrue();
    }

    @Test
    void keepsWhatItKnowsWhenKafkaComesBackEmpty() throws Exception {
        topics.account(ACCOUNT, "demo", "token");
        topics.number(ADDRESS, "demo");
        start();

        topics.goAway();
        topics.makeAnew();
        topics.comeBack();
        topics.number("+15005550007", "demo");

        await().until(() -> directory.number("+15005550007").isPresent());
        assertThat(directory.account(ACCOUNT)).isPresent();
        assertThat(directory.number(ADDRESS)).isPresent();

        topics.deleteNumber(ADDRESS);
        await().until(() -> directory.number(ADDRESS).isEmpty());
    }

    @Test
    void leavesNoThreadWhenClosed() throws Exception {
        start();

        directory.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(each -> each.startsWith("directory"));
    }

    @Test
    void closesWhileItWaitsForKafka() {
        topics.goAway();
        directory.start();

        directory.close();

        assertThat(directory.isLoaded()).isFalse();
    }

    private void start() throws InterruptedException {
        directory.start();
        assertThat(directory.awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
    }
}

package io.switchboard.conversation.call.recording;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.switchboard.conversation.call.NewCalls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.download.ByteRange;
import io.switchboard.conversation.download.FetchedFile;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.events.call.Call.Recording;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RecordingFetcherTests {

    private static final String SID = "RE0123456789abcdef0123456789abcdef";
    private static final TwilioFault MEDIA = TwilioFault.on("GET", "/Recordings/" + SID);
    private static final Map<String, String> WAV = Map.of("Content-Type", "audio/x-wav");

    private final TwilioEmulator twilio = TwilioEmulator.shared();
    private final TestDirectory directory =
            new TestDirectory().account(OneNumber.ACCOUNT_SID, OneNumber.TENANT.value(), "token");
    private final TwilioDownloads downloads = new TwilioDownloads(
            new TwilioSettings(twilio.url(), Duration.ofSeconds(1), Duration.ofSeconds(1)), List.of());
    private final RecordingFetcher fetcher = fetcher(1_000);

    @BeforeEach
    void reset() {
        twilio.reset();
    }

    @AfterEach
    void close() {
        fetcher.destroy();
        downloads.close();
    }

    @Test
    void theWholeRecordingIsFetchedWithTheAccountsToken() throws IOException {
        twilio.fails(MEDIA.isAnsweredWith(200, "0123456789", WAV));

        var audio = fetch(Optional.empty());

        assertThat(audio.status()).isEqualTo(200);
        assertThat(audio.length()).isEqualTo(10);
        assertThat(audio.contentType()).isEqualTo("audio/x-wav");
        assertThat(audio.body().readAllBytes()).asString().isEqualTo("0123456789");
        assertThat(twilio.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.user()).isEqualTo(OneNumber.ACCOUNT_SID));
    }

    @ParameterizedTest
    @CsvSource({"bytes=2-4, 234, bytes 2-4/10", "bytes=7-, 789, bytes 7-9/10", "bytes=-2, 89, bytes 8-9/10"})
    void aPartIsCutOutWhereTwilioIgnoresTheRange(String range, String part, String contentRange) throws IOException {
        twilio.fails(MEDIA.isAnsweredWith(200, "0123456789", WAV));

        var audio = fetch(ByteRange.parse(range));

        assertThat(audio.status()).isEqualTo(206);
        assertThat(audio.contentRange()).isEqualTo(contentRange);
        assertThat(audio.length()).isEqualTo(part.length());
        assertThat(audio.body().readAllBytes()).asString().isEqualTo(part);
    }

    @Test
    void aPartBeyondTheEndIs416() {
        twilio.fails(MEDIA.isAnsweredWith(200, "0123456789", WAV));

        var audio = fetch(ByteRange.parse("bytes=10-"));

        assertThat(audio.status()).isEqualTo(416);
        assertThat(audio.contentRange()).isEqualTo("bytes */10");
    }

    @Test
    void whatIsNoAudioIsOnlyBytes() {
        twilio.fails(MEDIA.isAnsweredWith(200, "<script>", Map.of("Content-Type", "text/html")));

        assertThat(fetch(Optional.empty()).contentType()).isEqualTo("application/octet-stream");
    }

    @Test
    void aRecordingThatTwilioStillProcessesIs404WithATimeToRetry() {
        twilio.fails(MEDIA.isRefused(404, 20404));

        var problem = problem(Instant.now());

        assertThat(problem.getStatusCode().value()).isEqualTo(404);
        assertThat(type(problem)).isEqualTo("recording-not-available-yet");
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "404, recording-gone, 404",
        "403, recording-refused, 502",
        "401, recording-refused, 502",
        "429, twilio-unavailable, 503",
        "500, twilio-unavailable, 503"
    })
    void aRefusalOfTwilioIsAProblemOfItsOwn(int status, String type, int answer) {
        twilio.fails(MEDIA.isRefused(status, 20001));

        var problem = problem(Instant.now().minus(Duration.ofDays(1)));

        assertThat(type(problem)).isEqualTo(type);
        assertThat(problem.getStatusCode().value()).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:1/x",
                "https://api.twilio.com.example.org/x",
                "https://user@api.twilio.com/x",
                "file:///etc/passwd",
                "//169.254.169.254/x",
                "\\\\x"
            })
    void aRedirectToAnotherHostIsNotFollowed(String location) {
        twilio.fails(MEDIA.isAnsweredWith(302, "", Map.of("Location", location)));

        assertThat(type(problem(Instant.now()))).isEqualTo("recording-elsewhere");
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void redirectsEnd() {
        twilio.fails(MEDIA.isAnsweredWith(
                302, "", Map.of("Location", "/2010-04-01/Accounts/" + OneNumber.ACCOUNT_SID + "/Recordings/" + SID)));

        assertThat(type(problem(Instant.now()))).isEqualTo("twilio-unavailable");
        assertThat(twilio.calls()).hasSize(4);
    }

    @Test
    void aRecordingOfAnotherTenantsAccountIsNotFetched() {
        directory.account(OneNumber.ACCOUNT_SID, "other", "token");

        assertThat(type(problem(Instant.now()))).isEqualTo("recording-gone");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void aRecordingOverTheLimitIsRefused() {
        twilio.fails(MEDIA.isAnsweredWith(200, "x".repeat(1_001), WAV));

        assertThat(type(problem(Instant.now()))).isEqualTo("recording-too-large");
    }

    @Test
    void everyEndOfADownloadGivesItsPermitBack() throws IOException {
        for (var i = 0; i < 5; i++) {
            twilio.reset();
            twilio.fails(MEDIA.isRefused(500, 20500));
            problem(Instant.now());
            twilio.reset();
            twilio.fails(MEDIA.isAnsweredWith(200, "0123456789", WAV));
            fetch(Optional.empty()).body().close();
        }
        var one = fetch(Optional.empty());
        var other = fetch(Optional.empty());
        assertThat(type(problem(Instant.now()))).isEqualTo("recordings-busy");

        one.body().close();
        other.body().close();
        fetch(Optional.empty()).body().close();
    }

    private RecordingFetcher fetcher(long maxBytes) {
        var settings = new RecordingSettings(Duration.ofSeconds(10), maxBytes, 2);
        return new RecordingFetcher(downloads, directory, settings, Clock.systemUTC());
    }

    private FetchedFile fetch(Optional<ByteRange> range) {
        return fetcher.fetch(call(), recording(Instant.now()), range);
    }

    private ApiProblem problem(Instant startedAt) {
        return catchThrowableOfType(
                ApiProblem.class, () -> fetcher.fetch(call(), recording(startedAt), Optional.empty()));
    }

    private static String type(ApiProblem problem) {
        return String.valueOf(problem.getBody().getType()).replaceFirst(".*/", "");
    }

    private static StoredCall call() {
        return NewCalls.reported("c1", OneNumber.TENANT, "CA1", OneNumber.ACCOUNT_SID, Instant.now());
    }

    private static Recording recording(Instant startedAt) {
        return new Recording(SID, true, true, 12, 1, startedAt, null);
    }
}

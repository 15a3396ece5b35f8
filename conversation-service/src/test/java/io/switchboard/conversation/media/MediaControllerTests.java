package io.switchboard.conversation.media;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.BrokenMediaServer;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.conversation.upload.UploadBeans;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.testing.TestMongo;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.media.TwilioDownloads;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MediaControllerTests {

    private static final String PATH = "/2010-04-01/Accounts/" + OneNumber.ACCOUNT_SID
            + "/Messages/MM0123456789abcdef0123456789abcdef/Media/ME0123456789abcdef0123456789abcdef";
    private static final TwilioFault MEDIA = TwilioFault.on("GET", "/Media/ME");
    private static final Map<String, String> PNG = Map.of("Content-Type", "image/png");

    /** The emulator writes texts, so that the first byte of a PNG, which is none, cannot be had: a GIF begins with a text. */
    private static final String GIF = "GIF89a-and-more";

    private final TwilioEmulator twilio = TwilioEmulator.shared();
    private final TestStore store = new TestStore(twilio.url());
    private final MessageFiles files = new MessageFiles(
            store.get(TwilioDownloads.class),
            store.get(MediaSources.class),
            store.get(UploadStore.class),
            new MediaSettings(Duration.ofSeconds(10), 1_000, 2),
            Clock.systemUTC());
    private final MediaController controller = new MediaController(store.get(Messages.class), files);
    private int texts;

    @BeforeEach
    void reset() {
        twilio.reset();
    }

    @AfterEach
    void close() {
        files.destroy();
        store.close();
    }

    @Test
    void aPictureIsShownWithTheTypeThatItHas() throws IOException {
        twilio.fails(MEDIA.isAnsweredWith(200, GIF, Map.of("Content-Type", "image/gif")));

        var answer = get(received(twilio.url() + PATH), "0", null, null);

        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(body(answer)).isEqualTo(GIF);
        assertThat(answer.getHeaders().toSingleValueMap())
                .containsEntry("Content-Type", "image/gif")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Accept-Ranges", "bytes")
                .hasEntrySatisfying("Cache-Control", cache -> assertThat(cache).contains("private"))
                .hasEntrySatisfying(
                        "Content-Disposition",
                        shown -> assertThat(shown).startsWith("inline").contains(".gif"));
        assertThat(twilio.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.user()).isEqualTo(OneNumber.ACCOUNT_SID));
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, <script>alert(1)</script>",
        "image/png, <html><script>alert(1)</script>",
        "image/svg+xml, <svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "application/xhtml+xml, <?xml version='1.0'?>",
        "image/png, GIF89a-and-more",
        "application/octet-stream, anything"
    })
    void whatABrowserCouldExecuteOrMistakeIsOnlySaved(String type, String content) throws IOException {
        twilio.fails(MEDIA.isAnsweredWith(200, content, Map.of("Content-Type", type)));

        var answer = get(received(twilio.url() + PATH), "0", null, null);

        assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).startsWith("attachment");
        assertThat(body(answer)).isEqualTo(content);
    }

    @Test
    void aPartIsServedSoThatABrowserCanSeek() throws IOException {
        twilio.fails(MEDIA.isAnsweredWith(200, "ID3-0123456789", Map.of("Content-Type", "audio/mpeg")));

        var answer = get(received(twilio.url() + PATH), "0", "bytes=4-6", null);

        assertThat(answer.getStatusCode().value()).isEqualTo(206);
        assertThat(answer.getHeaders().getFirst("Content-Range")).isEqualTo("bytes 4-6/14");
        assertThat(answer.getHeaders().getFirst("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(body(answer)).isEqualTo("012");
    }

    @Test
    void aFileThatTheClientHasIsNotFetched() {
        var message = received(twilio.url() + PATH);
        var tag = "\"" + message.id() + "-0\"";

        var answer = get(message, "0", null, tag);

        assertThat(answer.getStatusCode().value()).isEqualTo(304);
        assertThat(twilio.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com/2010-04-01/Accounts/AC000000000000000000000000000000d1/Messages/"
                        + "MM0123456789abcdef0123456789abcdef/Media/ME0123456789abcdef0123456789abcdef",
                "http://169.254.169.254/latest/meta-data",
                "http://localhost:1/x",
                "file:///etc/passwd",
                "https://api.twilio.com@evil.example.com/x",
                "::::",
                "\ud83d\ude00"
            })
    void aFileThatIsNotAtTwilioIsNotFetched(String url) {
        var problem = problem(received(url), "0");

        assertThat(problem.getStatusCode().value()).isEqualTo(502);
        assertThat(type(problem)).isEqualTo("media-not-at-twilio");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void aFileOfTwilioConversationsHasItsOwnProblem() {
        var url = "https://mcs.us1.twilio.com/v1/Services/IS%1$s/Media/ME%1$s/Content".formatted("1".repeat(32));

        var problem = problem(received(url), "0");

        assertThat(problem.getStatusCode().value()).isEqualTo(502);
        assertThat(type(problem)).isEqualTo("media-not-served");
        assertThat(twilio.calls()).isEmpty();
    }

    @Test
    void aFileInAnAccountOfAnotherTenantIsNotFetched() {
        var foreign = PATH.replace(OneNumber.ACCOUNT_SID, "AC000000000000000000000000000000d2");

        assertThat(type(problem(received(twilio.url() + foreign), "0"))).isEqualTo("media-not-available-yet");
        assertThat(twilio.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://169.254.169.254/latest/meta-data", "http://localhost:1/x", "https://evil.example.com/x"})
    void aRedirectToAnotherHostIsNotFollowed(String location) {
        twilio.fails(MEDIA.isAnsweredWith(307, "", Map.of("Location", location)));

        assertThat(type(problem(received(twilio.url() + PATH), "0"))).isEqualTo("media-elsewhere");
        assertThat(twilio.calls()).hasSize(1);
    }

    @Test
    void aFileOverTheLimitIsRefused() {
        twilio.fails(MEDIA.isAnsweredWith(200, "x".repeat(1_001), PNG));

        var problem = problem(received(twilio.url() + PATH), "0");

        assertThat(problem.getStatusCode().value()).isEqualTo(502);
        assertThat(type(problem)).isEqualTo("media-too-large");
    }

    @Test
    void aTransferThatBreaksOffHoldsNoPlace() {
        try (var broken = BrokenMediaServer.cuttingOff();
                var downloads = new TwilioDownloads(
                        new TwilioSettings(broken.url(), Duration.ofSeconds(5), Duration.ofSeconds(5)), List.of())) {
            var cutOff = new MessageFiles(
                    downloads,
                    store.get(MediaSources.class),
                    store.get(UploadStore.class),
                    new MediaSettings(Duration.ofSeconds(10), 1_000, 2),
                    Clock.systemUTC());
            var message = received(twilio.url() + PATH);
            var requests = new MediaController(store.get(Messages.class), cutOff);

            for (var attempt = 0; attempt < 3; attempt++) {
                var problem = catchThrowableOfType(
                        ApiProblem.class,
                        () -> requests.get(
                                OneNumber.TENANT, message.id(), "0", false, null, null, null, HttpMethod.GET));

                assertThat(type(problem)).isEqualTo("twilio-unavailable");
            }
            cutOff.destroy();
        }
    }

    @Test
    void anUploadedFileIsLookedUpOnce() throws IOException {
        var lookups = new AtomicInteger();
        var database = TestMongo.emptyDatabase();
        var watched = WatchedDatabase.of(database, new WatchedDatabase.Watcher() {

            @Override
            public void before(String collection, String operation) {
                if (collection.equals("uploads") && operation.equals("find")) {
                    lookups.incrementAndGet();
                }
            }

            @Override
            public void after(String collection, String operation) {}
        });
        try (var uploads = new TestStore(watched)) {
            var id = UploadBeans.upload(uploads.get(UploadStore.class), OneNumber.TENANT);
            var message = uploads.get(MessageStore.class)
                    .add(List.of(NewMessageBuilder.outbound().upload(id).build()))
                    .getFirst()
                    .message();
            var kept = new MessageFiles(
                    store.get(TwilioDownloads.class),
                    store.get(MediaSources.class),
                    uploads.get(UploadStore.class),
                    new MediaSettings(Duration.ofSeconds(10), 1_000, 2),
                    Clock.systemUTC());

            var answer = new MediaController(uploads.get(Messages.class), kept)
                    .get(OneNumber.TENANT, message.id(), "0", true, null, null, null, HttpMethod.GET);

            assertThat(body(answer)).isEqualTo("GIF89a");
            assertThat(answer.getHeaders().getContentDisposition().getFilename())
                    .isEqualTo("cat.gif");
            assertThat(lookups).hasValue(1);
            kept.destroy();
        } finally {
            database.drop();
        }
    }

    @Test
    void aFileThatTwilioHasAMomentLaterIsServed() throws IOException {
        twilio.fails(MEDIA.once().isRefused(404, 20404));
        twilio.fails(MEDIA.isAnsweredWith(200, GIF, Map.of("Content-Type", "image/gif")));

        assertThat(body(get(received(twilio.url() + PATH), "0", null, null))).isEqualTo(GIF);
    }

    @Test
    void aFileThatTwilioDoesNotHaveYetIs404WithATimeToRetry() {
        twilio.fails(MEDIA.isRefused(404, 20404));

        var problem = problem(received(twilio.url() + PATH), "0");

        assertThat(problem.getStatusCode().value()).isEqualTo(404);
        assertThat(type(problem)).isEqualTo("media-not-available-yet");
        assertThat(problem.getHeaders().getFirst("Retry-After")).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 404, media-not-found",
        "999, 404, media-not-found",
        "-1, 400, invalid-media-index",
        "x, 400, invalid-media-index",
        "0x0, 400, invalid-media-index",
        "99999999999999999999, 400, invalid-media-index",
        "٣, 400, invalid-media-index"
    })
    void anIndexThatIsNoneIsAProblem(String index, int status, String type) {
        var problem = problem(received(twilio.url() + PATH), index);

        assertThat(problem.getStatusCode().value()).isEqualTo(status);
        assertThat(type(problem)).isEqualTo(type);
    }

    @Test
    void anotherTenantsMessageIsNotThere() {
        var message = received(twilio.url() + PATH);

        var problem = catchThrowableOfType(
                ApiProblem.class,
                () -> controller.get(
                        new TenantId("other"), message.id(), "0", false, null, null, null, HttpMethod.GET));

        assertThat(problem.getStatusCode().value()).isEqualTo(404);
        assertThat(type(problem)).isEqualTo("message-not-found");
    }

    @Test
    void theMessageNamesThePathOfEachFile() {
        var message = received(twilio.url() + PATH);

        assertThat(message.view().media()).singleElement().satisfies(file -> {
            assertThat(file.url()).isEqualTo("/api/messages/" + message.id() + "/media/0");
            assertThat(file.index()).isZero();
            assertThat(file.contentType()).isEqualTo("image/png");
            assertThat(file.sourceUrl()).isEqualTo(twilio.url() + PATH);
        });
    }

    private StoredMessage received(String url) {
        texts++;
        return store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("MM" + texts)
                        .between(OneNumber.ADDRESS, "+15551230001")
                        .media(url)
                        .at(Instant.now())
                        .build()))
                .getFirst()
                .message();
    }

    private ResponseEntity<InputStreamResource> get(
            StoredMessage message, String index, @Nullable String range, @Nullable String ifNoneMatch) {
        return controller.get(OneNumber.TENANT, message.id(), index, false, range, null, ifNoneMatch, HttpMethod.GET);
    }

    private ApiProblem problem(StoredMessage message, String index) {
        return catchThrowableOfType(ApiProblem.class, () -> get(message, index, null, null));
    }

    private static String body(ResponseEntity<InputStreamResource> answer) throws IOException {
        try (var body = Objects.requireNonNull(answer.getBody()).getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String type(ApiProblem problem) {
        return URI.create(String.valueOf(problem.getBody().getType())).getPath().replaceFirst(".*/", "");
    }
}

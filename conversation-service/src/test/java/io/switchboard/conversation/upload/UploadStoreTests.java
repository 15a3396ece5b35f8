package io.switchboard.conversation.upload;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockMultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UploadStoreTests {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final TenantId DEMO = OneNumber.TENANT;

    private final TestStore store = new TestStore();
    private final MongoOperations mongo = store.get(MongoOperations.class);
    private final UploadStore uploads = store.get(UploadStore.class);
    private final UploadLinks links = store.get(UploadLinks.class);
    private final Attachments attachments = store.get(Attachments.class);
    private final UploadController controller = new UploadController(uploads, new UploadCheck(UploadBeans.settings()));
    private final LinkedFileController linked = new LinkedFileController(uploads, links);
    private final UploadSweeper sweeper =
            new UploadSweeper(uploads, store.get(Messages.class), store.leases("one"), UploadBeans.settings());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anUploadedFileIsReadUnderItsLink() throws IOException {
        var upload = upload("cat.png", "image/png", PNG);

        var answer = follow(links.link(upload.id()), HttpMethod.GET, null);

        assertThat(upload.type()).isEqualTo("image/png");
        assertThat(upload.bytes()).isEqualTo(PNG.length);
        assertThat(links.link(upload.id())).startsWith(UploadBeans.PUBLIC_URL + "/api/public/media/" + upload.id());
        assertThat(body(answer).readAllBytes()).isEqualTo(PNG);
        assertThat(answer.getHeaders().toSingleValueMap())
                .containsEntry("Content-Type", "image/png")
                .containsEntry("Content-Length", String.valueOf(PNG.length))
                .containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void aPartOfALargeFileIsReadAlone() throws IOException {
        // Larger than a piece of GridFS, so that the part begins in the second one.
        var content = ("ID3" + "x".repeat(400_000) + "the end").getBytes(StandardCharsets.UTF_8);
        var stored = uploads.store(DEMO, "song.mp3", "audio/mpeg", content.length, new ByteArrayInputStream(content));

        var answer = follow(links.link(stored.id()), HttpMethod.GET, "bytes=-7");

        assertThat(answer.getStatusCode().value()).isEqualTo(206);
        assertThat(body(answer).readAllBytes()).asString().isEqualTo("the end");
        assertThat(follow(links.link(stored.id()), HttpMethod.GET, "bytes=999999-")
                        .getStatusCode()
                        .value())
                .isEqualTo(416);
        var head = follow(links.link(stored.id()), HttpMethod.HEAD, null);
        assertThat(head.getHeaders().getContentLength()).isEqualTo(content.length);
        assertThat(body(head).readAllBytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'a', image/png, '', empty-file",
        "'a', text/html, '<p>', media-type-not-accepted",
        "'a', image/svg+xml, '<svg/>', media-type-not-accepted",
        "'a', image/png, '<html>', media-type-mismatch",
        "'a.png', image/png, 'GIF89a', media-type-mismatch",
        "'a', text/plain, '<script>alert(1)</script>', media-type-mismatch",
        "'a', application/octet-stream, 'MZ', media-type-not-accepted",
        "'a', , 'anything', media-type-not-accepted"
    })
    void aFileThatCannotBeSentIsRefused(String name, @Nullable String type, String content, String problem) {
        var refused = catchThrowableOfType(
                ApiProblem.class, () -> upload(name, type, content.getBytes(StandardCharsets.UTF_8)));

        assertThat(type(refused)).isEqualTo(problem);
        assertThat(mongo.count(new Query(), StoredUpload.class)).isZero();
    }

    @Test
    void aFileOverTheLimitOfItsTypeIsRefused() {
        var picture = ("GIF89a" + "x".repeat(5 * 1024)).getBytes(StandardCharsets.UTF_8);

        var refused = catchThrowableOfType(ApiProblem.class, () -> upload("a.gif", "image/gif", picture));

        assertThat(refused.getStatusCode().value()).isEqualTo(413);
    }

    @Test
    void theTypeOfAFileWithoutOneIsFound() {
        assertThat(upload("cat", "application/octet-stream", PNG).type()).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "../../etc/passwd; passwd.png",
                "C:\\temp\\cat.exe; cat.png",
                "'\"cat\"\r\nX-Injected: yes.png'; 'catX-Injected yes.png'",
                "Grüße 😀.jpeg; Grüße 😀.png",
                "'\u202egnp.exe'; gnp.png",
                "..; file.png",
                "'   '; file.png",
                "; file.png"
            })
    void theNameOfAFileIsMadeHarmless(@Nullable String given, String name) {
        assertThat(UploadName.of(given, "image/png")).isEqualTo(name);
    }

    @Test
    void aNameIsNotLongerThanAHeaderTakes() {
        assertThat(UploadName.of("x".repeat(5_000), "image/png")).hasSize(104);
    }

    @Test
    void aLinkThatWasChangedOpensNothing() {
        var upload = upload("cat.png", "image/png", PNG);
        var other = upload("dog.png", "image/png", PNG);
        var link = links.link(upload.id());

        for (var forged : List.of(
                link.replace(upload.id(), other.id()),
                link.replaceFirst("expires=\\d", "expires=9"),
                link.replaceFirst("signature=.*", "signature="),
                link + "x",
                link.replaceFirst("[?].*", ""))) {
            var problem = catchThrowableOfType(ApiProblem.class, () -> follow(forged, HttpMethod.GET, null));
            assertThat(problem.getStatusCode().value()).as(forged).isEqualTo(403);
        }
    }

    @Test
    void aLinkExpires() {
        var link = links.link(upload("cat.png", "image/png", PNG).id());
        store.clock().advance(Duration.ofMinutes(61));

        var problem = catchThrowableOfType(ApiProblem.class, () -> follow(link, HttpMethod.GET, null));

        assertThat(problem.getStatusCode().value()).isEqualTo(404);
        assertThat(type(problem)).isEqualTo("link-expired");
    }

    @Test
    void anUnusedFileIsRemovedWithItsContent() {
        var upload = upload("cat.png", "image/png", PNG);
        store.clock().advance(Duration.ofHours(23));
        sweeper.run();
        assertThat(uploads.find(DEMO, upload.id())).isPresent();

        store.clock().advance(Duration.ofHours(2));
        sweeper.run();

        assertThat(uploads.find(DEMO, upload.id())).isEmpty();
        assertThat(pieces()).isZero();
    }

    @Test
    void theContentOfAnInterruptedUploadIsRemoved() {
        var broken = new FilterInputStream(new ByteArrayInputStream(new byte[300_000])) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var read = super.read(buffer, offset, length);
                if (read < 0) {
                    throw new IOException("the client went away");
                }
                return read;
            }
        };
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> uploads.store(DEMO, "a.txt", "text/plain", 1_000_000, broken));

        store.clock().advance(Duration.ofHours(2));
        sweeper.run();

        assertThat(pieces()).isZero();
        assertThat(mongo.count(new Query(), StoredUpload.class)).isZero();
    }

    @Test
    void aFileOfAMessageThatWaitsIsKeptUntilItWasSent() {
        var upload = upload("cat.png", "image/png", PNG);
        var message = queued(upload.id());

        store.clock().advance(Duration.ofDays(40));
        sweeper.run();
        assertThat(uploads.find(DEMO, upload.id())).isPresent();

        store.get(Messages.class)
                .noteSid(DEMO, message.id(), "MM1", store.clock().instant());
        store.clock().advance(Duration.ofDays(2));
        sweeper.run();
        assertThat(uploads.find(DEMO, upload.id())).isEmpty();
        assertThat(links.isAnyRemoved(message)).isTrue();
    }

    @Test
    void theMessageShowsTheFileAndTwilioGetsALink() {
        var upload = upload("cat.png", "image/png", PNG);

        var message = queued(upload.id());

        assertThat(message.view().media()).singleElement().satisfies(file -> {
            assertThat(file.url()).isEqualTo("/api/messages/" + message.id() + "/media/0");
            assertThat(file.contentType()).isEqualTo("image/png");
            assertThat(file.sourceUrl()).isNull();
        });
        assertThat(links.urls(message)).containsExactly(links.link(upload.id()));
    }

    @Test
    void anotherTenantsFileCannotBeSent() {
        var upload = upload("cat.png", "image/png", PNG);

        assertThatExceptionOfType(AttachmentRejected.class)
                .isThrownBy(() -> attachments.typesOf(new TenantId("other"), List.of(upload.id()), "sms"))
                .returns("media-not-found", AttachmentRejected::reason);
        assertThat(uploads.use(new TenantId("other"), upload.id(), "m", null)).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeForMmsCanBeSentByWhatsapp() {
        var text = "x".repeat(2_000).getBytes(StandardCharsets.UTF_8);
        var upload = upload("a.txt", "text/plain", text);

        assertThatExceptionOfType(AttachmentRejected.class)
                .isThrownBy(() -> attachments.typesOf(DEMO, List.of(upload.id()), "sms"))
                .returns("media-too-large", AttachmentRejected::reason);
        assertThat(attachments.typesOf(DEMO, List.of(upload.id()), "whatsapp")).containsExactly("text/plain");
    }

    @Test
    void aFileOfTwoMessagesGoesWithTheLastOne() {
        var upload = upload("cat.png", "image/png", PNG);
        uploads.use(DEMO, upload.id(), "m1", null);
        uploads.use(DEMO, upload.id(), "m2", null);

        uploads.release(DEMO, upload.id(), "m1");
        assertThat(uploads.find(DEMO, upload.id())).isPresent();

        uploads.release(DEMO, upload.id(), "m2");
        assertThat(uploads.find(DEMO, upload.id())).isEmpty();
        assertThat(pieces()).isZero();
    }

    @Test
    void aFileThatAnotherMessageBeginsToCarryWhileItIsReleasedStays() {
        var upload = upload("cat.png", "image/png", PNG);
        uploads.use(DEMO, upload.id(), "m1", null);
        var releasing = new TestStore(WatchedDatabase.of(store.get(MongoDatabase.class), new WatchedDatabase.Watcher() {

            @Override
            public void before(String collection, String operation) {}

            @Override
            public void after(String collection, String operation) {
                if (collection.equals("uploads") && operation.equals("findOneAndUpdate")) {
                    uploads.use(DEMO, upload.id(), "m2", null);
                }
            }
        }));

        releasing.get(UploadStore.class).release(DEMO, upload.id(), "m1");

        assertThat(uploads.find(DEMO, upload.id()))
                .hasValueSatisfying(kept -> assertThat(kept.usedBy()).containsExactly("m2"));
        releasing.close();
    }

    private UploadController.Upload upload(String name, @Nullable String type, byte[] content) {
        return controller.upload(DEMO, new MockMultipartFile("file", name, type, content));
    }

    private StoredMessage queued(String uploadId) {
        var command = SendMessage.builder(
                        "019aa5b2-7c31-7cc3-98c4-dc0c0c07398f",
                        "demo",
                        store.clock().instant())
                .conversationId("c1")
                .channel("sms")
                .from(OneNumber.ADDRESS)
                .to("+15551230001")
                .body("Look")
                .mediaIds(List.of(uploadId))
                .mediaTypes(attachments.typesOf(DEMO, List.of(uploadId), "sms"))
                .build();
        attachments.keep(command);
        var event = new CloudEvent<>(command.messageId(), "type", "/test", null, command.createdAt(), "demo", command);
        return store.get(MessageStore.class)
                .store(List.of(OutboundMessage.of(event)))
                .getFirst()
                .message();
    }

    private long pieces() {
        return mongo.getCollection("upload_files.chunks").countDocuments(new Document())
                + mongo.getCollection("upload_files.files").countDocuments(new Document());
    }

    private ResponseEntity<InputStreamResource> follow(String link, HttpMethod method, @Nullable String range) {
        var url = URI.create(link);
        return linked.get(
                url.getPath().replaceFirst(".*/", ""),
                parameter(url, "expires"),
                parameter(url, "signature"),
                range,
                method);
    }

    private static String parameter(URI url, String name) {
        return Optional.ofNullable(url.getQuery()).stream()
                .flatMap(query -> List.of(query.split("&")).stream())
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static InputStream body(ResponseEntity<InputStreamResource> answer) throws IOException {
        return Objects.requireNonNull(answer.getBody()).getInputStream();
    }

    private static String type(ApiProblem problem) {
        return String.valueOf(problem.getBody().getType()).replaceFirst(".*/", "");
    }
}

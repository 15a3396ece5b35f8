package io.switchboard.emulator;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.message.Media;
import com.twilio.type.PhoneNumber;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Media of both directions: the SDK sends and lists them, the JDK reads them. */
class MediaTests extends EmulatorTest {

    @Test
    void aCustomersPictureIsReadFromTheStorageWithoutCredentials() {
        var location = locationOf(received());

        assertThat(read(location, null).body()).isEqualTo("Hi");
        assertThat(read(location, null).headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(read(location, credentials()).statusCode()).isEqualTo(400);
    }

    @Test
    void mediaCanBeMissingForAWhile() {
        var media = received();
        behaves("""
                {"api": [{"method": "GET", "path": "/Media/ME", "kind": "status", "status": 404, "code": 20404, "times": 2}]}""");

        assertThat(content(media).statusCode()).isEqualTo(404);
        assertThat(content(media).statusCode()).isEqualTo(404);
        assertThat(content(media).statusCode()).isEqualTo(307);
    }

    @Test
    void aPictureThatIsSentIsFetchedAndReachesThePhone() {
        receiver.answers(200, "image/png", "picture");

        var message = send("/cat");

        var phone = awaitStatus("delivered");
        assertThat(receiver.received().getFirst().path()).isEqualTo("/cat");
        var media = phone.get("media").get(0);
        assertThat(media.get("contentType").asString()).isEqualTo("image/png");
        assertThat(media.get("bytes").asInt()).isEqualTo(7);
        assertThat(read(media.get("url").asString(), null).body()).isEqualTo("picture");
        var listed = Media.reader(message.getSid()).read(demo()).iterator().next();
        assertThat(read(locationOf(listed), null).body()).isEqualTo("picture");
    }

    @ParameterizedTest
    @CsvSource({
        "404, image/png, none, 11200",
        "403, image/png, none, 11200",
        "200, text/html, <p>, 12300",
        "200, image/png, '', 11751",
        "200, application/zip, zip, 12300"
    })
    void aPictureThatCannotBeHadFailsTheMessage(int status, String type, String body, int errorCode) {
        receiver.answers(status, type, body);

        var message = send("/cat");

        awaitStatus("failed");
        assertThat(Message.fetcher(message.getSid()).fetch(demo()).getErrorCode())
                .isEqualTo(errorCode);
    }

    @Test
    void aFileOver500KilobytesIsTooLargeForMms() {
        receiver.answers(200, "application/pdf", "x".repeat((500 << 10) + 1));

        var message = send("/terms.pdf");

        awaitStatus("failed");
        assertThat(Message.fetcher(message.getSid()).fetch(demo()).getErrorCode())
                .isEqualTo(11751);
    }

    @Test
    void whatIsFarAwayCountsAsFetched() {
        Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Look")
                .setMediaUrl(URI.create("https://pictures.example/cat.png"))
                .create(demo());

        assertThat(awaitStatus("delivered").get("media").get(0).get("url").isNull())
                .isTrue();
    }

    private Message send(String path) {
        return Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Look")
                .setMediaUrl(URI.create(receiver.url(path)))
                .create(demo());
    }

    private Media received() {
        post("/control/texts", """
                {"from": "%s", "to": "%s", "mediaUrls": ["data:text/plain;base64,SGk="]}""".formatted(THEIRS, OURS));
        var message = Message.reader().read(demo()).iterator().next();
        return Media.reader(message.getSid()).read(demo()).iterator().next();
    }

    private JsonNode awaitStatus(String status) {
        return await().until(
                        () -> phone().getLast(),
                        message -> message.get("status").asString().equals(status));
    }

    private String locationOf(Media media) {
        return content(media).headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> content(Media media) {
        return read(url(media.getUri().replace(".json", "")), credentials());
    }

    private HttpResponse<String> read(String url, @Nullable String authorization) {
        var request = HttpRequest.newBuilder(URI.create(url));
        return send(authorization == null ? request : request.header("Authorization", authorization));
    }

    private static String credentials() {
        return "Basic "
                + Base64.getEncoder().encodeToString((DEMO + ":demo-auth-token").getBytes(StandardCharsets.UTF_8));
    }
}

package io.switchboard.conversation;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests uploading a file and sending it, over HTTP. */
class MediaApiIT extends ConversationServiceFixture {

    private static final String BOUNDARY = "between-the-parts";
    private static final String GIF = "GIF89a, and more";

    @Test
    void anUploadedFileIsSentAndShown() {
        var upload = json(upload("demo", "cat.gif", "image/gif", GIF));
        var queued = json(send(
                "POST",
                "demo",
                "/api/messages",
                "{\"to\":\"+15551247001\",\"mediaIds\":[\"%s\"]}".formatted(text(upload, "id"))));

        var id = text(queued, "id");
        var sid = awaitSid(id);

        var path = text(queued.get("media").get(0), "url");
        assertThat(path).isEqualTo("/api/messages/" + id + "/media/0");
        var shown = send("GET", "demo", path, null);
        assertThat(shown.body()).isEqualTo(GIF);
        assertThat(shown.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(shown.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("inline")
                .contains("cat.gif");
        assertThat(send("GET", "other", path, null).statusCode()).isEqualTo(404);
        assertThat(sid).startsWith("MM");
        var link = URI.create(TWILIO.mediaUrlOf("+15551247001"));
        var fetched = send("GET", null, link.getRawPath() + "?" + link.getRawQuery(), null);
        assertThat(fetched.statusCode()).isEqualTo(200);
        assertThat(fetched.body()).isEqualTo(GIF);
        assertThat(send("GET", null, link.getRawPath() + "?" + link.getRawQuery() + "x", null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFileOfAnotherTenantCannotBeSent() {
        var upload = json(upload("other", "cat.gif", "image/gif", GIF));

        var answer = send(
                "POST",
                "demo",
                "/api/messages",
                "{\"to\":\"+15551247002\",\"mediaIds\":[\"%s\"]}".formatted(text(upload, "id")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("media-not-found");
    }

    @Test
    void anUploadThatIsNoneIsAProblem() {
        assertThat(send("POST", "demo", "/api/media", "{}").statusCode()).isEqualTo(415);
        assertThat(send("POST", "demo", "/api/media", "x", "Content-Type", "multipart/form-data")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("POST", "demo", "/api/media", "--x--\r\n", "Content-Type", "multipart/form-data; boundary=x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(upload("demo", "a.gif", "image/gif", "").body()).contains("empty-file");
        assertThat(upload("demo", "a.gif", "image/gif", "<html>").body()).contains("media-type-mismatch");
        assertThat(upload("demo", "a.gif", "image/gif", GIF + "x".repeat(6 << 20))
                        .statusCode())
                .isEqualTo(413);
        assertThat(send("POST", null, "/api/media", "x").statusCode()).isEqualTo(401);
    }

    @Test
    void aMessageOfManyUploadsAndAnIndexThatIsNoneAreProblems() {
        customerTexts("+15551247003", sid(4703));
        var conversation = text(awaitConversation("demo", "+15551247003"), "id");
        var message = get("demo", "/api/conversations/" + conversation + "/messages")
                .get("items")
                .get(0);
        var media = "/api/messages/" + text(message, "id") + "/media/";

        assertThat(send("GET", "demo", media + "0", null).statusCode()).isEqualTo(404);
        assertThat(send("GET", "demo", media + "x", null).statusCode()).isEqualTo(400);
        var many = JSON.writeValueAsString(Map.of("mediaIds", Collections.nCopies(11, "x")));
        assertThat(send("POST", "demo", "/api/conversations/" + conversation + "/messages", many)
                        .body())
                .contains("too-many-media");
    }

    private HttpResponse<String> upload(String tenant, String name, String type, String content) {
        var body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n";
        return send("POST", tenant, "/api/media", body, "Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }
}

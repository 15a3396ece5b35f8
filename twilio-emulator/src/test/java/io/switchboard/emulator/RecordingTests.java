package io.switchboard.emulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Recordings of a call can be fetched: the SDK reads their metadata, the JDK their audio. */
class RecordingTests extends EmulatorTest {
    private String sid = "";
    private String callSid = "";
    private String url = "";

    @BeforeEach
    void leaveAMessage() {
        IncomingPhoneNumber.updater(demoNumber().getSid())
                .setVoiceUrl(receiver.url("/voice"))
                .update(demo());
        receiver.says("/voice", "<Record action=\"/left\"/>");
        var call = json(post("/control/calls?wait=true", """
                {"from": "%s", "to": "%s", "speaksForSeconds": 9}""".formatted(THEIRS, OURS)));
        callSid = call.get("sid").asString();
        sid = call.get("recordings").get(0).get("sid").asString();
        url = call.get("recordings").get(0).get("url").asString();
    }

    @Test
    void theSdkFindsIt() {
        var recording = Recording.fetcher(sid).fetch(demo());

        assertThat(recording.getCallSid()).isEqualTo(callSid);
        assertThat(recording.getAccountSid()).isEqualTo(DEMO);
        assertThat(recording.getDuration()).isEqualTo("9");
        assertThat(recording.getStatus()).isEqualTo(Recording.Status.COMPLETED);
        assertThat(recording.getSource()).isEqualTo(Recording.Source.RECORD_VERB);
        assertThat(recording.getChannels()).isEqualTo(1);
        assertThat(recording.getMediaUrl()).hasToString(url);
        assertThat(recording.getDateCreated()).isNotNull();
        assertThat(Recording.reader().setCallSid(callSid).read(demo()))
                .extracting(Recording::getSid)
                .containsExactly(sid);
        assertThat(Recording.reader().setCallSid("CA1").read(demo())).isEmpty();
    }

    @Test
    void itsUrlIsSoundThatOnlyItsAccountGets() throws IOException, UnsupportedAudioFileException {
        assertThat(url).isEqualTo(url("/2010-04-01/Accounts/" + DEMO + "/Recordings/" + sid));
        for (var address : new String[] {url, url + ".wav"}) {
            var answer = fetched(address, DEMO + ":demo-auth-token");

            assertThat(answer.headers().firstValue("Content-Type")).contains("audio/x-wav");
            var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(answer.body()));
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(8_000);
            assertThat(sound.getFormat().getChannels()).isEqualTo(1);
            assertThat(sound.readAllBytes()).hasSize(9 * 16_000).isNotEqualTo(new byte[9 * 16_000]);
            assertThat(fetched(address, DEMO + ":demo-auth-token").body()).isEqualTo(answer.body());
        }
        assertThat(fetched(url, MAIN + ":local-auth-token").statusCode()).isEqualTo(200);
        assertThat(fetched(url, OTHER + ":other-auth-token").statusCode()).isEqualTo(401);
        assertThat(fetched(url, ":").statusCode()).isEqualTo(401);
    }

    @Test
    void aDeletedOneIsGone() {
        assertThat(Recording.deleter(sid).delete(demo())).isTrue();

        var refusal = catchThrowableOfType(
                ApiException.class, () -> Recording.fetcher(sid).fetch(demo()));

        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(fetched(url, DEMO + ":demo-auth-token").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<byte[]> fetched(String url, String credentials) {
        var login = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Basic " + login)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

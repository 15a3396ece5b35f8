package io.switchboard.emulator;

import com.twilio.exception.ApiException;
import com.twilio.rest.messaging.v2.ChannelsSender;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderRequestsCreate;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderRequestsUpdate;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderWebhook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** WhatsApp senders through Twilio's SDK. */
class SenderTests extends EmulatorTest {

    private static final String SENDER = "whatsapp:" + OURS;

    @Test
    void aSenderIsCreatedComesOnlineAndIsUpdated() {
        var sid = create(receiver.url("/whatsapp"));
        await().untilAsserted(() -> assertThat(fetched(sid).getStatus()).isEqualTo(ChannelsSender.Status.ONLINE));

        update(sid, new MessagingV2ChannelsSenderWebhook.Builder().callbackUrl("https://a.example/whatsapp"));

        assertThat(fetched(sid).getWebhook().getCallbackUrl()).isEqualTo("https://a.example/whatsapp");
        assertThat(fetched(sid).getWebhook().getStatusCallbackUrl())
                .as("a field that the request does not name")
                .isEqualTo("https://a.example/status");
        assertThat(ChannelsSender.reader("whatsapp").read(demo()))
                .extracting(ChannelsSender::getSenderId)
                .containsExactly(SENDER);
        assertThat(ChannelsSender.reader("rcs").read(demo())).isEmpty();
        assertThat(ChannelsSender.reader("whatsapp").read(other())).isEmpty();
    }

    @Test
    void aNumberIsASenderOnceAndTheWebhookIsChecked() {
        create(receiver.url("/whatsapp"));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> create(receiver.url("/whatsapp")))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(409));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> create("not a URL"))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }

    @Test
    void anotherAccountNeitherSeesNorDeletesIt() {
        var sid = create(receiver.url("/whatsapp"));

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> ChannelsSender.fetcher(sid).fetch(other()))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
        assertThat(ChannelsSender.deleter(sid).delete(demo())).isTrue();
        assertThat(ChannelsSender.reader("whatsapp").read(demo())).isEmpty();
    }

    @Test
    void aMessageToASenderGoesToItsOwnUrl() {
        demoListensAt("/sms");
        create(receiver.url("/whatsapp"));

        post(
                "/control/texts",
                "{\"from\": \"%s\", \"to\": \"%s\", \"body\": \"Hi\", \"channel\": \"whatsapp\"}"
                        .formatted(THEIRS, OURS));

        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(Receiver.Received::path)
                .containsExactly("/whatsapp"));
    }

    private String create(String callbackUrl) {
        var webhook = new MessagingV2ChannelsSenderWebhook.Builder()
                .callbackUrl(callbackUrl)
                .statusCallbackUrl("https://a.example/status")
                .build();
        return ChannelsSender.creator(new MessagingV2ChannelsSenderRequestsCreate.Builder(SENDER)
                        .webhook(webhook)
                        .build())
                .create(demo())
                .getSid();
    }

    private void update(String sid, MessagingV2ChannelsSenderWebhook.Builder webhook) {
        ChannelsSender.updater(sid)
                .setMessagingV2ChannelsSenderRequestsUpdate(new MessagingV2ChannelsSenderRequestsUpdate.Builder()
                        .webhook(webhook.build())
                        .build())
                .update(demo());
    }

    private ChannelsSender fetched(String sid) {
        return ChannelsSender.fetcher(sid).fetch(demo());
    }
}

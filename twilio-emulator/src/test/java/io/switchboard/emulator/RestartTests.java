package io.switchboard.emulator;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.conversations.v1.configuration.Webhook;
import com.twilio.rest.messaging.v2.ChannelsSender;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderRequestsCreate;
import com.twilio.rest.messaging.v2.ChannelsSender.MessagingV2ChannelsSenderWebhook;
import com.twilio.type.PhoneNumber;
import io.switchboard.emulator.state.SavedState;
import io.switchboard.emulator.state.StateFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RestartTests extends EmulatorTest {

    private final List<SavedState<?>> states;

    @TempDir
    private Path folder;

    RestartTests(@Autowired List<SavedState<?>> states) {
        this.states = states;
    }

    @Test
    void accountsTokensNumbersAndMessagesSurviveARestart() throws Exception {
        var account = Account.creator().setFriendlyName("New").create(main());
        var owner = sdk(account.getSid(), account.getAuthToken());
        var number = IncomingPhoneNumber.creator(new PhoneNumber("+15005551234"))
                .setSmsUrl(URI.create("https://example.com/sms"))
                .create(owner);
        var sent = Message.creator(new PhoneNumber(THEIRS), new PhoneNumber(OURS), "Hi")
                .create(demo());
        var received = customerTexts("Hello");

        restart();

        assertThat(IncomingPhoneNumber.fetcher(number.getSid()).fetch(owner).getSmsUrl())
                .hasToString("https://example.com/sms");
        assertThat(Message.fetcher(sent.getSid()).fetch(demo()).getBody()).isEqualTo("Hi");
        assertThat(Message.fetcher(received).fetch(demo()).getBody()).isEqualTo("Hello");
        assertThat(phone()).as("the customer's phone").isNotEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void sendersAndTheWebhooksOfConversationsSurviveARestart() {
        var sender = ChannelsSender.creator(new MessagingV2ChannelsSenderRequestsCreate.Builder("whatsapp:" + OURS)
                        .webhook(new MessagingV2ChannelsSenderWebhook.Builder()
                                .callbackUrl("https://example.com/whatsapp")
                                .build())
                        .build())
                .create(demo());
        Webhook.updater().setPostWebhookUrl("https://example.com/conversations").update(demo());

        restart();

        assertThat(ChannelsSender.fetcher(sender.getSid())
                        .fetch(demo())
                        .getWebhook()
                        .getCallbackUrl())
                .isEqualTo("https://example.com/whatsapp");
        assertThat(Webhook.fetcher().fetch(demo()).getPostWebhookUrl()).isEqualTo("https://example.com/conversations");
    }

    @Test
    void aReleasedNumberStaysReleased() {
        IncomingPhoneNumber.deleter(demoNumber().getSid()).delete(demo());

        restart();

        assertThat(IncomingPhoneNumber.reader().read(demo())).isEmpty();
    }

    @Test
    void theFileIsWrittenOnlyAfterAChange() throws Exception {
        var saved = new StateFile(file(), states);
        saved.save();
        Files.writeString(file(), "untouched");

        saved.save();
        assertThat(file()).hasContent("untouched");

        customerTexts("Hi");
        saved.save();
        assertThat(Files.readString(file())).contains("\"messages\"");
    }

    @Test
    void aFileThatCannotBeReadIsNotReplaced() throws Exception {
        Files.writeString(file(), "{\"accounts\": [");

        assertThatThrownBy(() -> new StateFile(file(), states).restore()).hasMessageContaining("EMULATOR_STATE_FILE");
        assertThat(file()).hasContent("{\"accounts\": [");
    }

    private void restart() {
        new StateFile(file(), states).save();
        post("/control/reset?everything=true", "");
        new StateFile(file(), states).restore();
    }

    private Path file() {
        return folder.resolve("state.json");
    }
}

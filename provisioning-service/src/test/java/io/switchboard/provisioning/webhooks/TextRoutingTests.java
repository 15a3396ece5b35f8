package io.switchboard.provisioning.webhooks;

import java.util.Map;

import io.switchboard.provisioning.EmulatedTwilio;
import io.switchboard.twilio.TwilioAccount;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.twilio.messagingservice.MessagingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextRoutingTests {

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TwilioClients clients = new TwilioClients(TwilioSettings.of(twilio.url()));
    private final TextRouting routing = new TextRouting();
    private final String accountSid = twilio.addAccount("Demo");
    private final String numberSid = twilio.addNumber(accountSid, EmulatedTwilio.address());

    @AfterEach
    void close() {
        clients.close();
        twilio.reset();
    }

    @Test
    void aServiceThatLosesTextsUsesTheNumbersWebhooksAfterTheRepair() {
        var service = twilio.addMessagingService(accountSid, numberSid, Map.of());
        assertThat(routing.serviceOf(account(), numberSid)).get().matches(MessagingService::losesTexts);

        var losing = routing.losing(account(), numberSid::equals);
        assertThat(losing).extracting(MessagingService::sid).containsExactly(service);
        routing.useNumbersWebhooks(account(), losing.getFirst());

        assertThat(twilio.messagingService(accountSid, service, "use_inbound_webhook_on_number"))
                .isEqualTo("true");
        assertThat(routing.losing(account(), numberSid::equals))
                .as("a second repair")
                .isEmpty();
    }

    @Test
    void aServiceWithAUrlOfItsOwnStaysAsItIs() {
        var service = twilio.addMessagingService(
                accountSid, numberSid, Map.of("InboundRequestUrl", "https://other.example/sms"));

        assertThat(routing.losing(account(), numberSid::equals)).isEmpty();

        assertThat(twilio.messagingService(accountSid, service, "inbound_request_url"))
                .isEqualTo("https://other.example/sms");
    }

    @Test
    void aServiceWithoutANumberOfOursStaysAsItIs() {
        twilio.addMessagingService(accountSid, numberSid, Map.of());

        assertThat(routing.losing(account(), sid -> false)).isEmpty();
        assertThat(routing.serviceOf(account(), EmulatedTwilio.sid("PN"))).isEmpty();
    }

    private TwilioAccount account() {
        return clients.account(accountSid, twilio.token(accountSid));
    }
}

package io.switchboard.emulator;

import java.util.List;

import com.twilio.exception.ApiException;
import com.twilio.rest.conversations.v1.AddressConfiguration;
import com.twilio.rest.conversations.v1.Conversation;
import com.twilio.rest.conversations.v1.Service;
import com.twilio.rest.conversations.v1.configuration.Webhook;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The settings of Conversations through Twilio's SDK. */
class ConversationSetupTests extends EmulatorTest {

    @Test
    void onlyEventsOfTheFiltersAreReported() {
        Webhook.updater()
                .setPostWebhookUrl(receiver.url("/events"))
                .setFilters(List.of("onConversationRemoved"))
                .update(demo());

        var sid = Conversation.creator()
                .setXTwilioWebhookEnabled(Conversation.WebhookEnabledType.TRUE)
                .create(demo())
                .getSid();
        Conversation.deleter(sid)
                .setXTwilioWebhookEnabled(Conversation.WebhookEnabledType.TRUE)
                .delete(demo());

        await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
        assertThat(receiver.received().getFirst().path()).isEqualTo("/events");
    }

    @Test
    void anAccountAndItsServiceHaveWebhooksOfTheirOwn() {
        Webhook.updater().setPostWebhookUrl("https://a.example/all").update(demo());
        var service = Service.reader().read(demo()).iterator().next().getSid();
        com.twilio.rest.conversations.v1.service.configuration.Webhook.updater(service)
                .setPostWebhookUrl("https://a.example/service")
                .update(demo());

        assertThat(Webhook.fetcher().fetch(demo()).getPostWebhookUrl()).isEqualTo("https://a.example/all");
        assertThat(Webhook.fetcher().fetch(demo()).getFilters()).isEmpty();
        assertThat(com.twilio.rest.conversations.v1.service.configuration.Webhook.fetcher(service)
                        .fetch(demo())
                        .getPostWebhookUrl())
                .hasToString("https://a.example/service");
        assertThat(Webhook.fetcher().fetch(other()).getPostWebhookUrl()).isNull();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Service.fetcher(service).fetch(other()));
    }

    @Test
    void theWebhookOfAServiceIsCalledInPlaceOfTheAccounts() {
        Webhook.updater()
                .setPostWebhookUrl(receiver.url("/account"))
                .setFilters(List.of("onConversationAdded"))
                .update(demo());
        var service = Service.reader().read(demo()).iterator().next().getSid();
        ofService(service, receiver.url("/service"), List.of("onConversationAdded"));

        createConversation();
        ofService(service, "", List.of(""));
        createConversation();

        await().untilAsserted(() -> assertThat(receiver.received())
                .extracting(request -> request.path())
                .containsExactlyInAnyOrder("/service", "/account"));
        assertThat(com.twilio.rest.conversations.v1.service.configuration.Webhook.fetcher(service)
                        .fetch(demo())
                        .getFilters())
                .isEmpty();
    }

    @Test
    void aServiceIsCreatedWithAWebhookOfItsOwnAndDeleted() {
        var service = Service.creator("Shop").create(demo()).getSid();
        ofService(service, "https://a.example/shop", List.of("onMessageAdded"));

        assertThat(Service.reader().read(demo()))
                .extracting(Service::getSid)
                .hasSize(2)
                .contains(service);
        assertThat(Service.reader().read(other())).extracting(Service::getSid).doesNotContain(service);
        assertThat(Service.deleter(service).delete(demo())).isTrue();
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> com.twilio.rest.conversations.v1.service.configuration.Webhook.fetcher(service)
                        .fetch(demo()))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(404));
    }

    private void ofService(String service, String url, List<String> filters) {
        com.twilio.rest.conversations.v1.service.configuration.Webhook.updater(service)
                .setPostWebhookUrl(url)
                .setFilters(filters)
                .update(demo());
    }

    private void createConversation() {
        Conversation.creator()
                .setXTwilioWebhookEnabled(Conversation.WebhookEnabledType.TRUE)
                .create(demo());
    }

    @Test
    void whatIsNoUrlAndNoEventIsRefused() {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(
                        () -> Webhook.updater().setPostWebhookUrl("a.example").update(demo()))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Webhook.updater().setFilters("onAnything").update(demo()))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(400));
    }

    @Test
    void anAddressIsConfiguredOnceAndItsCreationOfConversationsEnds() {
        var sid = AddressConfiguration.creator(AddressConfiguration.Type.SMS, OURS)
                .setAutoCreationEnabled(true)
                .create(demo())
                .getSid();

        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> AddressConfiguration.creator(AddressConfiguration.Type.SMS, OURS)
                        .create(demo()))
                .satisfies(refused -> assertThat(refused.getStatusCode()).isEqualTo(409));
        AddressConfiguration.updater(sid).setAutoCreationEnabled(false).update(demo());

        assertThat(String.valueOf(
                        AddressConfiguration.fetcher(sid).fetch(demo()).getAutoCreation()))
                .contains("enabled=false");
        assertThat(AddressConfiguration.deleter(sid).delete(demo())).isTrue();
        assertThat(AddressConfiguration.reader().read(demo())).isEmpty();
    }
}

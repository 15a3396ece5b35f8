package io.switchboard.conversation.sending.choice;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.setting.Settings;
import io.switchboard.conversation.setting.TestSettings;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Address;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A tenant with two American numbers and a British one. */
class SenderChoiceTests {

    private static final String ACCOUNT = OneNumber.ACCOUNT_SID;
    private static final String FIRST = "+15005550006";
    private static final String SECOND = "+15005550007";
    private static final String BRITISH = "+442079460006";
    private static final String AMERICAN_CUSTOMER = "+12025550123";
    private static final String BRITISH_CUSTOMER = "+447400123456";

    private final TestStore store = new TestStore();
    private final TestDirectory directory = new TestDirectory()
            .account(ACCOUNT, "demo", "token")
            .number(FIRST, "demo", ACCOUNT)
            .number(SECOND, "demo", ACCOUNT)
            .number(BRITISH, "demo", ACCOUNT)
            .number("+15005550016", "other", "AC000000000000000000000000000000d2");
    private final TestSettings settings = new TestSettings(store.components(), directory);
    private final SenderChoice choice = new SenderChoice(
            store.get(Settings.class), store.get(Contacts.class), store.get(Conversations.class), directory);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void withoutRulesANumberOfTheCustomersCountryIsTheSender() {
        assertThat(sender(AMERICAN_CUSTOMER)).isEqualTo(FIRST);
        assertThat(sender(BRITISH_CUSTOMER)).isEqualTo(BRITISH);
        assertThat(sender("+4915112345678")).isEqualTo(FIRST);
    }

    @Test
    void aTenantWithoutNumbersHasNoSender() {
        assertThat(choice.choose(new TenantId("unknown"), new Address("sms", AMERICAN_CUSTOMER)))
                .isEmpty();
    }

    @Test
    void theDefaultOfTheChannelComesBeforeOtherNumbers() {
        set(Map.of("defaultSenders", Map.of("sms", SECOND)));

        assertThat(sender(AMERICAN_CUSTOMER)).isEqualTo(SECOND);
        assertThat(sender(BRITISH_CUSTOMER)).isEqualTo(SECOND);
    }

    @Test
    void theFirstRuleAboutTheCustomerComesBeforeTheDefault() {
        set(Map.of(
                "defaultSenders",
                Map.of("sms", FIRST),
                "rules",
                List.of(
                        Map.of("channel", "whatsapp", "from", FIRST),
                        Map.of("prefixes", List.of("+4474"), "from", SECOND),
                        Map.of("countries", List.of("gb"), "from", BRITISH))));

        assertThat(sender(BRITISH_CUSTOMER)).isEqualTo(SECOND);
        assertThat(sender("+442079460123")).isEqualTo(BRITISH);
        assertThat(sender(AMERICAN_CUSTOMER)).isEqualTo(FIRST);
    }

    @Test
    void aCustomerIsWrittenToFromTheNumberOfTheLatestConversation() {
        set(Map.of("rules", List.of(Map.of("from", FIRST))));
        text(BRITISH);
        store.clock().advance(Duration.ofMinutes(1));
        text(SECOND);

        assertThat(sender(AMERICAN_CUSTOMER)).isEqualTo(SECOND);
        assertThat(choice.choose(OneNumber.TENANT, new Address("whatsapp", AMERICAN_CUSTOMER)))
                .as("another channel")
                .contains(FIRST);
    }

    @Test
    void aTenantCanDoWithoutKeepingTheNumber() {
        text(SECOND);
        set(Map.of("keepNumber", false));

        assertThat(sender(AMERICAN_CUSTOMER)).isEqualTo(FIRST);
    }

    @Test
    void aNumberThatTheTenantNoLongerHasIsPassedOver() {
        set(Map.of("defaultSenders", Map.of("sms", FIRST), "rules", List.of(Map.of("from", BRITISH))));
        text(SECOND);

        directory.removeNumber(SECOND);
        var withoutSecond = sender(AMERICAN_CUSTOMER);
        directory.number(BRITISH, "other", ACCOUNT);
        var withoutBoth = sender(AMERICAN_CUSTOMER);

        assertThat(withoutSecond).isEqualTo(BRITISH);
        assertThat(withoutBoth).isEqualTo(FIRST);
    }

    private void set(Map<String, @Nullable Object> page) {
        settings.set("sending", page);
        store.clock().advance(Duration.ofSeconds(3));
    }

    private void text(String ours) {
        store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("SM" + ours.substring(1))
                        .between(new AddressPair("sms", ours, AMERICAN_CUSTOMER))
                        .at(store.clock().instant())
                        .build()));
    }

    private String sender(String customer) {
        return choice.choose(OneNumber.TENANT, new Address("sms", customer)).orElseThrow();
    }
}

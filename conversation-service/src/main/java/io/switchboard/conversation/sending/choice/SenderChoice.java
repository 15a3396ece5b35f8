package io.switchboard.conversation.sending.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.switchboard.conversation.address.AddressParser;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.Conversations;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.setting.Settings;
import io.switchboard.conversation.setting.page.SenderRule;
import io.switchboard.conversation.setting.page.SendingPage;
import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.directory.Directory;
import io.switchboard.events.Address;
import io.switchboard.events.NumberRecord;
import io.switchboard.events.NumberRecord.ChannelKind;
import io.switchboard.web.TenantId;
import org.springframework.stereotype.Component;

/**
 * Chooses the sender of a first message that names none: the address of the latest conversation with the customer, else the
 * tenant's first rule that is about the customer, else the channel's default sender, else a number that is used for the
 * channel, first of the customer's country and then in the order of the addresses. A sender that the tenant no longer has is
 * passed over.
 */
@Component
public class SenderChoice {

    private static final int MOST_CONVERSATIONS = 50;

    private final Settings settings;
    private final Contacts contacts;
    private final Conversations conversations;
    private final Directory directory;

    SenderChoice(Settings settings, Contacts contacts, Conversations conversations, Directory directory) {
        this.settings = settings;
        this.contacts = contacts;
        this.conversations = conversations;
        this.directory = directory;
    }

    /** The tenant's address from which this customer is written to; empty when the tenant has none. */
    public Optional<String> choose(TenantId tenant, Address customer) {
        var page = settings.of(tenant, SettingPage.SENDING);
        return previous(tenant, customer, page)
                .or(() -> configured(page, customer)
                        .filter(sender -> isUsable(tenant, customer.channel(), sender))
                        .findFirst())
                .or(() -> anyNumber(tenant, customer));
    }

    private Optional<String> previous(TenantId tenant, Address customer, SendingPage page) {
        if (!Boolean.TRUE.equals(page.keepNumber())) {
            return Optional.empty();
        }
        return contacts.person(tenant, customer).stream()
                .flatMap(person -> conversations.of(tenant, List.of(person.id()), MOST_CONVERSATIONS).stream())
                .filter(conversation -> conversation.channel().equals(customer.channel())
                        && conversation.theirAddress().equals(customer.value()))
                .map(StoredConversation::ourAddress)
                .filter(sender -> isUsable(tenant, customer.channel(), sender))
                .findFirst();
    }

    private static Stream<String> configured(SendingPage page, Address customer) {
        var byRule = page.rules().stream()
                .filter(rule -> rule.isAbout(customer.channel(), customer.value()))
                .map(SenderRule::from)
                .filter(Objects::nonNull);
        return Stream.concat(byRule, Stream.ofNullable(page.defaultSenders().get(customer.channel())));
    }

    /** Whether the tenant has the number. Other senders are in no directory: sending finds their account, or says so. */
    private boolean isUsable(TenantId tenant, String channel, String sender) {
        if (!sender.startsWith("+")) {
            return true;
        }
        return directory
                .number(sender)
                .map(number -> number.tenantId().equals(tenant.value()))
                .orElse(!channel.equals(Address.SMS));
    }

    private Optional<String> anyNumber(TenantId tenant, Address customer) {
        var country = AddressParser.country(customer.value());
        var order = Comparator.comparing((NumberRecord number) -> !isFor(number, customer.channel()))
                .thenComparing(number -> !country.equals(AddressParser.country(number.address())))
                .thenComparing(NumberRecord::address);
        return directory.numbersOf(tenant.value()).stream().min(order).map(NumberRecord::address);
    }

    private static boolean isFor(NumberRecord number, String channel) {
        return number.channels().stream().map(ChannelKind::word).anyMatch(channel::equals);
    }
}

package io.switchboard.conversation.sending;

import java.util.List;
import java.util.Optional;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.directory.Account;
import io.switchboard.directory.Directory;
import io.switchboard.events.NumberRecord;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SenderAccountsTests {

    private static final String CUSTOMER = "+15551230001";
    private static final String SECOND = "AC000000000000000000000000000000d9";
    private static final String FOREIGN = "AC000000000000000000000000000000d2";
    private static final String FOREIGN_NUMBER = "+15005550010";

    /** The tenant demo has two accounts and one number, another tenant has an account and a number. */
    private final SenderAccounts accounts = new SenderAccounts(new Directory() {

        private final OneNumber demo = new OneNumber();

        @Override
        public Optional<Account> account(String accountSid) {
            return switch (accountSid) {
                case SECOND -> Optional.of(new Account(SECOND, "demo", "token", null, null));
                case FOREIGN -> Optional.of(new Account(FOREIGN, "other", "token", null, null));
                default -> demo.account(accountSid);
            };
        }

        @Override
        public Optional<NumberRecord> number(String address) {
            return address.equals(FOREIGN_NUMBER)
                    ? Optional.of(new NumberRecord(FOREIGN_NUMBER, "other", "PN2", FOREIGN, null, List.of()))
                    : demo.number(address);
        }

        @Override
        public List<NumberRecord> numbersOf(String tenantId) {
            return demo.numbersOf(tenantId);
        }
    });

    @Test
    void aTextIsSentThroughTheAccountThatHasTheNumber() {
        assertThat(of("sms", OneNumber.ADDRESS, CUSTOMER, SECOND)).isNull();
        assertThat(of("sms", OneNumber.ADDRESS, CUSTOMER, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "rcs, bikes_agent, +15551230001",
        "messenger, 1045123, 2045123",
        "sms, 24365, +15551230001",
        "sms, BIKES, +15551230001",
        "whatsapp, +15559990000, +15551230001",
        "whatsapp, +15005550006, US.13491208655302741918"
    })
    void anySenderRepliesThroughTheAccountThatReceivedTheMessage(String channel, String ours, String theirs) {
        assertThat(of(channel, ours, theirs, SECOND)).isEqualTo(SECOND);
    }

    @Test
    void withoutAMessageATenantsOnlyAccountHasTheSender() {
        assertThat(of("rcs", "bikes_agent", CUSTOMER, null)).isEqualTo(OneNumber.ACCOUNT_SID);
        assertThat(of("sms", "24365", CUSTOMER, "AC000000000000000000000000000000ff"))
                .isEqualTo(OneNumber.ACCOUNT_SID);
    }

    @Test
    void nothingIsEverSentThroughAnotherTenantsAccount() {
        assertThat(of("rcs", "bikes_agent", CUSTOMER, FOREIGN)).isEqualTo(OneNumber.ACCOUNT_SID);
        assertThat(of("whatsapp", OneNumber.ADDRESS, CUSTOMER, FOREIGN)).isNull();
        rejects("number-not-owned", "whatsapp", "+15559990000", CUSTOMER, FOREIGN);
    }

    @ParameterizedTest
    @CsvSource({"sms, +15005550010", "whatsapp, +15005550010", "rcs, +15005550010", "sms, +15559990000"})
    void aNumberThatIsNotTheTenantsIsNotSentFrom(String channel, String number) {
        rejects("number-not-owned", channel, number, CUSTOMER, SECOND);
    }

    @ParameterizedTest
    @CsvSource({"24365", "AMAZON", "anonymous", "''"})
    void anAddressThatCannotReceiveTextsIsNoRecipient(String theirs) {
        rejects("recipient-cannot-receive", "sms", OneNumber.ADDRESS, theirs, SECOND);
    }

    @Test
    void aSenderOfATenantWithoutAnAccountIsRejected() {
        assertThatExceptionOfType(AddressesRejected.class)
                .isThrownBy(() -> accounts.of(new TenantId("new"), new AddressPair("rcs", "agent", CUSTOMER), null))
                .returns("sender-account-unknown", AddressesRejected::reason);
    }

    private void rejects(String reason, String channel, String ours, String theirs, @Nullable String receivedBy) {
        assertThatExceptionOfType(AddressesRejected.class)
                .isThrownBy(() -> of(channel, ours, theirs, receivedBy))
                .returns(reason, AddressesRejected::reason);
    }

    private @Nullable String of(String channel, String ours, String theirs, @Nullable String receivedBy) {
        return accounts.of(OneNumber.TENANT, new AddressPair(channel, ours, theirs), receivedBy);
    }
}

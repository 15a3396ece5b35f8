package io.switchboard.conversation.address;

import io.switchboard.events.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressSpellingsTests {

    @ParameterizedTest
    @CsvSource({
        "+551187654321, +5511987654321, +5511987654321",
        "+525512345678, +5215512345678, +525512345678",
    })
    void bothSpellingsOfAWhatsAppMobileAreOneAddress(String one, String other, String canonical) {
        assertThat(AddressSpellings.canonical(whatsapp(one))).isEqualTo(canonical);
        assertThat(AddressSpellings.canonical(whatsapp(other))).isEqualTo(canonical);
        assertThat(AddressSpellings.all(whatsapp(one))).containsExactly(one, other);
        assertThat(AddressSpellings.all(whatsapp(other))).containsExactly(other, one);
    }

    @ParameterizedTest
    @CsvSource({"+551134567890", "+15551230001", "+447700900123", "+5211234567890", "BR.1349", "+5511987654321x"})
    void otherAddressesHaveOneSpelling(String address) {
        assertThat(AddressSpellings.canonical(whatsapp(address))).isEqualTo(address);
        assertThat(AddressSpellings.all(whatsapp(address))).containsExactly(address);
    }

    @Test
    void aTextMessageReachesOnlyTheNumberAsItIsDialled() {
        assertThat(AddressSpellings.all(new Address("sms", "+551187654321"))).containsExactly("+551187654321");
    }

    private static Address whatsapp(String value) {
        return new Address("whatsapp", value);
    }
}

package io.switchboard.testing.architecture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DomainNounsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message",
                "Messages",
                "Address",
                "Addresses",
                "Status",
                "Statuses",
                "Delivery",
                "Deliveries",
                "Media",
                "MessageStore",
                "SendOutcome"
            })
    void nounsOfTheDomainAndNamesOfTwoWordsAreGood(String name) {
        assertThat(DomainNouns.isTooShort(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fate", "Filed", "Places", "Words", "Outbox", "Statu", "Deliverie"})
    void otherNamesOfOneWordAreTooShort(String name) {
        assertThat(DomainNouns.isTooShort(name)).isTrue();
    }
}

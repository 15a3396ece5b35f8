package io.switchboard.conversation.reconciliation.price;

import java.util.List;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.twilio.history.TwilioPrice;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static io.switchboard.conversation.support.NewMessageBuilder.inbound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessagePriceTests {

    private static final String SID = "SM" + "a".repeat(32);

    private final TestStore store = new TestStore();
    private final ReportedPrices reported = new ReportedPrices(store.get(MongoOperations.class), store.clock());
    private final MessagePriceController prices = new MessagePriceController(store.get(Messages.class), reported);
    private final String id = store.get(MessageStore.class)
            .add(List.of(inbound(SID).build()))
            .getFirst()
            .message()
            .id();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void thePriceThatWasReportedLastIsShown() {
        report("-0.00790");
        report("-0.00900");

        assertThat(prices.get(OneNumber.TENANT, id))
                .isEqualTo(new MessagePrice("-0.00900", "USD", store.clock().instant()));
    }

    @Test
    void aMessageWithoutPriceAndAnotherTenantsMessageAreToldApart() {
        assertThatThrownBy(() -> prices.get(OneNumber.TENANT, id))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("Twilio tells the price");
        report("-0.00790");
        assertThatThrownBy(() -> prices.get(new TenantId("other"), id))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("message");
    }

    private void report(String amount) {
        reported.remember(OneNumber.TENANT, List.of(new PricedResource(SID, SID, new TwilioPrice(amount, "USD"))));
    }
}

package io.switchboard.conversation.reconciliation.price;

import java.util.List;
import java.util.Set;

import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.call.receiving.CallFixture;
import io.switchboard.conversation.call.receiving.CallScript;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.twilio.history.TwilioPrice;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallPriceTests {

    private static final ApiCaller AGENT = new ApiCaller("sara", null, OneNumber.TENANT, Set.of(Role.AGENT));

    private final TestStore store = new TestStore();
    private final TestCalls calls = new TestCalls(store);
    private final ReportedPrices reported = new ReportedPrices(store.get(MongoOperations.class), store.clock());
    private final CallPriceController prices = new CallPriceController(calls.access(new TestDirectory()), reported);
    private final CallScript script = new CallScript(1);
    private final String id = reportedCall();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void thePricesOfACallItsLegsAndItsRecordingsAreOneSum() {
        report(script.sid(), "-0.00850");
        report(script.leg(), "-0.01400");
        report(script.recording(), "-0.00250");
        report("CA" + "f".repeat(32), "-9");

        assertThat(prices.get(AGENT, OneNumber.TENANT, id))
                .isEqualTo(new CallPrice("-0.02500", "USD", store.clock().instant()));
    }

    @Test
    void aCallWithoutPriceAndAnotherTenantsCallAreToldApart() {
        assertThatThrownBy(() -> prices.get(AGENT, OneNumber.TENANT, id))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("Twilio tells the price");
        report(script.sid(), "-0.00850");
        assertThatThrownBy(() -> prices.get(AGENT, new TenantId("other"), id))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("call");
    }

    private String reportedCall() {
        CallFixture.report(store, calls, script.voicemail());
        return calls.calls()
                .page(OneNumber.TENANT, CallFilter.all(), null, 1)
                .getFirst()
                .id();
    }

    private void report(String sid, String amount) {
        reported.remember(OneNumber.TENANT, List.of(new PricedResource(sid, sid, new TwilioPrice(amount, "USD"))));
    }
}

package io.switchboard.provisioning.change;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.switchboard.provisioning.records.NumberChange;
import io.switchboard.provisioning.records.NumberJournal;
import io.switchboard.provisioning.records.PhoneNumber;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SimultaneousChangeTests {

    private static final int REQUESTS = 12;

    private final ChangeFixture fixture = new ChangeFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void ofRequestsAtOnceThoseThatMeetAnotherGet409AndTheNumberIsAsTheLastOneMadeIt() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, REQUESTS)
                    .mapToObj(request -> (Callable<Integer>) () -> assign("agent-" + request))
                    .toList();

            var statuses = threads.invokeAll(requests).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(statuses).containsOnly(200, 409).contains(200);
            var made = statuses.stream().filter(status -> status == 200).count();
            assertThat(fixture.audited()).hasSize((int) made);
        }
        assertThat(fixture.number().change()).isNull();
        assertThat(fixture.number().agentId()).startsWith("agent-");
        assertThat(fixture.isConfigured()).isTrue();
    }

    @Test
    void anotherTenantsNumberIsNotChanged() {
        var changed = fixture.instance()
                .changer()
                .change(new TenantId("other"), fixture.number(), before -> assignment(before, "eve"));

        assertThat(changed).isEmpty();
        assertThat(fixture.number().agentId()).isNull();
        assertThat(fixture.announced()).isEmpty();
    }

    @Test
    void aPendingChangeHoldsUpTheNextAndTheRecordThatOthersReadIsAsBefore() {
        var journal = fixture.instance().journal();
        journal.begin(ChangeFixture.TENANT, fixture.number().id(), before -> assignment(before, "grace"));

        assertThat(assign("ada")).isEqualTo(409);

        var number = fixture.number();
        assertThat(number.agentId()).isEqualTo("grace");
        assertThat(String.valueOf(number.toCompactedRecord().data())).doesNotContain("grace");
        fixture.settle();
        assertThat(String.valueOf(fixture.number().toCompactedRecord().data())).contains("grace");
    }

    private int assign(String agent) {
        try {
            fixture.instance()
                    .changer()
                    .change(ChangeFixture.TENANT, fixture.number(), before -> assignment(before, agent));
            return 200;
        } catch (ApiProblem e) {
            assertThat(String.valueOf(e.getBody().getType())).endsWith("/number-change-in-progress");
            return e.getStatusCode().value();
        }
    }

    private static NumberJournal.Intent assignment(PhoneNumber before, String agent) {
        return ChangeFixture.intent(
                NumberChange.Kind.ASSIGNMENT,
                new PhoneNumber.Desired(before.friendlyName(), null, agent, null, null),
                null);
    }
}

package io.switchboard.conversation.call.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.CallRequest;
import io.switchboard.conversation.call.NewCalls;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.call.receiving.CallFixture;
import io.switchboard.conversation.call.receiving.CallScript;
import io.switchboard.conversation.call.request.CallRequests.WantedCall;
import io.switchboard.conversation.conversation.CallConversations;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.twilio.TwilioEvent;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class CallRequestTests {

    private static final String CUSTOMER = "+15551230001";
    private static final String AGENT = "+15551110002";
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final TwilioFault NEXT =
            TwilioFault.on("POST", "/Calls.json").once();
    private static final ApiCaller CALLER = new ApiCaller("emma", null, OneNumber.TENANT, Set.of(Role.AGENT));

    private final TwilioEmulator twilio = TwilioEmulator.shared();
    private final TestStore store = new TestStore();
    private final TestCalls calls = new TestCalls(store);
    private final TestDirectory directory = new TestDirectory()
            .account(OneNumber.ACCOUNT_SID, OneNumber.TENANT.value(), "token")
            .number(OneNumber.ADDRESS, OneNumber.TENANT.value(), OneNumber.ACCOUNT_SID);
    private final TwilioClients clients = new TwilioClients(new TwilioSettings(twilio.url(), TIMEOUT, TIMEOUT));
    private final CallRequestOutcomes outcomes = new CallRequestOutcomes(calls.revisions());
    private final RequestedCalls requested = new RequestedCalls(store.get(MongoOperations.class));
    private final CallDialer dialer = dialer();
    private final CallRequestSweeper sweeper = new CallRequestSweeper(
            requested,
            dialer,
            outcomes,
            clients,
            SendingProcess.settings(twilio.url(), SendingProcess.POLICY, TIMEOUT),
            settings(),
            store.clock());
    private final CallRequests requests = new CallRequests(
            new CallRequestKeys(store.get(MongoOperations.class)),
            store.get(CallConversations.class),
            calls.revisions(),
            calls.calls(),
            calls.dismissals(),
            calls.followUps(),
            dialer,
            store.get(AuditTrail.class),
            new IdGenerator(),
            store.clock());

    CallRequestTests() {
        twilio.reset();
        twilio.changeToken(OneNumber.ACCOUNT_SID, "token");
        twilio.follow(store.clock());
    }

    @AfterEach
    void close() {
        twilio.reset();
        clients.close();
        store.close();
    }

    @Test
    void aRequestRingsTheAgentOnceAndIsACallOfTheConversation() {
        var call = requested(null);

        await().until(() -> present(call).callSid() != null);
        assertThat(present(call).view()).satisfies(view -> {
            assertThat(view.from()).isEqualTo(OneNumber.ADDRESS);
            assertThat(view.to()).isEqualTo(CUSTOMER);
            assertThat(view.agent()).isEqualTo(AGENT);
            assertThat(view.requestedBy()).isEqualTo("emma");
            assertThat(view.result()).isEqualTo("ongoing");
            assertThat(view.conversationId()).isNotNull();
        });
        assertThat(attempts()).isEqualTo(1);
        assertThat(parameter("To")).containsExactly(AGENT);
        assertThat(parameter("Twiml").getFirst())
                .contains(">" + CUSTOMER + "</Number>")
                .contains("callerId=\"" + OneNumber.ADDRESS + "\"");
    }

    @Test
    void aRepeatedRequestWithTheSameKeyIsOneCall() {
        var key = new IdempotencyKey("k");
        var first = requested(key);
        await().until(() -> present(first).callSid() != null);

        var second = requested(key);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(attempts()).isEqualTo(1);
        assertThatThrownBy(() -> requests.add(CALLER, OneNumber.TENANT, wanted("+15551110009", null), key))
                .isInstanceOf(ApiProblem.class)
                .hasMessageContaining("409");
    }

    @Test
    void twoInstancesNeverRingTwice() {
        var call = stored();
        try (var instances = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 8; i++) {
                instances.execute(() -> dialer().dial(call));
            }
        }

        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void aCallWhoseAnswerIsLostIsFoundAtTwilioAndNotMadeAgain() {
        twilio.fails(NEXT.isAcceptedAndCutOff());
        var call = stored();
        dialer.dial(call);
        assertThat(present(call).callSid()).isNull();

        store.clock().advance(Duration.ofSeconds(31));
        sweeper.run();

        assertThat(present(call).callSid()).startsWith("CA");
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void aCallThatTwilioDoesNotListIsNotMadeAgain() {
        twilio.fails(NEXT.isNeverAnswered(false));
        var call = stored();
        dialer.dial(call);

        for (var i = 0; i < 5; i++) {
            store.clock().advance(Duration.ofSeconds(31));
            sweeper.run();
        }

        assertThat(attempts()).isEqualTo(1);
        assertThat(present(call).result()).isEqualTo("unknown");
        assertThat(present(call).view().errorMessage()).contains("at most once");
    }

    @Test
    void aCallOfARequestThatTheProcessDidNotSurviveIsMadeOnce() {
        var call = stored();

        store.clock().advance(Duration.ofSeconds(10));
        sweeper.run();
        sweeper.run();

        assertThat(present(call).callSid()).isNotNull();
        assertThat(attempts()).isEqualTo(1);
    }

    @Test
    void aRequestIsTooOldAfterAMinute() {
        var call = stored();

        store.clock().advance(Duration.ofSeconds(61));
        sweeper.run();

        assertThat(attempts()).isZero();
        assertThat(present(call).result()).isEqualTo("failed");
        assertThat(present(call).view().errorMessage()).contains("No phone rang");
    }

    @Test
    void aBusyTwilioIsAskedAgainWhileTheRequestIsYoung() {
        twilio.fails(NEXT.isRefused(429, 20429));
        var call = stored();
        dialer.dial(call);

        store.clock().advance(Duration.ofSeconds(5));
        sweeper.run();

        assertThat(present(call).callSid()).isNotNull();
        assertThat(attempts()).isEqualTo(2);
    }

    @Test
    void aRefusedCallFailsWithTwiliosReason() {
        twilio.fails(NEXT.isRefused(400, 21215));
        var call = stored();

        dialer.dial(call);
        store.clock().advance(Duration.ofSeconds(5));
        sweeper.run();

        assertThat(attempts()).isEqualTo(1);
        assertThat(present(call).status()).isEqualTo("failed");
        assertThat(present(call).view().errorCode()).isEqualTo(21215);
    }

    @Test
    void aStatusThatComesBeforeTwiliosAnswerJoinsItsCall() {
        var script = new CallScript(1);
        var call = stored();

        CallFixture.report(store, calls, List.of(agentStatus(script, "in-progress", 2, call.id())));
        outcomes.accepted(call, script.sid());
        CallFixture.report(store, calls, List.of(agentStatus(script, "completed", 3, call.id())));

        var present = present(call);
        assertThat(present.callSid()).isEqualTo(script.sid());
        assertThat(present.status()).isEqualTo("completed");
        assertThat(present.view().to()).isEqualTo(CUSTOMER);
        assertThat(present.result()).as("the customer was not connected").isEqualTo("no-answer");
    }

    @Test
    void aStatusOfAnotherTenantsAccountDoesNotJoinTheCallThatItsUrlNames() {
        var script = new CallScript(2).tenant("other");
        var call = stored();

        CallFixture.report(store, calls, List.of(agentStatus(script, "completed", 3, call.id())));

        assertThat(present(call).callSid()).isNull();
        assertThat(present(call).result()).isEqualTo("ongoing");
    }

    @Test
    void aCallThatIsCalledBackIsDismissed() {
        var script = new CallScript(3);
        CallFixture.report(store, calls, script.voicemail());
        var missed =
                calls.calls().page(OneNumber.TENANT, CallFilter.all(), null, 10).getFirst();

        requests.add(CALLER, OneNumber.TENANT, wanted(AGENT, missed.id()), null);

        assertThat(present(missed).view().dismissedBy()).isEqualTo("emma");
    }

    @Test
    void aCallToTheCustomerSettlesTheMissedCallsBeforeIt() {
        CallFixture.report(store, calls, new CallScript(4).voicemail());
        CallFixture.report(store, calls, new CallScript(5).voicemail());
        var missed = calls.calls().page(OneNumber.TENANT, CallFilter.all(), null, 10);

        var made = requested(null);

        assertThat(missed).hasSize(2).allSatisfy(call -> {
            var view = present(call).view();
            assertThat(view.dismissedBy()).isEqualTo("emma");
            assertThat(view.followUpCallId()).isEqualTo(made.id());
        });
    }

    @Test
    void aRepeatedRequestSettlesWhatACrashLeftOpen() {
        var key = new IdempotencyKey("settle");
        var made = requested(key);
        CallFixture.report(store, calls, new CallScript(6).voicemail());
        var missed =
                calls.calls().page(OneNumber.TENANT, CallFilter.all(), null, 10).getLast();
        store.get(MongoOperations.class)
                .updateFirst(query(where("_id").is(missed.id())), new Update().unset("dismissal"), StoredCall.class);

        requests.add(CALLER, OneNumber.TENANT, wanted(AGENT, missed.id()), key);

        assertThat(present(missed).view().followUpCallId()).isEqualTo(made.id());
    }

    private static CloudEvent<TwilioEvent> agentStatus(CallScript script, String status, int sequence, String callId) {
        return script.event(
                "call-status",
                script.sid() + "/" + sequence,
                sequence,
                Map.of(
                        "CallStatus",
                        status,
                        "Direction",
                        "outbound-api",
                        "From",
                        OneNumber.ADDRESS,
                        "To",
                        AGENT,
                        "ParentCallSid",
                        "",
                        "RecordingSid",
                        ""),
                Map.of("callId", callId));
    }

    private CallDialer dialer() {
        return new CallDialer(
                requested,
                outcomes,
                clients,
                directory,
                SendingProcess.settings(twilio.url(), SendingProcess.POLICY, TIMEOUT),
                settings(),
                store.clock());
    }

    private static CallRequestSettings settings() {
        return new CallRequestSettings(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    private StoredCall requested(@Nullable IdempotencyKey key) {
        return requests.add(CALLER, OneNumber.TENANT, wanted(AGENT, null), key);
    }

    /** A request that the process did not survive. */
    private StoredCall stored() {
        var id = new IdGenerator().next();
        var addresses = wanted(AGENT, null).addresses();
        var now = store.clock().instant();
        var filed = store.get(CallConversations.class)
                .file(List.of(
                        new CallConversations.FiledCall(id, OneNumber.TENANT, addresses, now, OneNumber.ACCOUNT_SID)));
        var call = NewCalls.requested(
                id,
                OneNumber.TENANT,
                OneNumber.ACCOUNT_SID,
                addresses,
                Objects.requireNonNull(filed.get(id)),
                CallRequest.of("emma", AGENT, now));
        calls.revisions().insert(id, call, List.of());
        return call;
    }

    private static WantedCall wanted(String agent, @Nullable String calledBack) {
        return new WantedCall(
                new AddressPair("sms", OneNumber.ADDRESS, CUSTOMER), OneNumber.ACCOUNT_SID, agent, calledBack);
    }

    private StoredCall present(StoredCall call) {
        return calls.calls().find(OneNumber.TENANT, call.id()).orElseThrow();
    }

    private List<String> parameter(String name) {
        return Objects.requireNonNull(twilio.calls().getLast().parameters().get(name));
    }

    private long attempts() {
        return twilio.calls().stream()
                .filter(call -> call.method().equals("POST") && call.target().contains("/Calls.json"))
                .count();
    }
}

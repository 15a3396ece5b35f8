package io.switchboard.conversation.call.recording;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.switchboard.change.audit.AuditTrail;
import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.StoredCall;
import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.call.receiving.CallFixture;
import io.switchboard.conversation.call.receiving.CallScript;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.twilio.TwilioClients;
import io.switchboard.twilio.TwilioSettings;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordingDeletionsTests {

    private static final ApiCaller ADMIN = new ApiCaller("alma", null, OneNumber.TENANT, Set.of(Role.ADMIN));
    private static final TwilioFault DELETE = TwilioFault.on("DELETE", "/Recordings/");

    private final TwilioEmulator twilio = TwilioEmulator.shared();
    private final TestStore store = new TestStore();
    private final TestCalls calls = new TestCalls(store);
    private final TwilioClients clients =
            new TwilioClients(new TwilioSettings(twilio.url(), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    private final RecordingDeletions deletions = new RecordingDeletions(
            clients, new OneNumber(), calls.revisions(), store.get(AuditTrail.class), store.clock());
    private final CallScript script = new CallScript(1);

    RecordingDeletionsTests() {
        twilio.reset();
        CallFixture.report(store, calls, script.voicemail());
        store.published().take();
    }

    @AfterEach
    void close() {
        twilio.reset();
        clients.close();
        store.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void aRecordingIsDeletedAtTwilioAndHere(int answer) {
        twilio.fails(DELETE.isAnsweredWith(answer, "", Map.of()));

        delete();

        assertThat(call().recordings()).isEmpty();
        assertThat(call().hasVoicemail()).isFalse();
        assertThat(call().result()).as("what the call came to does not change").isEqualTo("voicemail");
        assertThat(twilio.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.method()).isEqualTo("DELETE"));
        assertThat(store.published().take())
                .extracting(CloudEvent::type)
                .containsExactly(
                        "io.switchboard.recording.deleted",
                        "io.switchboard.call.updated",
                        "io.switchboard.audit.recorded");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 500})
    void nothingChangesWhileTwilioKeepsTheRecording(int answer) {
        twilio.fails(DELETE.isAnsweredWith(answer, "", Map.of()));

        assertThatThrownBy(this::delete).isInstanceOf(ApiProblem.class);

        assertThat(call().recordings()).hasSize(1);
        assertThat(store.published().take()).isEmpty();
    }

    @Test
    void theTranscriptionIsRemovedAndDoesNotComeBack() {
        twilio.fails(DELETE.isAnsweredWith(204, "", Map.of()));
        assertThat(stored()).contains("TranscriptionText");

        delete();
        assertThat(stored()).doesNotContain("TranscriptionText");
        CallFixture.report(
                store, calls, List.of(script.event("transcription", "TR1/completed", 95, Map.of(), Map.of())));

        assertThat(stored()).doesNotContain("TranscriptionText").contains("TR1/completed");
    }

    private String stored() {
        return Objects.requireNonNull(store.get(MongoOperations.class).findOne(new Query(), Document.class, "calls"))
                .toJson();
    }

    @Test
    void aWebhookThatComesLaterDoesNotBringARecordingBack() {
        twilio.fails(DELETE.isAnsweredWith(204, "", Map.of()));
        delete();
        store.published().take();

        CallFixture.report(store, calls, List.of(script.recording("completed", 90, Map.of("RecordingDuration", "12"))));
        CallFixture.report(store, calls, script.voicemail());

        assertThat(call().recordings()).isEmpty();
        assertThat(call().hasVoicemail()).isFalse();
        assertThat(store.published().takeTypes()).doesNotContain("io.switchboard.recording.available");
    }

    private void delete() {
        deletions.delete(ADMIN, call(), call().recordings().getFirst());
    }

    private StoredCall call() {
        return calls.calls().page(OneNumber.TENANT, CallFilter.all(), null, 10).getFirst();
    }
}

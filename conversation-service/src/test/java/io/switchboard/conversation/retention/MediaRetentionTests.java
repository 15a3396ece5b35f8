package io.switchboard.conversation.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.switchboard.conversation.call.CallFilter;
import io.switchboard.conversation.call.Calls;
import io.switchboard.conversation.call.TestCalls;
import io.switchboard.conversation.call.receiving.CallFixture;
import io.switchboard.conversation.call.receiving.CallScript;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.search.SearchIndexer;
import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.upload.UploadBeans;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import io.switchboard.testing.emulator.TwilioFault;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

import static org.assertj.core.api.Assertions.assertThat;

/** Removes media and recordings that are too old, with the copies at Twilio. */
class MediaRetentionTests {

    private static final String ADA = "+15551230001";
    private static final TestAccount ACCOUNT = new TestAccount(OneNumber.ACCOUNT_SID, "token");
    private static final String RESOURCES = "/2010-04-01/Accounts/" + OneNumber.ACCOUNT_SID;
    private static final String RECORDING = "RE0123456789abcdef0123456789abcdef";
    private static final String VOICEMAIL = "REfedcba9876543210fedcba9876543210";

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TwilioEmulator emulator = TwilioEmulator.shared();
    private final TestStore store = new TestStore(twilio.url());
    private final MongoOperations mongo = store.get(MongoOperations.class);
    private final UploadStore uploads = store.get(UploadStore.class);
    private final RetentionRunner runner = RetentionFixture.runner(store);

    @AfterEach
    void close() {
        store.close();
        twilio.close();
    }

    @Test
    void aCustomersFileIsRemovedHereAndAtTwilioAndTheMessageStays() {
        var old = received();
        keep("{\"mediaDays\": 90}");
        store.clock().advance(Duration.ofDays(89));
        runner.run();
        assertThat(stored(old).media()).hasSize(1);

        store.clock().advance(Duration.ofDays(2));
        runner.run();

        assertThat(stored(old).media()).isEmpty();
        assertThat(stored(old).body()).isEqualTo("Hi");
        assertThat(deletions())
                .singleElement()
                .asString()
                .startsWith(RESOURCES + "/Messages/" + old.twilioSid() + "/Media/ME");
    }

    @Test
    void aFileThatTwilioDoesNotDeleteIsTriedAgain() {
        var old = received();
        keep("{\"mediaDays\": 1}");
        emulator.fails(TwilioFault.on("DELETE", "/Media/").once().isRefused(403, 20003));
        store.clock().advance(Duration.ofDays(4));
        runner.run();
        assertThat(stored(old).media()).hasSize(1);

        store.clock().advance(Duration.ofHours(1));
        runner.run();

        assertThat(stored(old).media()).isEmpty();
    }

    @Test
    void aFileThatWasSentIsRemovedHereAndAtTwilio() {
        var upload = UploadBeans.upload(uploads, OneNumber.TENANT);
        var sid = emulator.call(
                        ACCOUNT,
                        "POST",
                        RESOURCES + "/Messages.json",
                        Map.of("From", OneNumber.ADDRESS, "To", ADA, "MediaUrl", "https://pictures.example/cat.png"))
                .get("sid")
                .asString();
        var message = sent(upload);
        store.get(Messages.class)
                .noteSid(OneNumber.TENANT, message.id(), sid, store.clock().instant());
        keep("{\"mediaDays\": 7}");
        store.clock().advance(Duration.ofDays(8));

        runner.run();

        assertThat(stored(message).media()).isEmpty();
        assertThat(uploads.find(OneNumber.TENANT, upload)).isEmpty();
        assertThat(deletions()).singleElement().asString().startsWith(RESOURCES + "/Messages/" + sid + "/Media/ME");
    }

    @Test
    void aMessageThatWaitsForItsTimeKeepsItsTextAndItsFilesUntilItWasSent() {
        var upload = UploadBeans.upload(uploads, OneNumber.TENANT);
        var message = sent(upload);
        keep("{\"mediaDays\": 1, \"bodiesDays\": 1}");
        store.clock().advance(Duration.ofDays(20));
        runner.run();
        assertThat(stored(message).media()).hasSize(1);
        assertThat(stored(message).body()).isEqualTo("Hi");

        store.get(Messages.class)
                .noteSid(
                        OneNumber.TENANT,
                        message.id(),
                        "MM00000000000000000000000000000001",
                        store.clock().instant());
        store.clock().advance(Duration.ofHours(1));
        runner.run();

        assertThat(stored(message).media()).isEmpty();
        assertThat(stored(message).body()).isEmpty();
    }

    @Test
    void recordingsAreDeletedAtTwilioAndHere() {
        call("old", "demo", store.clock().instant());
        store.clock().advance(Duration.ofDays(31));
        call("recent", "demo", store.clock().instant());
        call("foreign", "other", store.clock().instant().minus(Duration.ofDays(90)));
        keep("{\"recordingsDays\": 30}");

        runner.run();
        runner.run();

        var old = call("old");
        assertThat(old.getList("deletedRecordings", String.class)).containsExactlyInAnyOrder(RECORDING, VOICEMAIL);
        assertThat(old.getBoolean("hasVoicemail")).isFalse();
        assertThat(old.getInteger("version")).isEqualTo(2);
        assertThat(call("recent").containsKey("deletedRecordings")).isFalse();
        assertThat(call("foreign").containsKey("deletedRecordings")).isFalse();
        assertThat(deletions())
                .containsExactlyInAnyOrder(
                        RESOURCES + "/Recordings/" + RECORDING + ".json",
                        RESOURCES + "/Recordings/" + VOICEMAIL + ".json");
    }

    @Test
    void theTranscriptionOfARemovedRecordingAndItsWordsAreRemoved() {
        CallFixture.report(store, new TestCalls(store), new CallScript(1).voicemail());
        var calls = store.get(Calls.class).page(OneNumber.TENANT, CallFilter.all(), null, 10);
        var id = calls.getFirst().id();
        store.get(SearchIndexer.class).replaceCalls(List.of(id));
        var text =
                Objects.requireNonNull(calls.getFirst().recordings().getFirst().transcription());
        assertThat(words(id)).containsAnyElementsOf(wordsIn(text));
        keep("{\"recordingsDays\": 30}");
        store.clock().advance(Duration.ofDays(40));

        runner.run();

        assertThat(call(id).toJson()).doesNotContain("TranscriptionText").contains("TranscriptionStatus");
        assertThat(words(id)).isNotEmpty().doesNotContainAnyElementsOf(wordsIn(text));
    }

    @Test
    void aRecordingThatTwilioDoesNotDeleteIsTriedAgain() {
        call("old", "demo", store.clock().instant());
        store.clock().advance(Duration.ofDays(31));
        keep("{\"recordingsDays\": 30}");
        emulator.fails(TwilioFault.on("DELETE", VOICEMAIL).once().isRefused(403, 20003));
        runner.run();
        assertThat(call("old").getList("deletedRecordings", String.class)).containsExactly(RECORDING);
        assertThat(call("old").getBoolean("hasVoicemail")).isTrue();

        runner.run();

        assertThat(call("old").getList("deletedRecordings", String.class)).hasSize(2);
    }

    @Test
    void anotherTenantsFilesStay() {
        var foreign = store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("MM5")
                        .tenant("other")
                        .media("https://api.twilio.com/x")
                        .build()))
                .getFirst()
                .message();
        keep("{\"mediaDays\": 1}");
        store.clock().advance(Duration.ofDays(3650));

        runner.run();

        assertThat(store.get(Messages.class).find(new TenantId("other"), foreign.id()))
                .hasValueSatisfying(message -> assertThat(message.media()).hasSize(1));
    }

    private StoredMessage received() {
        var sid = emulator.text(ADA, OneNumber.ADDRESS, "Hi", "data:image/png;base64,iVBORw0KGgo=");
        var media = emulator.call(ACCOUNT, "GET", RESOURCES + "/Messages/" + sid + "/Media.json", Map.of())
                .at("/media_list/0/sid")
                .asString();
        return store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound(sid)
                        .between(OneNumber.ADDRESS, ADA)
                        .media("https://api.twilio.com" + RESOURCES + "/Messages/" + sid + "/Media/" + media)
                        .account(OneNumber.ACCOUNT_SID)
                        .at(store.clock().instant())
                        .build()))
                .getFirst()
                .message();
    }

    private StoredMessage sent(String upload) {
        var message = store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.outbound()
                        .between(OneNumber.ADDRESS, ADA)
                        .media("upload:" + upload)
                        .account(OneNumber.ACCOUNT_SID)
                        .at(store.clock().instant())
                        .build()))
                .getFirst()
                .message();
        uploads.use(OneNumber.TENANT, upload, message.id(), null);
        return message;
    }

    private void call(String id, String tenant, Instant startedAt) {
        mongo.insert(
                new Document("_id", id)
                        .append("tenantId", tenant)
                        .append("key", tenant + "|" + id)
                        .append("accountSid", OneNumber.ACCOUNT_SID)
                        .append("startedAt", Date.from(startedAt))
                        .append("hasVoicemail", true)
                        .append("version", 1)
                        .append("facts", List.of(fact(RECORDING, startedAt), fact(VOICEMAIL, startedAt))),
                "calls");
    }

    private List<String> words(String callId) {
        return Objects.requireNonNull(mongo.findById("call|" + callId, Document.class, "search_entries"))
                .getList("words", String.class);
    }

    private static List<String> wordsIn(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "").split(" "));
    }

    private static Document fact(String recordingSid, Instant at) {
        return new Document("event", recordingSid)
                .append("kind", "RECORDING")
                .append("at", Date.from(at))
                .append("values", new Document("RecordingSid", recordingSid));
    }

    private Document call(String id) {
        return Objects.requireNonNull(mongo.findById(id, Document.class, "calls"));
    }

    private List<String> deletions() {
        return emulator.calls().stream()
                .filter(call -> call.method().equals("DELETE"))
                .map(call -> call.target())
                .toList();
    }

    private StoredMessage stored(StoredMessage message) {
        return store.get(Messages.class).find(OneNumber.TENANT, message.id()).orElseThrow();
    }

    private void keep(String settings) {
        mongo.save(
                new Document("_id", "demo|retention")
                        .append("tenantId", "demo")
                        .append("page", "retention")
                        .append("values", settings),
                "settings");
    }
}

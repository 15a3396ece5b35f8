package io.switchboard.conversation.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipInputStream;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.NewMessage;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.twilioconversation.receiving.ConversationWebhooks;
import io.switchboard.conversation.upload.UploadBeans;
import io.switchboard.conversation.upload.UploadStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.job.JobRequest;
import io.switchboard.job.Jobs;
import io.switchboard.testing.emulator.TwilioEmulator;
import io.switchboard.testing.emulator.TwilioEmulator.TestAccount;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class ContactErasureTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));
    private static final TestAccount ACCOUNT = new TestAccount(OneNumber.ACCOUNT_SID, "token");
    private static final String MESSAGES = "/2010-04-01/Accounts/" + OneNumber.ACCOUNT_SID + "/Messages";
    private static final String ADA = "+15551230001";

    private final EmulatedTwilio twilio = new EmulatedTwilio();
    private final TestStore store = new TestStore(twilio.url());
    private final MessageStore messages = store.get(MessageStore.class);
    private final ErasureController controller = store.get(ErasureController.class);
    private int texts;

    @AfterEach
    void close() {
        store.close();
        twilio.close();
    }

    @Test
    void nothingOfTheContactIsLeftInTheDatabase() {
        var first = text(ADA, "my secret is 4711", sid(1));
        text("+15551230002", "of another contact", sid(2));
        aCall(first);
        whatOtherFeaturesStored(first);
        insert("idempotency_keys", new Document("_id", "demo|k").append("conversationId", first.conversationId()));
        insert(
                "unmatched_statuses",
                new Document("_id", "u").append("messageKey", first.key()).append("body", "x"));

        var job = erase(contactOf(first), false);

        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(report(job).at("/erased/messages").asInt()).isEqualTo(1);
        assertThat(report(job).at("/erased/calls").asInt()).isEqualTo(1);
        for (var collection : List.of(
                "messages",
                "conversations",
                "contacts",
                "contact_notes",
                "idempotency_keys",
                "search_entries",
                "calls",
                "unmatched_statuses",
                "automatic_answers",
                "automatic_answer_states",
                "conversation_notes",
                "conversation_changes",
                "pending_sends",
                "send_queues",
                "twilio_conversations",
                "twilio_conversation_creations",
                "waiting_conversation_events",
                "jobs")) {
            assertThat(everythingIn(collection))
                    .as(collection)
                    .doesNotContain(ADA)
                    .doesNotContain("secret")
                    .doesNotContain(first.conversationId());
        }
        assertThat(everythingIn("messages")).contains("of another contact");
        assertThat(everythingIn("webhook_log")).contains("demo|2", "other|1").doesNotContain("demo|1");
        assertThat(everythingIn("conversations")).contains("+15551230002");
    }

    @Test
    void eventsOfTheContactThatWaitForOthersAreErasedWithTheirConversation() {
        var contact = contactOf(text(ADA, "Hi", sid(1)));
        var early = new ConversationWebhooks(store, ADA);
        early.receive(early.messageAdded(ConversationWebhooks.sid("IM"), "secret"));
        var known = new ConversationWebhooks(store, ADA);
        known.receive(
                known.participantAdded(),
                known.messageUpdated(ConversationWebhooks.sid("IM"), "secret", known.at()),
                known.messageRemoved(ConversationWebhooks.sid("IM"), known.at()));
        var other = new ConversationWebhooks(store, "+15551230002");
        other.receive(other.messageAdded(ConversationWebhooks.sid("IM"), "of another contact"));
        assertThat(store.get(MongoDatabase.class)
                        .getCollection("waiting_conversation_events")
                        .countDocuments())
                .isEqualTo(4);

        erase(contact, false);

        assertThat(everythingIn("waiting_conversation_events"))
                .contains("of another contact")
                .doesNotContain("secret", "onMessageRemoved", ADA);
        assertThat(everythingIn("twilio_conversations"))
                .contains("+15551230002")
                .doesNotContain(ADA);
    }

    @Test
    void requestsAndEventsOfAnotherTenantsCustomerStay() {
        var contact = contactOf(text(ADA, "Hi", sid(1)));
        insert("twilio_conversation_creations", creation("other|1", "other"));
        insert("waiting_conversation_events", waiting("other|1", "other", ADA));
        insert(
                "twilio_conversations",
                new Document("_id", "other|AC1|CH2").append("tenantId", "other").append("addresses", List.of(ADA)));

        erase(contact, false);

        assertThat(everythingIn("twilio_conversation_creations")).contains("other|1");
        assertThat(everythingIn("waiting_conversation_events")).contains("other|1");
        assertThat(everythingIn("twilio_conversations")).contains("other|AC1|CH2");
    }

    @Test
    void aWebhookThatIsDeliveredAgainCreatesNothing() {
        var text = inbound(ADA, "Hi", sid(1));
        var contact = contactOf(messages.add(List.of(text)).getFirst().message());
        erase(contact, false);
        store.published().take();

        messages.add(List.of(text));

        // The job announces its progress whenever it has published.
        assertThat(store.published().take())
                .filteredOn(event -> !event.type().equals("io.switchboard.job.progressed"))
                .isEmpty();
        assertThat(everythingIn("contacts")).isEmpty();
        assertThat(everythingIn("conversations")).isEmpty();
    }

    @Test
    void aRefusalStaysInForceWithoutNamingTheContact() {
        var contact = contactOf(text(ADA, "STOP", sid(1)));
        var pair = new AddressPair("sms", OneNumber.ADDRESS, ADA);
        var consents = store.get(ConsentStore.class);
        consents.note(List.of(new ConsentFact(
                DEMO, pair, ConsentFact.Kind.REFUSED, store.clock().instant(), "STOP")));

        erase(contact, false);

        assertThat(consents.optedOut(DEMO, List.of(pair))).containsExactly(pair);
        assertThat(everythingIn("consents")).doesNotContain(ADA);
    }

    @Test
    void whatTheContactAllowsIsErased() {
        var contact = contactOf(text(ADA, "START", sid(1)));
        var pair = new AddressPair("sms", OneNumber.ADDRESS, ADA);
        store.get(ConsentStore.class)
                .note(List.of(new ConsentFact(
                        DEMO, pair, ConsentFact.Kind.ALLOWED, store.clock().instant(), "START")));

        erase(contact, false);

        assertThat(everythingIn("consents")).isEmpty();
    }

    @Test
    void aNewMessageAfterTheErasureBeginsANewContact() {
        var contact = contactOf(text(ADA, "Hi", sid(1)));
        erase(contact, false);

        var next = text(ADA, "Hi again", sid(2));

        assertThat(contactOf(next)).isNotEqualTo(contact);
    }

    @Test
    void theErasureIsAnnouncedAndAuditedByTheContactsIdOnly() {
        var contact = contactOf(text(ADA, "Hi", sid(1)));
        var before = store.published().all().size();

        erase(contact, false);

        // The end of the job is stored first, and then announced.
        await().untilAsserted(() -> assertThat(store.published().all().stream().skip(before))
                .filteredOn(event -> !event.type().equals("io.switchboard.job.progressed"))
                .allSatisfy(event -> assertThat(event.data().toString()).doesNotContain(ADA))
                .extracting(CloudEvent::type)
                .containsExactlyInAnyOrder(
                        "io.switchboard.audit.recorded",
                        "io.switchboard.contact.erased",
                        "io.switchboard.audit.recorded"));
    }

    @Test
    void twiliosCopiesAreDeletedOnRequestAndWhatItRefusesIsReported() {
        TwilioEmulator.shared().behaves(Map.of("statusDelayMillis", 20));
        var delivered = sidAtTwilio();
        await().until(() -> statusAtTwilio(delivered).equals("delivered"));
        TwilioEmulator.shared().behaves(Map.of("statusDelayMillis", 600_000));
        var queued = sidAtTwilio();
        var contact = contactOf(text(ADA, "one", delivered));
        text(ADA, "two", queued);
        text(ADA, "three", sid(3));

        var job = erase(contact, true);

        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(statusAtTwilio(delivered)).isEqualTo("gone");
        assertThat(job.getList("failures", Document.class)).singleElement().satisfies(failure -> {
            assertThat(failure.getString("item")).isEqualTo(queued);
            assertThat(failure.getString("detail")).contains("refused");
        });
        assertThat(report(job).get("notErased").asInt()).isEqualTo(1);
        assertThat(everythingIn("messages")).doesNotContain("three").doesNotContain(ADA);
    }

    @Test
    void mediaAreInTheExportAndDeletedAtTwilioByTheErasure() throws IOException {
        var sid = TwilioEmulator.shared().text(ADA, OneNumber.ADDRESS, "", "data:image/png;base64,iVBORw0KGgo=");
        var media = TwilioEmulator.shared()
                .call(ACCOUNT, "GET", MESSAGES + "/" + sid + "/Media.json", Map.of())
                .at("/media_list/0/sid")
                .asString();
        var message = messages.add(List.of(NewMessageBuilder.inbound(sid)
                        .between(OneNumber.ADDRESS, ADA)
                        .media("https://api.twilio.com" + MESSAGES + "/" + sid + "/Media/" + media)
                        .account(OneNumber.ACCOUNT_SID)
                        .build()))
                .getFirst()
                .message();

        var exported = store.finishedJob(store.get(Jobs.class)
                .submit(new JobRequest(
                        DEMO, "contact-export", "ann", Map.of("contactId", contactOf(message)), List.of()))
                .id());

        assertThat(exported.getInteger("failureCount")).isZero();
        assertThat(entries(Objects.requireNonNull(store.jobResult(exported.getString("_id")))))
                .contains("media/" + message.id() + "-0.png");
        erase(contactOf(message), true);
        assertThat(TwilioEmulator.shared().calls())
                .extracting(call -> call.method() + " " + call.target())
                .contains(
                        "DELETE " + MESSAGES + "/" + sid + "/Media/" + media + ".json",
                        "DELETE " + MESSAGES + "/" + sid + ".json");
        assertThat(TwilioEmulator.shared().phone(ADA)).isEmpty();
    }

    @Test
    void aFileThatWasSentIsInTheExportAndErasedHereAndAtTwilio() throws IOException {
        var uploads = store.get(UploadStore.class);
        var upload = UploadBeans.upload(uploads, DEMO);
        var sid = TwilioEmulator.shared()
                .call(
                        ACCOUNT,
                        "POST",
                        MESSAGES + ".json",
                        Map.of("From", OneNumber.ADDRESS, "To", ADA, "MediaUrl", "https://pictures.example/cat.png"))
                .get("sid")
                .asString();
        var message = messages.add(List.of(NewMessageBuilder.outbound()
                        .between(OneNumber.ADDRESS, ADA)
                        .media("upload:" + upload)
                        .account(OneNumber.ACCOUNT_SID)
                        .build()))
                .getFirst()
                .message();
        uploads.use(DEMO, upload, message.id(), null);
        store.get(Messages.class).noteSid(DEMO, message.id(), sid, store.clock().instant());

        var exported = store.finishedJob(store.get(Jobs.class)
                .submit(new JobRequest(
                        DEMO, "contact-export", "ann", Map.of("contactId", contactOf(message)), List.of()))
                .id());
        erase(contactOf(message), true);

        assertThat(entries(Objects.requireNonNull(store.jobResult(exported.getString("_id")))))
                .anyMatch(name -> name.startsWith("media/" + message.id() + "-0"));
        assertThat(uploads.find(DEMO, upload)).isEmpty();
        assertThat(TwilioEmulator.shared().calls())
                .anyMatch(call ->
                        call.method().equals("DELETE") && call.target().startsWith(MESSAGES + "/" + sid + "/Media/ME"));
    }

    private static List<String> entries(byte[] zip) throws IOException {
        var names = new ArrayList<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var entry = in.getNextEntry();
            while (entry != null) {
                names.add(entry.getName());
                entry = in.getNextEntry();
            }
        }
        return names;
    }

    @Test
    void twiliosCopiesStayWithoutTheRequest() {
        var sid = sidAtTwilio();
        erase(contactOf(text(ADA, "one", sid)), false);

        assertThat(statusAtTwilio(sid)).isNotEqualTo("gone");
    }

    @Test
    void anotherTenantsContactIsNotThere() {
        var contact = contactOf(text(ADA, "Hi", sid(1)));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.erase(ANN, new TenantId("other"), contact, null))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
        assertThat(everythingIn("contacts")).contains(ADA);
    }

    private Document erase(String contactId, boolean atTwilio) {
        return store.finishedJob(controller
                .erase(ANN, DEMO, contactId, new ErasureController.ErasureForm(atTwilio))
                .id());
    }

    private JsonNode report(Document job) {
        var bytes = store.jobResult(job.getString("_id"));
        return new JsonMapper().readTree(new String(Objects.requireNonNull(bytes), StandardCharsets.UTF_8));
    }

    private void aCall(StoredMessage message) {
        store.get(MongoOperations.class)
                .insert(
                        new Document("_id", "c1")
                                .append("tenantId", "demo")
                                .append("key", "demo|CA1")
                                .append("conversationId", message.conversationId())
                                .append("theirAddress", ADA),
                        "calls");
        store.get(MongoOperations.class)
                .insert(new Document("_id", "call|c1").append("words", List.of("secret")), "search_entries");
    }

    /** Documents as the features store them, see {@code RelatedDocumentsTests}. */
    private void whatOtherFeaturesStored(StoredMessage message) {
        var conversation = message.conversationId();
        insert("webhook_log", webhook("demo|1", "demo", ADA));
        insert("webhook_log", webhook("demo|2", "demo", "+15551230002"));
        insert("webhook_log", webhook("other|1", "other", ADA));
        insert("automatic_answers", new Document("_id", message.id()).append("theirs", ADA));
        insert("automatic_answer_states", new Document("_id", conversation).append("answeredText", "secret"));
        insert("conversation_notes", inConversation("n1", conversation).append("text", "secret"));
        insert("conversation_changes", inConversation("h1", conversation).append("kind", "closed"));
        insert(
                "contact_notes",
                new Document("_id", "n2")
                        .append("tenantId", "demo")
                        .append("contactId", contactOf(message))
                        .append("text", "secret"));
        insert("pending_sends", inConversation("p1", conversation).append("body", "secret"));
        insert("send_queues", new Document("_id", conversation).append("to", ADA));
        insert(
                "twilio_conversations",
                inConversation("demo|AC1|CH1", conversation).append("addresses", List.of(ADA)));
        insert(
                "twilio_conversations",
                new Document("_id", "demo|AC1|CH2").append("tenantId", "demo").append("addresses", List.of(ADA)));
        insert("twilio_conversation_creations", creation("demo|AC1|" + ADA, "demo"));
        insert("waiting_conversation_events", waiting("demo|1", "demo", ADA));
        insert("waiting_conversation_events", waiting("demo|2", "demo", "demo|AC1|CH1"));
        insert("waiting_conversation_events", waiting("demo|3", "demo", "demo|AC1|CH2"));
    }

    private static Document webhook(String id, String tenant, String address) {
        return new Document("_id", id).append("tenantId", tenant).append("terms", List.of("family:messages", address));
    }

    private static Document creation(String id, String tenant) {
        return new Document("_id", id).append("tenantId", tenant).append("theirs", List.of("+15551230009", ADA));
    }

    private static Document waiting(String id, String tenant, String concerned) {
        return new Document("_id", id)
                .append("tenantId", tenant)
                .append("concerns", List.of("demo|AC1|CH9", concerned))
                .append("event", "secret");
    }

    private static Document inConversation(String id, String conversation) {
        return new Document("_id", id).append("tenantId", "demo").append("conversationId", conversation);
    }

    private void insert(String collection, Document document) {
        store.get(MongoOperations.class).insert(document, collection);
    }

    private StoredMessage text(String from, String body, String sid) {
        return messages.add(List.of(inbound(from, body, sid))).getFirst().message();
    }

    private NewMessage inbound(String from, String body, String sid) {
        texts++;
        return NewMessageBuilder.inbound(sid)
                .between(new AddressPair("sms", OneNumber.ADDRESS, from))
                .body(body)
                .account(OneNumber.ACCOUNT_SID)
                .at(store.clock().instant().plusSeconds(texts))
                .build();
    }

    private String contactOf(StoredMessage message) {
        var conversation =
                store.get(MongoOperations.class).findById(message.conversationId(), Document.class, "conversations");
        return Objects.requireNonNull(conversation).getString("contactId");
    }

    private String sidAtTwilio() {
        return TwilioEmulator.shared()
                .call(
                        ACCOUNT,
                        "POST",
                        "/2010-04-01/Accounts/" + OneNumber.ACCOUNT_SID + "/Messages.json",
                        Map.of("From", OneNumber.ADDRESS, "To", ADA, "Body", "x"))
                .get("sid")
                .asString();
    }

    private static String statusAtTwilio(String sid) {
        return TwilioEmulator.shared().phone(ADA).stream()
                .filter(message -> message.get("sid").asString().equals(sid))
                .findFirst()
                .map(message -> message.get("status").asString())
                .orElse("gone");
    }

    private static String sid(int number) {
        return "SM%032x".formatted(number);
    }

    private String everythingIn(String collection) {
        var text = new StringBuilder();
        store.get(MongoDatabase.class)
                .getCollection(collection)
                .find()
                .forEach(document -> text.append(document.toJson()).append('\n'));
        return text.toString();
    }
}

package io.switchboard.conversation.export;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipInputStream;

import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.conversation.StoredConversation;
import io.switchboard.conversation.export.ConversationScan.Filter;
import io.switchboard.conversation.message.StoredMessage;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.job.Job;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

class ExportTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));
    private static final Filter ALL = new Filter(null, null, null, null, null, null);

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final MessageStore messages = store.get(MessageStore.class);
    private final ExportController controller = store.get(ExportController.class);
    private int texts;

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aContactsExportHasItsDataAndNoOthers() throws IOException {
        var message = text("+15551230001", "Hello from Ada");
        text("+15551230002", "Hello from Eve");

        var job = store.finishedJob(
                controller.exportContact(ANN, DEMO, contactOf(message)).id());

        assertThat(job.getString("state")).isEqualTo("succeeded");
        var files = files(result(job));
        assertThat(files.get("messages.ndjson")).contains("Hello from Ada").doesNotContain("Eve");
        assertThat(files.get("contacts.ndjson")).contains("+15551230001");
        assertThat(files.get("conversations.ndjson")).contains(message.conversationId());
        assertThat(files).containsKeys("calls.ndjson", "contact-notes.ndjson").doesNotContainKey("others.ndjson");
    }

    @Test
    void mediaThatCannotBeReadAreListedAsFailures() {
        messages.add(List.of(NewMessageBuilder.inbound("SM9")
                .between(OneNumber.ADDRESS, "+15551230001")
                .media("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1")
                .build()));
        var contact = store.get(MongoOperations.class)
                .findOne(query(where("address").is("+15551230001")), Document.class, "contacts");

        var job = store.finishedJob(controller
                .exportContact(ANN, DEMO, Objects.requireNonNull(contact).getString("_id"))
                .id());

        assertThat(job.getList("failures", Document.class))
                .singleElement()
                .satisfies(failure -> assertThat(failure.getString("detail")).contains("does not have the file"));
    }

    @Test
    void conversationsAreExportedByFilterAsLinesOfJsonAndAsCsv() throws IOException {
        text("+15551230001", "=1+1, \"quoted\"\nsecond line");
        text("+15551230002", "other");
        var contact = contactOf(text("+15551230001", "two"));

        var job = store.finishedJob(controller
                .exportConversations(ANN, DEMO, new Filter("sms", "open", OneNumber.ADDRESS, contact, null, null))
                .id());

        var result = result(job);
        assertThat(new String(result, StandardCharsets.UTF_8).lines()).hasSize(2);
        var csv = new ByteArrayOutputStream();
        ConversationExport.exportedConversationsAsCsv().convert(new ByteArrayInputStream(result), csv);
        assertThat(csv.toString(StandardCharsets.UTF_8))
                .startsWith("conversationId,contactId,contactName,channel,")
                .contains("\"'=1+1, \"\"quoted\"\"\nsecond line\"")
                .contains(",+15551230001,")
                .endsWith("\r\n");
    }

    @Test
    void everyConversationIsExportedOnce() {
        for (var number = 0; number < 130; number++) {
            text("+1555123%04d".formatted(number), "text");
        }

        var job =
                store.finishedJob(controller.exportConversations(ANN, DEMO, ALL).id());

        assertThat(job.getInteger("done")).isEqualTo(130);
        assertThat(new String(result(job), StandardCharsets.UTF_8).lines().distinct())
                .hasSize(130);
    }

    @Test
    void anExportThatIsCanceledHalfWayLeavesNothing() {
        var conversation = text("+15551230001", "first").conversationId();
        for (var number = 0; number < 300; number++) {
            text("+15551230001", "x".repeat(1500));
        }
        // The request to cancel comes when the job begins, and the clock moves so that its progress is stored.
        store.published()
                .beforeEach(() -> store.get(MongoOperations.class)
                        .updateMulti(
                                query(where("state").is("running")),
                                new Update().set("cancelRequested", true),
                                "jobs"));
        var ticks = Executors.newSingleThreadScheduledExecutor();
        var unused = ticks.scheduleAtFixedRate(
                () -> store.clock().advance(Duration.ofSeconds(1)), 0, 1, TimeUnit.MILLISECONDS);

        Job job = controller.exportConversations(ANN, DEMO, ALL);
        var canceled = store.finishedJob(job.id());
        ticks.shutdownNow();

        assertThat(canceled.getString("state")).isEqualTo("canceled");
        assertThat(store.jobResult(job.id())).isNull();
        assertThat(store.jobResultPieces()).isZero();
        assertThat(conversation).isNotEmpty();
    }

    @Test
    void anotherTenantsContactIsNotThere() {
        var contact = contactOf(text("+15551230001", "Hi"));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.exportContact(ANN, new TenantId("other"), contact))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(404));
    }

    private StoredMessage text(String from, String body) {
        texts++;
        return messages.add(List.of(NewMessageBuilder.inbound("SM" + texts)
                        .between(OneNumber.ADDRESS, from)
                        .body(body)
                        .at(store.clock().instant().plusSeconds(texts))
                        .build()))
                .getFirst()
                .message();
    }

    private String contactOf(StoredMessage message) {
        var conversation =
                store.get(MongoOperations.class).findById(message.conversationId(), StoredConversation.class);
        return Objects.requireNonNull(conversation).contactId();
    }

    private byte[] result(Document job) {
        return Objects.requireNonNull(store.jobResult(job.getString("_id")));
    }

    private static Map<String, String> files(byte[] zip) throws IOException {
        var files = new HashMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var entry = in.getNextEntry();
            while (entry != null) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
                entry = in.getNextEntry();
            }
        }
        return files;
    }
}

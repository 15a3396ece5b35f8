package io.switchboard.conversation.sending.bulk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

import com.mongodb.client.gridfs.GridFSBuckets;
import io.switchboard.conversation.consent.ConsentFact;
import io.switchboard.conversation.consent.ConsentStore;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.message.Messages;
import io.switchboard.conversation.sending.bulk.BulkInput.BulkMessageForm;
import io.switchboard.conversation.sending.command.OutboundMessage;
import io.switchboard.conversation.sending.dispatch.SendingFixture;
import io.switchboard.conversation.sending.dispatch.SendingProcess;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.ProcessDeath;
import io.switchboard.conversation.support.WatchedDatabase;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.Address;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.SendMessage;
import io.switchboard.events.job.Job;
import io.switchboard.events.member.MessageAuthor;
import io.switchboard.job.Jobs;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.bson.BsonString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static io.switchboard.conversation.sending.dispatch.SendingFixture.CUSTOMER;
import static io.switchboard.conversation.sending.dispatch.SendingFixture.OURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Sends the built-in template "Follow-up", which has the variable {@code name}, from a local number: one text a second. */
class BulkSendTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final ApiCaller AGENT = new ApiCaller("ann", null, DEMO, Set.of(Role.AGENT));
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_STEPS = 400;

    /** The emulator's approved template with two variables. */
    private static final String REMINDER = "HX000000000000000000000000000000a1";

    private final SendingFixture world = new SendingFixture();
    private SendingProcess sender;
    private BulkProcess process;
    private String templateId;

    @BeforeEach
    void start() {
        sender = world.pacedProcess(world.database);
        sender.createIndexes();
        process = new BulkProcess(world, world.database, "one");
        templateId = process.get(Templates.class).page(DEMO, null, 10).stream()
                .filter(template -> template.name().equals("Follow-up"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @AfterEach
    void close() {
        process.close();
        world.close();
    }

    @Test
    void eachContactGetsTheTemplateOnceWithItsOwnFields() {
        var ada = contact("+15551230001", "Ada");
        var bob = contact("+15551230002", "Bob");

        var job = submit(contacts(ada, bob, ada), Map.of("name", "{{contact.name}}"), null);
        var finished = awaitEnd(job);

        assertThat(finished.state()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(finished.done()).isEqualTo(3);
        assertThat(finished.total()).isEqualTo(3);
        assertThat(bodies())
                .hasSize(2)
                .anyMatch(body -> body.startsWith("Hello Ada,"))
                .anyMatch(body -> body.startsWith("Hello Bob,"));
        assertThat(result(job))
                .extracting(line -> line.get("outcome").asString())
                .containsExactly("queued", "queued", "duplicate");
        var message = sender.get(Messages.class)
                .find(DEMO, result(job).getFirst().get("messageId").asString())
                .orElseThrow()
                .view();
        assertThat(message.jobId()).isEqualTo(job);
        assertThat(message.templateId()).isEqualTo(templateId);
        assertThat(Objects.requireNonNull(message.by()).id()).isEqualTo("ann");
    }

    @Test
    void whoCannotGetTheMessageIsNamedAndTheOthersGetIt() {
        var known = contact("+15551230001", "Ada");
        var refused = contact("+15551230002", "Bob");
        var withoutPlan = contact("+15551230003", "Cleo");
        setAttribute(known, "plan", "gold");
        setAttribute(refused, "plan", "gold");
        process.get(ConsentStore.class)
                .note(List.of(new ConsentFact(
                        DEMO,
                        new AddressPair("sms", OURS, "+15551230002"),
                        ConsentFact.Kind.REFUSED,
                        world.clock.instant(),
                        "STOP")));

        var job = submit(contacts("unknown", refused, withoutPlan, known), Map.of("name", "{{contact.plan}}"), null);
        var finished = awaitEnd(job);

        assertThat(finished.state()).isEqualTo(Job.State.SUCCEEDED);
        assertThat(finished.failureCount()).isEqualTo(3);
        assertThat(result(job))
                .extracting(line -> line.path("reason").asString(""))
                .containsExactly("contact-not-found", "opted-out", "missing-variables", "");
        assertThat(bodies()).hasSize(1).allMatch(body -> body.startsWith("Hello gold,"));
    }

    @Test
    void ofAContactsAttributesOnlyThoseThatTheMessageNamesAreKept() {
        var contact = contact("+15551230001", "Ada");
        setAttribute(contact, "plan", "gold");
        setAttribute(contact, "notes", "x".repeat(10_000));
        var input = BulkInput.of(
                form(templateId, Map.of("name", "{{contact.plan}}"), List.of(contact), null, null, null),
                new MessageAuthor("ann", null),
                world.clock.instant());
        var recipients = process.get(BulkRecipients.class);

        var checked = recipients.of(recipients.message(DEMO, input));

        assertThat(checked)
                .singleElement()
                .extracting(BulkRecipient::attributes)
                .isEqualTo(Map.of("plan", "gold"));
    }

    @Test
    void addressesAreReadInAnyFormAndWrongOnesAreRejected() {
        var job =
                submit(addresses("+1 555 123 0001", "+15551230001", "78787", "no number"), Map.of("name", "you"), null);
        awaitEnd(job);

        assertThat(result(job))
                .extracting(line -> line.get("outcome").asString())
                .containsExactly("queued", "duplicate", "rejected", "rejected");
        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(1);
    }

    @Test
    void anAddressThatTheChannelDoesNotHaveIsRejectedAsOneOfASingleMessage() {
        var job = submit(onWhatsapp(OURS, "no number", "+1"), Map.of("name", "you"), null);
        awaitEnd(job);

        assertThat(result(job))
                .extracting(line -> line.path("reason").asString(""))
                .containsExactly("invalid-address", "invalid-address");
    }

    @Test
    void theJobKeepsThePaceSoThatOtherTextsOfItsNumberWaitForAFewOnly() {
        var job = submit(
                addresses(IntStream.range(0, 40)
                        .mapToObj(customer -> "+1555" + (1_000_000 + customer))
                        .toArray(String[]::new)),
                Map.of("name", "you"),
                null);
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(30)).until(() -> commands() >= 10);
        var text = sender.command("demo", OURS, CUSTOMER, "an answer");
        sender.take(text);

        pass(15);

        assertThat(sender.message(text).twilioSid()).isNotNull();
        assertThat(bodies()).hasSizeLessThan(30);
        assertThat(awaitEnd(job).done()).isEqualTo(40);
        pass(15);
        assertThat(world.twilio.acceptedFrom(OURS)).hasSize(41);
    }

    @Test
    void aCanceledJobStopsAndShowsWhatItSent() {
        var job = submit(
                addresses(IntStream.range(0, 40)
                        .mapToObj(customer -> "+1555" + (1_000_000 + customer))
                        .toArray(String[]::new)),
                Map.of("name", "you"),
                null);
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(30)).until(() -> commands() >= 10);

        cancel(job);
        var canceled = awaitEnd(job);
        pass(60);

        assertThat(canceled.state()).isEqualTo(Job.State.CANCELED);
        assertThat(canceled.resultUrl()).isNotNull();
        var queued = result(job).stream()
                .filter(line -> line.get("outcome").asString().equals("queued"))
                .toList();
        assertThat(result(job)).hasSize(40);
        assertThat(queued).hasSizeBetween(1, 30);
        assertThat(world.twilio.acceptedFrom(OURS)).hasSameSizeAs(queued);
    }

    @Test
    void nothingIsSentTwiceWhereverTheProcessEnds() {
        process.close();
        var steps = 5;
        while (steps < MOST_STEPS && endsAfter(steps)) {
            steps += 9;
        }
        assertThat(steps).as("steps with a crash").isBetween(23, MOST_STEPS - 1);
    }

    /** Returns false when there were fewer steps than that. */
    private boolean endsAfter(int steps) {
        var first = "+1555" + (2_000_000 + steps);
        var second = "+1555" + (3_000_000 + steps);
        var death = new ProcessDeath(steps);
        var job = "";
        try (var dying = new BulkProcess(world, WatchedDatabase.of(world.database, death), "dying " + steps)) {
            process = dying;
            job = submit(addresses(first, second), Map.of("name", "{{contact.address}}"), null);
            var id = job;
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> death.hasHappened() || isEnded(id));
        } catch (ProcessDeath.Crash e) {
            // The request was not answered, and may have begun the job.
        }
        world.pass(Duration.ofSeconds(61));
        process = new BulkProcess(world, world.database, "after " + steps);
        try {
            if (!job.isEmpty()) {
                awaitEnd(job);
            }
            pass(5);
            assertThat(bodies())
                    .as("after " + steps)
                    .filteredOn(body -> body.startsWith("Hello " + first) || body.startsWith("Hello " + second))
                    .doesNotHaveDuplicates()
                    .hasSizeBetween(job.isEmpty() ? 0 : 2, 2);
        } finally {
            process.close();
        }
        return death.hasHappened();
    }

    @Test
    void aRequestWithAKeyBeginsOneJob() {
        var key = new IdempotencyKey("once");
        var form = addresses("+15551230001");

        var first = submit(form, Map.of("name", "you"), key);
        var second = submit(form, Map.of("name", "you"), key);

        assertThat(second).isEqualTo(first);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> submit(form, Map.of("name", "them"), key))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(409));
    }

    @Test
    void aContentTemplateReachesCustomersOutsideTheWindowOfWhatsapp() {
        var job = submit(content("{{contact.name}}", "Monday"), null);
        awaitEnd(job);

        assertThat(result(job))
                .extracting(line -> line.get("outcome").asString())
                .containsExactly("queued");
        var message = sender.get(Messages.class)
                .find(DEMO, result(job).getFirst().get("messageId").asString())
                .orElseThrow();
        assertThat(message.twilioSid()).isNotNull();
        assertThat(message.view().contentSid()).isEqualTo(REMINDER);
        assertThat(message.body()).contains(CUSTOMER).contains("Monday");
    }

    @Test
    void aContentTemplateThatIsUnknownOrLacksAValueIsRefused() {
        var unknown = content("Ada", "Monday");

        assertRefused(
                new BulkMessageForm(
                        null, null, null, List.of(CUSTOMER), "whatsapp", OURS, "HX0", unknown.contentVariables(), null),
                null);
        assertRefused(content("Ada", null), null);
        assertRefused(
                new BulkMessageForm(
                        templateId, null, null, List.of(CUSTOMER), "whatsapp", OURS, REMINDER, Map.of(), null),
                null);
    }

    private static BulkMessageForm content(String name, @Nullable String day) {
        var values = new HashMap<String, @Nullable String>(Map.of("1", name));
        if (day != null) {
            values.put("2", day);
        }
        return new BulkMessageForm(null, null, null, List.of(CUSTOMER), "whatsapp", OURS, REMINDER, values, null);
    }

    @Test
    void aScheduledJobChecksItsRecipientsAtOnceAndSendsAtItsTime() {
        var job = submit(scheduled(CUSTOMER, "no number"), null);
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        process.get(Jobs.class).view(DEMO, job).orElseThrow().failureCount() == 1);

        pass(100);
        var before = commands();
        world.pass(Duration.ofSeconds(21));
        awaitEnd(job);

        assertThat(before).isZero();
        assertThat(bodies()).hasSize(1);
    }

    @Test
    void aScheduledJobThatIsCanceledSendsNothing() {
        var job = submit(scheduled(CUSTOMER), null);
        await().dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        process.get(Jobs.class).view(DEMO, job).orElseThrow().total() != null);

        cancel(job);
        world.pass(Duration.ofSeconds(121));
        var canceled = awaitEnd(job);

        assertThat(canceled.state()).isEqualTo(Job.State.CANCELED);
        assertThat(result(job))
                .extracting(line -> line.get("outcome").asString())
                .containsExactly("canceled");
        assertThat(commands()).isZero();
    }

    private BulkMessageForm scheduled(String... addresses) {
        return new BulkMessageForm(
                templateId,
                Map.of("name", "you"),
                null,
                List.of(addresses),
                null,
                null,
                null,
                null,
                world.clock.instant().plusSeconds(120));
    }

    @Test
    void eachRowOfATableHasItsOwnValuesAndNothingIsInsertedInThem() {
        var job = process.get(BulkSendController.class)
                .sendToTable(AGENT, DEMO, null, templateId, null, null, null, null, bytes("""
                        address,name
                        +15551230001,"Ada {{contact.name}}"
                        +15551230002,Bob
                        +1 555 123 0001,Twice
                        """))
                .id();
        awaitEnd(job);

        assertThat(result(job))
                .extracting(line -> line.get("outcome").asString())
                .containsExactly("queued", "queued", "duplicate");
        assertThat(bodies())
                .hasSize(2)
                .anyMatch(body -> body.startsWith("Hello Ada {{contact.name}},"))
                .anyMatch(body -> body.startsWith("Hello Bob,"));
    }

    @Test
    void aTableWhoseColumnsAreNotThoseOfTheTemplateIsRefused() {
        for (var table : List.of("address\n" + CUSTOMER, "address,name,date\n" + CUSTOMER + ",you,today")) {
            assertThatExceptionOfType(ApiProblem.class)
                    .isThrownBy(() -> process.get(BulkSendController.class)
                            .sendToTable(AGENT, DEMO, null, templateId, null, null, null, null, bytes(table)))
                    .satisfies(problem ->
                            assertThat(problem.getStatusCode().value()).isEqualTo(400));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theResultIsAlsoCsv() throws IOException {
        var job = submit(addresses(CUSTOMER, "=1+1"), Map.of("name", "you"), null);
        awaitEnd(job);
        var csv = new ByteArrayOutputStream();

        BulkSendJob.bulkResultsAsCsv().convert(new ByteArrayInputStream(file(job)), csv);

        assertThat(csv.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.getFirst())
                        .isEqualTo("recipient,outcome,reason,detail,contactId,from,to,messageId"))
                .anyMatch(line -> line.startsWith(CUSTOMER + ",queued,,,"))
                .anyMatch(line -> line.startsWith("'=1+1,rejected,invalid-address,"));
    }

    @Test
    void aRequestThatNobodyCouldGetIsRefused() {
        assertRefused(addresses(), Map.of("name", "you"));
        assertRefused(addresses(Collections.nCopies(1001, CUSTOMER).toArray(String[]::new)), Map.of("name", "you"));
        assertRefused(form("unknown", Map.of(), null, List.of(CUSTOMER), null, null), null);
        assertRefused(form(templateId, Map.of(), List.of("c"), List.of(CUSTOMER), null, null), null);
        assertRefused(addresses(CUSTOMER), Map.of());
        assertRefused(addresses(CUSTOMER), Map.of("name", "you", "date", "today"));
        assertRefused(addresses(CUSTOMER), Map.of("name", "{{date}}"));
        assertRefused(addresses(CUSTOMER), Map.of("name", "{{contact.name"));
        assertRefused(addresses(CUSTOMER, null), Map.of("name", "you"));
        assertRefused(form(templateId, null, null, List.of(CUSTOMER), null, "Shop"), Map.of("name", "you"));
        assertRefused(onWhatsapp("+1 555", CUSTOMER), Map.of("name", "you"));
    }

    private void assertRefused(BulkMessageForm form, @Nullable Map<String, @Nullable String> variables) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> submit(form, variables, null))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(400));
    }

    private static BulkMessageForm form(
            String templateId,
            @Nullable Map<String, @Nullable String> variables,
            @Nullable List<@Nullable String> contactIds,
            @Nullable List<@Nullable String> addresses,
            @Nullable String channel,
            @Nullable String from) {
        return new BulkMessageForm(templateId, variables, contactIds, addresses, channel, from, null, null, null);
    }

    private BulkMessageForm contacts(@Nullable String... ids) {
        return form(templateId, null, List.of(ids), null, null, null);
    }

    private BulkMessageForm addresses(@Nullable String... addresses) {
        return form(templateId, null, null, Arrays.asList(addresses), null, null);
    }

    private BulkMessageForm onWhatsapp(String from, String... addresses) {
        return form(templateId, null, null, List.of(addresses), "whatsapp", from);
    }

    private String submit(
            BulkMessageForm form, @Nullable Map<String, @Nullable String> variables, @Nullable IdempotencyKey key) {
        var asked = new BulkMessageForm(
                form.templateId(),
                variables == null ? form.variables() : new HashMap<>(variables),
                form.contactIds(),
                form.addresses(),
                form.channel(),
                form.from(),
                form.contentSid(),
                form.contentVariables(),
                form.sendAt());
        return submit(asked, key);
    }

    private String submit(BulkMessageForm form, @Nullable IdempotencyKey key) {
        return process.get(BulkSendController.class)
                .send(AGENT, DEMO, key, form)
                .id();
    }

    private String contact(String address, String name) {
        process.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("SM" + address.substring(1))
                        .between(OURS, address)
                        .contactName(name)
                        .at(world.clock.instant())
                        .build()));
        return process.get(Contacts.class)
                .person(DEMO, new Address("sms", address))
                .orElseThrow()
                .id();
    }

    private void setAttribute(String contactId, String name, String value) {
        process.get(MongoOperations.class)
                .updateFirst(
                        Query.query(Criteria.where("_id").is(contactId)),
                        Update.update("attributes." + name, value),
                        "contacts");
    }

    private void cancel(String job) {
        process.get(MongoOperations.class)
                .updateFirst(
                        Query.query(Criteria.where("_id").is(job)), Update.update("cancelRequested", true), "jobs");
    }

    /** Lets the job, the listener of the commands and the sender go on until the job has ended. */
    private Job awaitEnd(String job) {
        await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(90)).until(() -> {
            pass(1);
            return isEnded(job);
        });
        pass(2);
        return process.get(Jobs.class).view(DEMO, job).orElseThrow();
    }

    private boolean isEnded(String job) {
        return Objects.requireNonNull(sender.get(MongoOperations.class).findById(job, Document.class, "jobs"))
                        .get("finishedAt")
                != null;
    }

    private void pass(int seconds) {
        for (var second = 0; second < seconds; second++) {
            take();
            sender.runDue();
            world.pass(Duration.ofSeconds(1));
        }
        take();
        sender.runDue();
    }

    /** Does what the listener of the commands does. */
    private void take() {
        var commands = world.published.all().stream()
                .filter(event -> event.data() instanceof SendMessage)
                .toList();
        commands.stream()
                .skip(taken)
                .forEach(command -> sender.get(MessageStore.class).add(List.of(OutboundMessage.of(sent(command)))));
        taken = commands.size();
    }

    private int taken;

    private long commands() {
        return world.published.all().stream()
                .filter(event -> event.data() instanceof SendMessage)
                .count();
    }

    @SuppressWarnings("unchecked") // Its data was checked.
    private static CloudEvent<SendMessage> sent(CloudEvent<?> event) {
        return (CloudEvent<SendMessage>) event;
    }

    private List<String> bodies() {
        return world.twilio.acceptedFrom(OURS).stream()
                .map(text -> String.valueOf(text.get("body")))
                .toList();
    }

    private List<JsonNode> result(String job) {
        return new String(file(job), StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    private byte[] file(String job) {
        var files = GridFSBuckets.create(world.database, "job_results");
        try (var in = files.openDownloadStream(new BsonString(job))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

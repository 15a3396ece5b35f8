package io.switchboard.conversation.contact.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.switchboard.conversation.address.TenantCountry;
import io.switchboard.conversation.contact.Contacts;
import io.switchboard.conversation.contact.StoredContact;
import io.switchboard.conversation.conversation.MessageStore;
import io.switchboard.conversation.support.NewMessageBuilder;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.Contact;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Imports and exports tables of contacts as jobs. */
class ContactTableTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final TenantId OTHER = new TenantId("other");
    private static final ApiCaller ANN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));

    private final TestStore store = new TestStore(URI.create("http://localhost:1"));
    private final ContactTableController controller = store.get(ContactTableController.class);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsColumnsInAnyOrderAsSpreadsheetsWriteThem() {
        var report = imported("""
                \uFEFFcity;Phone;WhatsApp;Name;labels\r
                "Bath;\r
                England";(555) 123-4567;;Ada "Countess" Lovelace;vip\r
                ;;+49 1512 3456789;Søren مرحبا 👋;\r
                """);

        assertThat(report.refused()).isEmpty();
        assertThat(report.created()).isEqualTo(2);
        var ada = contact("+15551234567");
        assertThat(ada.name()).isEqualTo("Ada \"Countess\" Lovelace");
        assertThat(ada.attributes()).isEqualTo(Map.of("city", "Bath;\r\nEngland"));
        assertThat(contact("+4915123456789").name()).isEqualTo("Søren مرحبا 👋");
        assertThat(contact("+4915123456789").channel()).isEqualTo("whatsapp");
    }

    @Test
    void aRowChangesTheContactThatHasItsAddressAndTheSameFileTwiceChangesNothing() {
        store.get(MessageStore.class)
                .add(List.of(NewMessageBuilder.inbound("SM1")
                        .between(OneNumber.ADDRESS, "+15551230001")
                        .build()));
        var table = "name,addresses,city\nAda,+1 555 123 0001; whatsapp:+15551230002,London\nBob,+15551230003,\n";

        var first = imported(table);
        store.published().take();
        var second = imported(table);

        assertThat(first).returns(1, ImportReport::created).returns(1, ImportReport::updated);
        assertThat(contact("+15551230001"))
                .returns("Ada", Contact::name)
                .satisfies(ada -> assertThat(ada.addresses()).hasSize(2));
        assertThat(second).returns(0, ImportReport::created).returns(2, ImportReport::unchanged);
        assertThat(store.published().takeTypes()).noneMatch(type -> type.contains("contact."));
        assertThat(store.get(Contacts.class).page(DEMO, null, 10)).hasSize(2);
    }

    @Test
    void announcesAndAuditsNewContactsAndLeavesThoseOfOthersAlone() {
        imported("phone,name\n+15551230001,Ada\n");
        store.published().take();

        var job = controller.importTable(ANN, OTHER, null, bytes("phone,name\n+15551230001,Eve\n"));
        store.finishedJob(job.id());

        assertThat(store.published().takeTypes())
                .contains("io.switchboard.contact.created", "io.switchboard.audit.recorded")
                .doesNotContain("io.switchboard.contact.updated");
        assertThat(contact("+15551230001").name()).isEqualTo("Ada");
        assertThat(store.get(Contacts.class).page(OTHER, null, 10))
                .singleElement()
                .returns("Eve", StoredContact::shownName);
    }

    @Test
    void reportsEachRefusedLineWithFieldAndReasonAndGivesItBackToBeCorrected() throws IOException {
        imported("phone\n+15551230001\n+15551230002\n");

        var job = job("name,phone,city\n"
                + "Ada,12 Main Street,=cmd|'/c calc'!A0\n"
                + "\"two\nlines\",+15551230003,Bath\n"
                + "No number,,Bath\n"
                + "Word,unknown,\n"
                + "Both,+15551230001;+15551230002,\n"
                + "Short,+15551230004\n"
                + "x".repeat(256) + ",+15551230005,\n");

        var report = report(job);
        assertThat(report.created()).isEqualTo(1);
        assertThat(report.refused())
                .extracting(row -> row.line() + " " + row.field())
                .containsExactly("2 phone", "5 ", "6 phone", "7 ", "8 ", "9 name");
        assertThat(report.refused().get(3).reason()).contains("merge");
        assertThat(job.getList("failures", Document.class)).hasSize(6);
        var csv = new ByteArrayOutputStream();
        new ImportReport.RefusedRows().convert(new ByteArrayInputStream(result(job)), csv);
        assertThat(csv.toString(StandardCharsets.UTF_8))
                .startsWith("name,phone,city,import_line,import_reason\r\nAda,12 Main Street,'=cmd|'/c calc'!A0,2,")
                .contains("phone: '12 Main Street' is no phone number");

        var corrected = csv.toString(StandardCharsets.UTF_8).replace("12 Main Street,", "+15551230009,");
        // The line that was too short has all cells now.
        assertThat(imported(corrected).created()).isEqualTo(2);
        assertThat(contact("+15551230009").attributes()).isEqualTo(Map.of("city", "=cmd|'/c calc'!A0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                        | invalid-csv",
                "' '                       | invalid-csv",
                "phone                     | invalid-csv",
                "name,city~Ada,Bath        | invalid-csv",
                "phone,a\"b~\"1            | invalid-csv",
                "phone,Город~1,2           | invalid-columns",
                "phone,city,City~1,2,3     | invalid-columns",
                "phone,~1,2                | invalid-columns",
                "phone,$set~1,2            | invalid-columns"
            })
    void aTableThatIsNoneOfContactsIsRefused(String table, String type) {
        assertProblem(bytes(table.replace('~', '\n')), type);
    }

    @Test
    void aTableThatIsTooLongOrInAnotherEncodingIsRefused() {
        assertProblem(new byte[ImportTable.MOST_BYTES + 1], "content-too-large");
        assertProblem(bytes("phone\n" + "1\n".repeat(ImportTable.MOST_ROWS + 1)), "too-many-rows");
        assertProblem("name,phone\nJosé,+15551230001".getBytes(StandardCharsets.ISO_8859_1), "invalid-csv");
    }

    @Test
    void aPreviewTellsTheColumnsAndTheWrongLinesAndWritesNothing() {
        var preview = controller.check(DEMO, null, bytes("Name,Phone,Order No,Owner\nAda,x,1,\nBob,5551234567,2,\n"));

        assertThat(preview.rows()).isEqualTo(2);
        assertThat(preview.country())
                .isEqualTo(store.get(TenantCountry.class).of(DEMO))
                .isEqualTo("US");
        assertThat(preview.columns())
                .extracting(column -> column.use() + " " + column.target())
                .containsExactly("NAME ", "ADDRESS sms", "ATTRIBUTE Order_No", "IGNORED ");
        assertThat(preview.refused())
                .singleElement()
                .returns(2, ImportReport.RefusedRow::line)
                .returns("Phone", ImportReport.RefusedRow::field);
        assertThat(store.get(Contacts.class).page(DEMO, null, 10)).isEmpty();
    }

    @Test
    void anExportIsATableThatChangesNothingWhenItIsImported() {
        imported("""
                name,phone,whatsapp,addresses,note
                =1+1,+15551230001;+15551230002,+15551230001,messenger:77123,"-a, ""b""
                c"
                ,+15551230005,,,
                """);

        var job = store.finishedJob(controller.exportTable(ANN, DEMO).id());

        var csv = new String(result(job), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("contact_id,name,phone,whatsapp,addresses,known_since,note\r\n")
                .contains(",'=1+1,\"+15551230001;+15551230002\",+15551230001,messenger:77123,")
                .contains("\"'-a, \"\"b\"\"\nc\"");
        assertThat(job.getInteger("done")).isEqualTo(2);
        assertThat(imported(csv)).returns(2, ImportReport::unchanged).returns(List.of(), ImportReport::refused);
    }

    private void assertProblem(byte[] table, String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.importTable(ANN, DEMO, null, table))
                .satisfies(problem -> assertThat(
                                Objects.requireNonNull(problem.getBody().getType())
                                        .toString())
                        .endsWith("/" + type));
    }

    private Contact contact(String address) {
        return store.get(Contacts.class).page(DEMO, null, 50).stream()
                .map(StoredContact::view)
                .filter(contact ->
                        contact.addresses().stream().anyMatch(own -> own.value().equals(address)))
                .findFirst()
                .orElseThrow();
    }

    private ImportReport imported(String table) {
        return report(job(table));
    }

    private Document job(String table) {
        var id = controller.importTable(ANN, DEMO, null, bytes(table)).id();
        var job = store.finishedJob(id);
        assertThat(job.getString("state")).isEqualTo("succeeded");
        return job;
    }

    private ImportReport report(Document job) {
        return new JsonMapper().readValue(result(job), ImportReport.class);
    }

    private byte[] result(Document job) {
        return Objects.requireNonNull(store.jobResult(job.getString("_id")));
    }

    private static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }
}

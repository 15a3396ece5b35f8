package io.switchboard.provisioning.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.audit.AuditTrail;
import io.switchboard.change.audit.TestAuditTrail;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.EventType;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.audit.AuditEntry.Outcome;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.kafka.listener.UnprocessableEvent;
import io.switchboard.mongo.DocumentMapping;
import io.switchboard.provisioning.accounts.TestTenants;
import io.switchboard.testing.ListedKafka;
import io.switchboard.testing.TestMongo;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.Cursor;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AuditLogTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");
    private static final TenantId DEMO = new TenantId("demo");
    private static final ApiCaller ADMIN = new ApiCaller("ann", "console", DEMO, Set.of(Role.ADMIN));
    private static final ApiCaller OPERATOR = new ApiCaller("olga", "console", null, Set.of(Role.OPERATOR));

    private final MongoDatabase database = TestMongo.emptyDatabase();
    private final MongoTemplate mongo = DocumentMapping.template(database, TestTenants.conversions());
    private final AuditLog log = new AuditLog(mongo, new AuditSettings(10));
    private final ListedKafka<CloudEvent<?>> published = new ListedKafka<>();
    private final EventPublisher publisher = new EventPublisher(published.template(), new SimpleMeterRegistry());
    private final AuditTrail trail = TestAuditTrail.over(publisher, Clock.fixed(NOON, ZoneOffset.UTC));
    private final AuditController controller = new AuditController(log, new AuditExport(log, trail));

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void anEntryThatIsDeliveredAgainIsStoredOnce() {
        log.add(List.of(entry("1", "demo"), entry("2", "demo"), entry("1", "demo")));
        log.add(List.of(entry("2", "demo"), entry("3", "demo")));

        assertThat(ids(filter(DEMO))).containsExactly("3", "2", "1");
    }

    @Test
    void anEntryIsShownAsItWasPublished() {
        var entry = new AuditEntry(
                "1",
                NOON,
                "system:repair-loop",
                null,
                List.of(),
                "demo",
                "settings.updated",
                "settings/keywords",
                null,
                Map.of("a.b", Map.of("$set", List.of("x", 1))),
                Outcome.FAILED,
                "trace");
        log.add(List.of(entry));

        assertThat(log.page(filter(DEMO), null, 10))
                .extracting(StoredAuditEntry::view)
                .containsExactly(entry);
    }

    @Test
    void anEntryExpiresAfterTheYearsOfTheSettings() {
        log.add(List.of(entry("1", "demo")));

        assertThat(log.page(filter(DEMO), null, 10))
                .extracting(StoredAuditEntry::expiresAt)
                .containsExactly(Instant.parse("2036-11-21T12:00:00.123Z"));
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new AuditSettings(0));
    }

    @Test
    void thePagesShowEachEntryOnceNewestFirst() {
        var sameTime = List.of(entry("1", "demo"), entry("2", "demo"), entry("3", "demo"));
        log.add(sameTime);
        log.add(List.of(entry("0", "demo", NOON.plusSeconds(1)), entry("9", "demo", NOON.minusSeconds(1))));

        var seen = new ArrayList<String>();
        Cursor place = null;
        for (var page = log.page(filter(DEMO), place, 2); !page.isEmpty(); page = log.page(filter(DEMO), place, 2)) {
            page.forEach(entry -> seen.add(entry.view().id()));
            place = Cursor.of(page.getLast().at(), page.getLast().id());
        }

        assertThat(seen).containsExactly("0", "3", "2", "1", "9");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ann, -, -, -, -, -, 1 3",
                "system:sweep, -, -, -, -, -, 2",
                "-, label, -, -, -, -, 1",
                "-, label.created, -, -, -, -, 1",
                "-, label.cre, -, -, -, -, ''",
                "-, -, labels, -, -, -, 1",
                "-, -, labels/7, -, -, -, 1",
                "-, -, phone-numbers/p1, -, -, -, 2",
                "-, -, -, p1, -, -, 2 3",
                "-, -, -, p2, -, -, 3",
                "-, -, -, -, failed, -, 2",
                "-, -, -, -, -, WORKSHOP, 3",
                "-, -, -, -, -, miller workshop, 3",
                "-, -, -, -, -, miller garage, ''",
                "ann, -, -, -, succeeded, repair, 1"
            })
    void entriesAreFoundByEachFilter(
            @Nullable String subject,
            @Nullable String what,
            @Nullable String target,
            @Nullable String number,
            @Nullable String outcome,
            @Nullable String text,
            String found) {
        log.add(List.of(
                entry("1", "ann", "label.created", "labels/7", Map.of("name", "repair"), Outcome.SUCCEEDED),
                entry("2", "system:sweep", "number.repaired", "phone-numbers/p1/x", Map.of(), Outcome.FAILED),
                entry(
                        "3",
                        "ann",
                        "member.updated",
                        "members/m",
                        Map.of(
                                "numbers",
                                List.of(Map.of("phoneNumberId", "p1")),
                                "phoneNumberIds",
                                List.of("p2"),
                                "name",
                                "Miller's Workshop"),
                        Outcome.SUCCEEDED)));

        var page = controller.list(ADMIN, null, null, null, subject, what, target, number, outcome, text, 50, null);

        assertThat(page.items())
                .extracting(AuditEntry::id)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(found.split(" ", -1))
                        .filter(id -> !id.isEmpty())
                        .toList());
    }

    @Test
    void aTimeRangeIncludesItsBeginningAndNotItsEnd() {
        log.add(List.of(
                entry("1", "demo"), entry("2", "demo", NOON.plusMillis(1)), entry("3", "demo", NOON.plusMillis(2))));

        var range = AuditFilter.within(DEMO, "2026-11-21T12:00:00.124Z", "2026-11-21T12:00:00.125Z");

        assertThat(ids(range)).containsExactly("2");
    }

    @Test
    void aTenantSeesItsOwnEntriesOnlyAndAnOperatorThoseOfAllOrOfOne() {
        log.add(List.of(entry("1", "demo"), entry("2", "other"), entry("1", "other")));

        assertThat(listed(ADMIN, null)).containsExactly("demo");
        assertThat(listed(ADMIN, "demo")).containsExactly("demo");
        assertThat(listed(OPERATOR, null)).containsExactlyInAnyOrder("demo", "other", "other");
        assertThat(listed(OPERATOR, "other")).containsExactly("other", "other");
        assertThat(listed(OPERATOR.actingFor(DEMO), null)).containsExactly("demo");
        assertProblem("insufficient-role", () -> listed(ADMIN, "other"));
        assertProblem("no-tenant", () -> listed(new ApiCaller("x", null, null, Set.of(Role.ADMIN)), null));
        assertProblem("invalid-tenant", () -> listed(OPERATOR, "a b"));
    }

    @Test
    void wrongFiltersAreNamed() {
        assertProblem("invalid-time", () -> AuditFilter.within(DEMO, "yesterday", null));
        assertProblem("invalid-range", () -> AuditFilter.within(DEMO, NOON.toString(), NOON.toString()));
        assertProblem("invalid-filter", () -> filter(DEMO).withOutcome("maybe"));
        assertProblem("invalid-filter", () -> filter(DEMO).withText("?!"));
        assertProblem("invalid-filter", () -> filter(DEMO).with("what", " ", AuditTerms::what));
        assertProblem("invalid-filter", () -> filter(DEMO).with("what", "x".repeat(501), AuditTerms::what));
    }

    @Test
    void anExportHoldsEachEntryOfTheRangeAndIsInTheAuditItself() throws Exception {
        for (var second = 0; second < 1201; second++) {
            log.add(List.of(entry("e" + second, "demo", NOON.plusSeconds(second))));
        }
        log.add(List.of(entry("foreign", "other")));
        var response = new MockHttpServletResponse();

        controller.export(ADMIN, null, NOON.toString(), NOON.plusSeconds(1201).toString(), response);

        assertThat(response.getContentType()).isEqualTo("application/x-ndjson");
        assertThat(response.getContentAsString().lines())
                .hasSize(1201)
                .allSatisfy(line -> assertThat(line).contains("\"tenantId\":\"demo\""));
        assertThat(published.values())
                .singleElement()
                .extracting(event -> ((AuditEntry) event.data()).what())
                .isEqualTo("audit.exported");
    }

    @Test
    void nothingIsExportedThatCannotBeRecorded() {
        published.isAway(true);
        var response = new MockHttpServletResponse();

        assertProblem(
                "audit-unavailable",
                () -> controller.export(
                        ADMIN, null, NOON.toString(), NOON.plusSeconds(1).toString(), response));
        assertProblem("invalid-range", () -> controller.export(ADMIN, null, null, NOON.toString(), response));
    }

    @Test
    void anExportThatFailsOnTheWayEndsWithAProblem() throws Exception {
        var second = new int[1];
        var failing = new AuditLog(mongo, new AuditSettings(10)) {
            @Override
            List<StoredAuditEntry> page(AuditFilter filter, @Nullable Cursor after, int limit) {
                if (second[0]++ > 0) {
                    throw new IllegalStateException("the database is away");
                }
                return super.page(filter, after, limit);
            }
        };
        for (var number = 0; number < 501; number++) {
            log.add(List.of(entry("e" + number, "demo", NOON.plusSeconds(number))));
        }
        var response = new MockHttpServletResponse();

        new AuditExport(failing, trail).write(ADMIN, filter(DEMO), response);

        assertThat(response.getContentAsString().lines().toList())
                .hasSize(501)
                .last()
                .asString()
                .contains("export-incomplete", "503");
    }

    @Test
    void anEntryOfAnotherTenantThanItsEventIsRejected() {
        AuditListener.check(event("demo", entry("1", "demo")));

        assertThatExceptionOfType(UnprocessableEvent.class)
                .isThrownBy(() -> AuditListener.check(event("other", entry("1", "demo"))));
        assertThatExceptionOfType(UnprocessableEvent.class)
                .isThrownBy(() -> AuditListener.check(event(null, entry("1", "demo"))));
        assertThatExceptionOfType(UnprocessableEvent.class)
                .isThrownBy(() -> AuditListener.check(event("a b", entry("1", "a b"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {".update", ".remove(", ".findAnd", ".delete", ".replace", ".upsert", ".save("})
    void noCodeChangesOrDeletesAnEntry(String call) throws Exception {
        var folder = Path.of("src/main/java/io/switchboard/provisioning/audit");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(call));
        }
    }

    private List<String> listed(ApiCaller caller, @Nullable String tenant) {
        return controller
                .list(caller, tenant, null, null, null, null, null, null, null, null, 50, null)
                .items()
                .stream()
                .map(AuditEntry::tenantId)
                .toList();
    }

    private List<String> ids(AuditFilter filter) {
        return log.page(filter, null, 50).stream()
                .map(entry -> entry.view().id())
                .toList();
    }

    private static AuditFilter filter(@Nullable TenantId tenant) {
        return AuditFilter.within(tenant, null, null);
    }

    private static CloudEvent<AuditEntry> event(@Nullable String tenant, AuditEntry entry) {
        return new CloudEvent<>("e", EventType.AUDIT_RECORDED.type(), "/test", "s", NOON, tenant, entry);
    }

    private static AuditEntry entry(String id, String tenant) {
        return entry(id, tenant, NOON);
    }

    private static AuditEntry entry(String id, String tenant, Instant at) {
        return new AuditEntry(
                id,
                at,
                "ann",
                "console",
                List.of("admin"),
                tenant,
                "label.updated",
                "labels/7",
                null,
                Map.of(),
                Outcome.SUCCEEDED,
                null);
    }

    private static AuditEntry entry(
            String id, String subject, String what, String target, Map<String, Object> after, Outcome outcome) {
        return new AuditEntry(id, NOON, subject, null, List.of(), "demo", what, target, null, after, outcome, null);
    }

    private static void assertProblem(String type, ThrowingCallable call) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(call)
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }
}

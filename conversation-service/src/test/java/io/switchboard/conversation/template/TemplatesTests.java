package io.switchboard.conversation.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.template.TemplateContent.TemplateForm;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.setting.Template;
import io.switchboard.events.setting.Template.Kind;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TemplatesTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final TenantId OTHER = new TenantId("other");
    private static final ApiCaller ADMIN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));
    private static final IfMatch FIRST = IfMatch.parse("\"1\"");

    private final TestStore store = new TestStore();
    private final TemplateController controller = new TemplateController(
            store.get(Templates.class), store.get(TemplateChanges.class), store.get(IdGenerator.class));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyTenantHasTheFourKindsWithoutAnyWrite() {
        for (var tenant : List.of(DEMO, OTHER)) {
            assertThat(list(tenant, 50))
                    .extracting(Template::kind)
                    .containsExactlyInAnyOrder(
                            Kind.WELCOME, Kind.OUT_OF_OFFICE, Kind.FOLLOW_UP, Kind.APPOINTMENT_CONFIRMATION);
        }
        assertThat(list(DEMO, 50)).extracting(Template::id).doesNotContainAnyElementsOf(ids(OTHER));
        assertThat(store.published().take()).isEmpty();
    }

    @Test
    void aBuiltInTemplateIsStoredByItsFirstChange() {
        var id = builtIn(DEMO, Kind.WELCOME).id();

        var changed = controller
                .change(ADMIN, DEMO, id, IfMatch.parse("\"0\""), form("Welcome", Kind.WELCOME, "Hi there!"))
                .getBody();

        assertThat(changed).isNotNull().satisfies(template -> {
            assertThat(template.body()).isEqualTo("Hi there!");
            assertThat(template.builtIn()).isTrue();
            assertThat(template.revision()).isOne();
        });
        assertThat(ids(DEMO)).hasSize(4).contains(id);
        assertThat(builtIn(OTHER, Kind.WELCOME).body()).isNotEqualTo("Hi there!");
        assertThat(store.published().take())
                .element(1)
                .satisfies(event -> assertThat(event.data()).isInstanceOfSatisfying(AuditEntry.class, entry -> {
                    assertThat(entry.before()).containsEntry("revision", 0);
                    assertThat(entry.after()).containsEntry("body", "Hi there!");
                }));
    }

    @Test
    void aDeletedBuiltInTemplateDoesNotComeBack() {
        var id = builtIn(DEMO, Kind.FOLLOW_UP).id();

        controller.delete(ADMIN, DEMO, id, IfMatch.ANY);

        assertThat(ids(DEMO)).hasSize(3).doesNotContain(id);
        assertProblem("template-not-found", () -> controller.get(DEMO, id));
        assertProblem("template-not-found", () -> controller.delete(ADMIN, DEMO, id, IfMatch.ANY));
        assertThat(ids(OTHER)).hasSize(4);
        assertThat(store.published().takeTypes())
                .containsExactly("io.switchboard.template.deleted", "io.switchboard.audit.recorded");
    }

    @Test
    void ofManyFirstChangesOfABuiltInTemplateAllAreKeptOrRefused() throws Exception {
        var id = builtIn(DEMO, Kind.WELCOME).id();
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(0, 16)
                    .<Callable<Object>>mapToObj(number -> () -> controller.change(
                            ADMIN, DEMO, id, IfMatch.ANY, form("Welcome", Kind.WELCOME, "Text " + number)))
                    .toList());
        }

        assertThat(Objects.requireNonNull(controller.get(DEMO, id).getBody()).revision())
                .isEqualTo(16);
        // The events of a change that met another's publication are left to the sweep.
        store.documents(StoredTemplate.class).sweep(Duration.ZERO);
        assertThat(store.published().take().stream().map(CloudEvent::id).distinct())
                .hasSize(32);
    }

    @Test
    void aTemplateLivesFromItsCreationToItsEnd() {
        var template = create("Sale", "Hello {{name}}, {{discount}} today!");
        assertThat(template.variables()).containsExactly("name", "discount");

        controller.change(ADMIN, DEMO, template.id(), FIRST, form("Sale", Kind.OTHER, "Hello {{name}}!"));
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() ->
                        controller.change(ADMIN, DEMO, template.id(), FIRST, form("Sale", Kind.OTHER, "Other text")))
                .satisfies(
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(412));
        controller.delete(ADMIN, DEMO, template.id(), IfMatch.ANY);

        assertThat(store.published().take())
                .extracting(CloudEvent::id)
                .containsExactly(
                        template.id() + "/1/0",
                        template.id() + "/1/1",
                        template.id() + "/2/0",
                        template.id() + "/2/1",
                        template.id() + "/3/0",
                        template.id() + "/3/1");
        assertProblem("template-not-found", () -> controller.get(DEMO, template.id()));
    }

    @Test
    void aRepeatedRequestWithTheSameKeyIsOneTemplate() {
        var key = new IdempotencyKey("k");
        var first = controller.create(ADMIN, DEMO, key, form("Sale", Kind.OTHER, "Sale!"));

        assertThat(controller.create(ADMIN, DEMO, key, form("Sale", Kind.OTHER, "Sale!")))
                .isEqualTo(first);
        assertProblem(
                "idempotency-key-reused",
                () -> controller.create(ADMIN, DEMO, key, form("Sale", Kind.OTHER, "Another")));
        assertThat(controller
                        .create(ADMIN.actingFor(OTHER), OTHER, key, form("Sale", Kind.OTHER, "Sale!"))
                        .getBody())
                .isNotEqualTo(first.getBody());
    }

    @Test
    void anotherTenantsTemplateIsNotThere() {
        var template = create("Sale", "Sale!");
        var other = ADMIN.actingFor(OTHER);

        assertProblem("template-not-found", () -> controller.get(OTHER, template.id()));
        assertProblem(
                "template-not-found",
                () -> controller.change(other, OTHER, template.id(), IfMatch.ANY, form("x", Kind.OTHER, "x")));
        assertProblem("template-not-found", () -> controller.delete(other, OTHER, template.id(), IfMatch.ANY));
        assertProblem(
                "template-not-found",
                () -> controller.get(OTHER, builtIn(DEMO, Kind.WELCOME).id()));
    }

    @Test
    void everyTemplateIsOnOnePage() {
        IntStream.range(0, 7).forEach(number -> create("Template " + number, "Text"));
        var builtIn = builtIn(DEMO, Kind.OUT_OF_OFFICE);
        controller.change(ADMIN, DEMO, builtIn.id(), IfMatch.ANY, form("Away", Kind.OUT_OF_OFFICE, "Away"));

        for (var limit = 1; limit < 12; limit++) {
            assertThat(list(DEMO, limit)).hasSize(11).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "null; other; sms; en; Hi; name",
                "' '; other; sms; en; Hi; name",
                "Sale; festive; sms; en; Hi; kind",
                "Sale; other; SMS; en; Hi; channel",
                "Sale; other; sms; e; Hi; language",
                "Sale; other; sms; en_US; Hi; language",
                "Sale; other; sms; en; null; body",
                "Sale; other; sms; en; Hi {{; body",
                "Sale; other; sms; en; {{1}}; body"
            })
    void aFieldThatIsWrongIsNamed(
            @Nullable String name, String kind, String channel, String language, @Nullable String body, String field) {
        var form = new TemplateForm(name, Kind.of(kind), channel, language, body);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.create(ADMIN, DEMO, null, form))
                .satisfies(problem -> assertThat(problem.getBody().getDetail()).startsWith("At '" + field + "': "));
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThat(create("Long", "é".repeat(1600))).isNotNull();
        assertProblem("invalid-template", () -> create("Long", "é".repeat(1601)));
    }

    private Template create(String name, String body) {
        return Objects.requireNonNull(controller
                .create(ADMIN, DEMO, null, form(name, Kind.OTHER, body))
                .getBody());
    }

    private Template builtIn(TenantId tenant, Kind kind) {
        return list(tenant, 50).stream()
                .filter(template -> template.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private List<String> ids(TenantId tenant) {
        return list(tenant, 50).stream().map(Template::id).toList();
    }

    private List<Template> list(TenantId tenant, int limit) {
        var all = new ArrayList<Template>();
        String cursor = null;
        do {
            var page = controller.list(tenant, limit, cursor);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private static TemplateForm form(String name, Kind kind, String body) {
        return new TemplateForm(name, kind, null, null, body);
    }

    private static void assertProblem(String type, Runnable request) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request::run)
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }
}

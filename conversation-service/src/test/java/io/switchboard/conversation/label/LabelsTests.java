package io.switchboard.conversation.label;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.setting.Label;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
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

class LabelsTests {

    private static final ApiCaller ADMIN = new ApiCaller("ann", null, OneNumber.TENANT, Set.of(Role.ADMIN));
    private static final TenantId OTHER = new TenantId("other");

    private final TestStore store = new TestStore();
    private final Labels labels = store.get(Labels.class);
    private final LabelController controller = new LabelController(labels, store.get(IdGenerator.class), store.clock());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aLabelIsAnnouncedAndAuditedFromItsCreationToItsEnd() {
        var label = create("repair", "#B3261E");
        controller.change(ADMIN, OneNumber.TENANT, label.id(), IfMatch.ANY, form("repairs", "#b3261e"));
        controller.delete(ADMIN, OneNumber.TENANT, label.id(), IfMatch.parse("\"2\""));

        var published = store.published().take();
        assertThat(published)
                .extracting(CloudEvent::id)
                .containsExactly(
                        label.id() + "/1/0",
                        label.id() + "/1/1",
                        label.id() + "/2/0",
                        label.id() + "/2/1",
                        label.id() + "/3/0",
                        label.id() + "/3/1");
        assertThat(published.get(2).data()).isInstanceOfSatisfying(Label.class, changed -> {
            assertThat(changed.name()).isEqualTo("repairs");
            assertThat(changed.revision()).isEqualTo(2);
        });
        assertThat(published.get(3).data()).isInstanceOfSatisfying(AuditEntry.class, entry -> {
            assertThat(entry.what()).isEqualTo("label.updated");
            assertThat(entry.before()).containsEntry("name", "repair").containsEntry("revision", 1);
            assertThat(entry.after()).containsEntry("name", "repairs").containsEntry("revision", 2);
        });
        assertThat(published.get(4).type()).isEqualTo("io.switchboard.label.deleted");
        assertThat(labels.find(OneNumber.TENANT, label.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Repair, REPAIR", "straße, STRASSE", "ＶＩＰ, vip", "Ελλάς, ΕΛΛΆΣ"})
    void aNameThatDiffersInTheCaseOfItsLettersIsTaken(String first, String second) {
        create(first, "#000000");

        assertProblem("label-name-taken", () -> create(second, "#111111"));
    }

    @Test
    void aNameIsFreeForOtherTenantsAndAfterItsLabelWasDeleted() {
        var label = create("repair", "#000000");

        assertThat(labels.add(
                        ADMIN.actingFor(OTHER),
                        StoredLabel.first(
                                "l",
                                OTHER,
                                LabelContent.of("repair", "#000000"),
                                store.clock().instant())))
                .isTrue();
        controller.delete(ADMIN, OneNumber.TENANT, label.id(), IfMatch.ANY);
        assertThat(create("repair", "#000000").id()).isNotEqualTo(label.id());
    }

    @Test
    void aLabelCannotTakeAnothersName() {
        create("repair", "#000000");
        var other = create("sale", "#000000");

        assertProblem(
                "label-name-taken",
                () -> controller.change(ADMIN, OneNumber.TENANT, other.id(), IfMatch.ANY, form("Repair", "#000000")));
    }

    @Test
    void ofManyWhoCreateTheSameNameOneSucceeds() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var created = threads
                    .invokeAll(IntStream.range(0, 40)
                            .<Callable<Boolean>>mapToObj(number -> () -> labels.add(
                                    ADMIN,
                                    StoredLabel.first(
                                            "l" + number,
                                            OneNumber.TENANT,
                                            LabelContent.of("repair", "#000000"),
                                            store.clock().instant())))
                            .toList())
                    .stream()
                    .filter(LabelsTests::isTrue)
                    .count();

            assertThat(created).isOne();
        }
    }

    @Test
    void aStaleRevisionIsRefusedWithThePresentState() {
        var label = create("repair", "#000000");
        controller.change(ADMIN, OneNumber.TENANT, label.id(), IfMatch.ANY, form("repairs", "#000000"));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.change(
                        ADMIN, OneNumber.TENANT, label.id(), IfMatch.parse("\"1\""), form("fixes", "#000000")))
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .extractingByKey("current")
                        .isInstanceOfSatisfying(
                                Label.class,
                                current -> assertThat(current.name()).isEqualTo("repairs")));
    }

    @Test
    void anotherTenantsLabelIsNotThere() {
        var label = create("repair", "#000000");

        assertProblem("label-not-found", () -> controller.get(OTHER, label.id()));
        assertProblem(
                "label-not-found",
                () -> controller.change(ADMIN.actingFor(OTHER), OTHER, label.id(), IfMatch.ANY, form("x", "#000000")));
        assertProblem(
                "label-not-found", () -> controller.delete(ADMIN.actingFor(OTHER), OTHER, label.id(), IfMatch.ANY));
        assertThat(labels.existing(OTHER, List.of(label.id()))).isEmpty();
    }

    @Test
    void theListHasAMaximum() {
        IntStream.range(0, 300).forEach(number -> create("label " + number, "#000000"));

        assertProblem("too-many-labels", () -> create("one more", "#000000"));
        assertThat(controller.list(OneNumber.TENANT, 200, null).next()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null, #000000", "' ', #000000", "a\u202eb, #000000", "ok, red", "ok, null"})
    void whatIsNoNameOrColourIsRefused(@Nullable String name, @Nullable String colour) {
        assertProblem("invalid-label", () -> create(name, colour));
    }

    @Test
    void anUnchangedLabelKeepsItsRevision() {
        var label = create("repair", "#000000");
        store.clock().advance(Duration.ofMinutes(1));

        var same = controller.change(ADMIN, OneNumber.TENANT, label.id(), IfMatch.ANY, form("repair", "#000000"));

        assertThat(same.getBody()).isEqualTo(label);
    }

    private Label create(@Nullable String name, @Nullable String colour) {
        return Objects.requireNonNull(
                controller.create(ADMIN, OneNumber.TENANT, form(name, colour)).getBody());
    }

    private static LabelController.LabelForm form(@Nullable String name, @Nullable String colour) {
        return new LabelController.LabelForm(name, colour);
    }

    private static boolean isTrue(Future<Boolean> result) {
        try {
            return result.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertProblem(String type, Runnable request) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(request::run)
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/" + type));
    }
}

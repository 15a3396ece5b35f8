package io.switchboard.notification.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.notification.endpoint.EndpointController.EndpointForm;
import io.switchboard.notification.endpoint.EndpointController.EndpointPatchForm;
import io.switchboard.notification.endpoint.EndpointController.RotationForm;
import io.switchboard.notification.webhook.WebhookFixture;
import io.switchboard.testing.CrashingMongo.ProcessDied;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.IdempotencyKey;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EndpointControllerTests {

    private static final TenantId OTHER = new TenantId("other");
    private static final ApiCaller OTHER_ADMIN =
            new ApiCaller("other-admin", null, WebhookFixture.TENANT, Set.of(Role.ADMIN));

    private static WebhookFixture fixture;
    private static EndpointController controller;

    @BeforeAll
    static void start() {
        fixture = new WebhookFixture();
        controller = fixture.get(EndpointController.class);
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @AfterEach
    void clear() {
        fixture.database().getCollection(WebhookEndpoints.NAME).deleteMany(new Document());
        fixture.published().take();
    }

    @Test
    void theSecretIsShownOnceAndNeverStoredOrAudited() {
        var created = create(form("/hook", List.of("message.received"), null));
        var secret = Objects.requireNonNull(created.secret());

        assertThat(secret).matches("whsec_[A-Za-z0-9+/=]{44}");
        assertThat(get(created.id()).secret()).isNull();
        assertThat(stored(created.id())).doesNotContain(secret.substring(6));
        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("webhook-endpoint.created");
            assertThat(entry.after()).containsEntry("state", "enabled").doesNotContainKey("secret");
        });
    }

    @Test
    void typesAreNamedShortOrInFullAndStoredInFull() {
        var created = create(
                form("/hook", List.of("io.switchboard.message.received", "call.received", "message.received"), null));

        assertThat(created.eventTypes())
                .containsExactly("io.switchboard.call.received", "io.switchboard.message.received");
        assertThat(create(form("/hook", List.of("call.received", "*"), null)).eventTypes())
                .containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "http://8.8.8.8/plain",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://a:b@8.8.8.8/",
                "https://no-such-host.invalid/"
            })
    void anAddressThatCannotBeReachedIsRefused(String url) {
        assertInvalid(new EndpointForm(url, List.of("*"), null, null), "invalid-webhook-endpoint");
    }

    @Test
    void typesThatDoNotExistAreRefusedAndSoAreTooMany() {
        assertInvalid(form("/hook", List.of("message.received", "no.such"), null), "invalid-webhook-endpoint");
        assertInvalid(form("/hook", List.of("presence.changed"), null), "invalid-webhook-endpoint");
        assertInvalid(form("/hook", List.of(), null), "invalid-webhook-endpoint");
        assertInvalid(form("/hook", null, null), "invalid-webhook-endpoint");
        assertInvalid(form("/hook", Collections.nCopies(10_000, "message.received"), null), "invalid-webhook-endpoint");
        assertInvalid(form("/hook", Collections.singletonList(null), null), "invalid-webhook-endpoint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "", "whsec_", "whsec_YWI=", "whsec_!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void aSecretThatIsNoneIsRefused(String secret) {
        assertInvalid(form("/hook", List.of("*"), secret), "invalid-webhook-secret");
    }

    @Test
    void twoSecretsSignDuringARotation() {
        var first = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        var id = create(form("/hook", List.of("*"), first)).id();

        var rotated = Objects.requireNonNull(controller
                .rotate(WebhookFixture.ADMIN, WebhookFixture.TENANT, id, IfMatch.ANY, null)
                .getBody());

        assertThat(keys(id)).containsExactly(key(Objects.requireNonNull(rotated.secret())), key(first));
        assertThat(rotated.previousSecretUntil())
                .isEqualTo(fixture.clock().instant().plus(Duration.ofHours(24)));

        controller.rotate(WebhookFixture.ADMIN, WebhookFixture.TENANT, id, IfMatch.ANY, new RotationForm(null));
        assertThat(keys(id)).as("the newest two").hasSize(2).doesNotContain(key(first));

        fixture.clock().advance(Duration.ofHours(25));
        assertThat(keys(id)).hasSize(1);
    }

    @Test
    void aStaleChangeIsRefusedWithThePresentState() {
        var id = create(form("/hook", List.of("*"), null)).id();
        patch(id, IfMatch.parse("\"1\""), new EndpointPatchForm(null, null, "CRM", null));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> patch(id, IfMatch.parse("\"1\""), new EndpointPatchForm(null, null, "ERP", null)))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.PRECONDITION_FAILED));
        assertThat(get(id).description()).isEqualTo("CRM");
        assertThat(get(id).eventTypes()).as("left alone").containsExactly("*");
    }

    @Test
    void anEndpointIsDisabledEnabledAndDeleted() {
        var id = create(form("/hook", List.of("*"), null)).id();

        patch(id, IfMatch.ANY, new EndpointPatchForm(null, null, null, false));
        assertThat(get(id).state()).isEqualTo("disabled");
        assertThat(Objects.requireNonNull(get(id).disabled()).reason()).isEqualTo("by-admin");

        patch(id, IfMatch.ANY, new EndpointPatchForm(null, null, null, true));
        assertThat(get(id).state()).isEqualTo("enabled");

        controller.delete(WebhookFixture.ADMIN, WebhookFixture.TENANT, id, IfMatch.ANY);
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> get(id));
        assertThat(stored(id)).as("no secret is left").doesNotContain("sealed");
    }

    @Test
    void anotherTenantSeesAndChangesNothing() {
        var id = create(form("/hook", List.of("*"), null)).id();

        assertThat(controller.list(OTHER, 50, null).items()).isEmpty();
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> controller.get(OTHER, id));
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> controller.delete(WebhookFixture.ADMIN, OTHER, id, IfMatch.ANY));
        assertThat(controller.list(WebhookFixture.TENANT, 50, null).items()).hasSize(1);
    }

    @Test
    void requestsWithOneKeyCreateOneEndpointAndShowItsSecret() {
        var form = form("/hook", List.of("*"), null);

        var first = create(WebhookFixture.ADMIN, "key-1", form);
        var second = create(WebhookFixture.ADMIN, "key-1", form);

        assertThat(second).isEqualTo(first);
        assertThat(second.secret()).isNotNull();
        assertThat(create(WebhookFixture.ADMIN, "key-2", form).id()).isNotEqualTo(first.id());
        assertThat(entries()).hasSize(2);
    }

    @Test
    void theSecretIsNotShownToAnotherAdminNorOnceTheEndpointIsChanged() {
        var form = form("/hook", List.of("*"), null);
        var id = create(WebhookFixture.ADMIN, "key-3", form).id();

        var other = create(OTHER_ADMIN, "key-3", form);
        patch(id, IfMatch.ANY, new EndpointPatchForm(null, null, "CRM", null));
        var later = create(WebhookFixture.ADMIN, "key-3", form);

        assertThat(other.id()).isEqualTo(id);
        assertThat(other.secret()).isNull();
        assertThat(later.description()).isEqualTo("CRM");
        assertThat(later.secret()).isNull();
    }

    @Test
    void aKeyOfAnotherRequestOrOfADeletedEndpointIsRefused() {
        var id = create(WebhookFixture.ADMIN, "key-4", form("/hook", List.of("*"), null))
                .id();

        assertRefused("key-4", form("/other", List.of("*"), null), "idempotency-key-reused");
        controller.delete(WebhookFixture.ADMIN, WebhookFixture.TENANT, id, IfMatch.ANY);
        assertRefused("key-4", form("/hook", List.of("*"), null), "webhook-endpoint-not-found");
    }

    @Test
    void anEndpointThatACrashPreventedIsCreatedByTheRepeatedRequest() {
        var form = form("/hook", List.of("*"), null);
        fixture.mongo().crashAt(2, false);
        assertThatExceptionOfType(ProcessDied.class).isThrownBy(() -> create(WebhookFixture.ADMIN, "key-5", form));
        fixture.mongo().restart();

        var created = create(WebhookFixture.ADMIN, "key-5", form);

        assertThat(created.secret()).isNotNull();
        assertThat(create(WebhookFixture.ADMIN, "key-5", form)).isEqualTo(created);
        assertThat(controller.list(WebhookFixture.TENANT, 50, null).items()).hasSize(1);
    }

    private static void assertRefused(String key, EndpointForm form, String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> create(WebhookFixture.ADMIN, key, form))
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }

    @Test
    void aTenantHasALimitedNumber() {
        for (var i = 0; i < 3; i++) {
            create(form("/hook", List.of("*"), null));
        }

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> create(form("/hook", List.of("*"), null)))
                .satisfies(problem -> assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.CONFLICT));
    }

    private static EndpointForm form(String path, @Nullable List<@Nullable String> types, @Nullable String secret) {
        return new EndpointForm(fixture.receiver().url(path), types, null, secret);
    }

    private static WebhookEndpointView create(EndpointForm form) {
        return Objects.requireNonNull(controller
                .create(WebhookFixture.ADMIN, WebhookFixture.TENANT, null, form)
                .getBody());
    }

    private static WebhookEndpointView create(ApiCaller caller, String key, EndpointForm form) {
        return Objects.requireNonNull(controller
                .create(caller, WebhookFixture.TENANT, new IdempotencyKey(key), form)
                .getBody());
    }

    private static WebhookEndpointView get(String id) {
        return TestEndpoints.get(fixture, id);
    }

    private static void patch(String id, IfMatch condition, EndpointPatchForm form) {
        controller.change(WebhookFixture.ADMIN, WebhookFixture.TENANT, id, condition, form);
    }

    private static void assertInvalid(EndpointForm form, String type) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> create(form))
                .satisfies(problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
                    assertThat(String.valueOf(problem.getBody().getType())).endsWith(type);
                });
        assertThat(controller.list(WebhookFixture.TENANT, 50, null).items()).isEmpty();
    }

    private static List<String> keys(String id) {
        var endpoint = fixture.get(WebhookEndpoints.class)
                .find(WebhookFixture.TENANT, id)
                .orElseThrow();
        return fixture.get(EndpointSecrets.class).keys(endpoint).stream()
                .map(key -> Base64.getEncoder().encodeToString(key))
                .toList();
    }

    private static String key(String secret) {
        var bytes = Base64.getDecoder().decode(secret.substring(6).getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String stored(String id) {
        return String.valueOf(fixture.database()
                .getCollection(WebhookEndpoints.NAME)
                .find(new Document("_id", id))
                .first());
    }

    private static List<AuditEntry> entries() {
        return fixture.published().take().stream()
                .map(CloudEvent::data)
                .filter(AuditEntry.class::isInstance)
                .map(AuditEntry.class::cast)
                .toList();
    }
}

package io.switchboard.provisioning.member;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchboard.change.TestRevisionEvents;
import io.switchboard.change.audit.TestAuditTrail;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.NumberRecord;
import io.switchboard.kafka.EventPublisher;
import io.switchboard.mongo.revision.RevisedDocuments;
import io.switchboard.provisioning.callplan.CallPlanFixture;
import io.switchboard.provisioning.callplan.EffectivePlan.Source;
import io.switchboard.provisioning.member.ForwardingRule.Target;
import io.switchboard.provisioning.records.NumberCallSettings;
import io.switchboard.testing.ListedKafka;
import io.switchboard.voiceplan.Schedule;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Members, and the numbers that are assigned to them. */
class MemberNumbersTests {

    private static final TenantId TENANT = CallPlanFixture.TENANT;
    private static final ApiCaller ADMIN = new ApiCaller("admin", null, TENANT, Set.of(Role.ADMIN));
    private static final String MOBILE = "+15551230002";
    private static final String OFFICE = "sip:desk@example.com";

    private final CallPlanFixture numbers = new CallPlanFixture();
    private final ListedKafka<CloudEvent<?>> kafka = new ListedKafka<>();
    private final EventPublisher publisher = new EventPublisher(kafka.template(), new SimpleMeterRegistry());
    private final AtomicBoolean crashes = new AtomicBoolean();
    private final RevisedDocuments<StoredMember> revisions = MembersConfiguration.revisedMembers(
            numbers.mongo, TestRevisionEvents.over(publisher, numbers.clock), (tenant, member) -> {
                if (crashes.get()) {
                    throw new IllegalStateException("crash");
                }
                numbers.members().announceNumbersOf(tenant, member);
            });
    private final Members members =
            new Members(numbers.mongo, revisions, TestAuditTrail.over(publisher, numbers.clock), numbers.clock);
    private final MemberReader reader = new MemberReader(numbers.mongo);

    @Test
    void aChangeOfTheRuleIsPublishedWithEachNumberOfTheMember() {
        add("jonas", null);
        numbers.number("+15005550006", Map.of("agentId", "jonas"));
        numbers.number("+15005550007", Map.of("agentId", "jonas"));
        numbers.number("+15005550008", Map.of("agentId", "sara"));

        rule("jonas", new ForwardingRule(Target.BOTH, true, 15, null));

        assertThat(numbers.published).extracting(NumberRecord::address).containsExactly("+15005550006", "+15005550007");
        assertThat(numbers.published.getFirst().voicePlan())
                .containsEntry("type", "forward")
                .containsEntry("to", List.of(OFFICE, MOBILE))
                .containsEntry("atOnce", true)
                .containsEntry("timeoutSeconds", 15);
    }

    @Test
    void aChangeThatConcernsNoCallsPublishesNoNumber() {
        add("jonas", new ForwardingRule(Target.MOBILE, false, 20, null));
        numbers.number("+15005550006", Map.of("agentId", "jonas"));

        members.change(ADMIN, TENANT, "jonas", IfMatch.ANY, before -> profile("Jonas M.", before.forwarding()));

        assertThat(numbers.published).isEmpty();
        assertThat(kafka.values().stream().map(CloudEvent::type))
                .containsExactly(
                        "io.switchboard.member.updated",
                        "io.switchboard.audit.recorded",
                        "io.switchboard.member.updated",
                        "io.switchboard.audit.recorded");
    }

    @Test
    void theNumbersFollowAlsoAfterACrash() {
        add("jonas", null);
        numbers.number("+15005550006", Map.of("agentId", "jonas"));
        crashes.set(true);

        rule("jonas", new ForwardingRule(Target.VOICEMAIL, false, 20, null));

        assertThat(numbers.published).isEmpty();
        crashes.set(false);
        numbers.clock.advance(Duration.ofMinutes(5));
        revisions.sweep(Duration.ZERO);
        assertThat(numbers.published)
                .extracting(NumberRecord::voicePlan)
                .singleElement()
                .satisfies(plan -> assertThat(plan).containsEntry("type", "voicemail"));
    }

    @Test
    void everyNumberOfAMemberWithManyIsPublishedOnce() {
        add("jonas", null);
        for (var number = 0; number < 250; number++) {
            numbers.number("+1500555%04d".formatted(number), Map.of("agentId", "jonas"));
        }

        rule("jonas", new ForwardingRule(Target.MOBILE, false, 20, null));

        assertThat(numbers.published)
                .extracting(NumberRecord::address)
                .hasSize(250)
                .doesNotHaveDuplicates();
    }

    @Test
    void theRuleComesAfterTheNumbersOwnPlanAndIsGoneWithTheMember() {
        add("jonas", new ForwardingRule(Target.PLAN, false, 20, Map.of("type", "reject", "reason", "busy")));
        var own = numbers.number("+15005550006", Map.of("agentId", "jonas", "voicePlan", "{\"type\":\"voicemail\"}"));
        var ruled = numbers.number("+15005550007", Map.of("agentId", "jonas"));

        assertThat(numbers.effective(own).source()).isEqualTo(Source.NUMBER);
        assertThat(numbers.effective(ruled).source()).isEqualTo(Source.MEMBER);

        members.delete(ADMIN, TENANT, "jonas", IfMatch.ANY);

        assertThat(numbers.effective(ruled).source()).isEqualTo(Source.NONE);
        assertThat(numbers.published).extracting(NumberRecord::address).contains(ruled.address());
        assertThat(reader.find(TENANT, "jonas")).isEmpty();
    }

    @Test
    void theMembersGreetingAndSwitchStandBetweenTheNumbersAndTheTenants() {
        members.add(
                ADMIN,
                TENANT,
                "jonas",
                new MemberProfile(
                        "Jonas",
                        null,
                        MOBILE,
                        OFFICE,
                        null,
                        new ForwardingRule(Target.VOICEMAIL, false, 20, null),
                        true,
                        null,
                        "Jonas's line"),
                List.of());
        var plain = numbers.number("+15005550006", Map.of("agentId", "jonas"));
        var own = numbers.number(
                "+15005550007",
                Map.of("agentId", "jonas", "callSettings", new NumberCallSettings(false, "The workshop")));

        assertThat(numbers.effective(plain).fields())
                .containsEntry("type", "recording")
                .hasEntrySatisfying("then", then -> assertThat(then.toString()).contains("Jonas's line"));
        assertThat(numbers.effective(own).fields())
                .containsEntry("type", "greeting")
                .containsEntry("greeting", Map.of("say", "The workshop"));
    }

    @Test
    void aMemberIsRungWithinTheHoursOnly() {
        var profile = new MemberProfile(
                "Jonas",
                null,
                MOBILE,
                null,
                new Schedule("Europe/Berlin", List.of(), List.of()),
                new ForwardingRule(Target.MOBILE, false, 20, null),
                null,
                null,
                null);
        members.add(ADMIN, TENANT, "jonas", profile, List.of());
        var number = numbers.number("+15005550006", Map.of("agentId", "jonas"));

        assertThat(numbers.effective(number).fields())
                .containsEntry("type", "businessHours")
                .containsEntry("timeZone", "Europe/Berlin")
                .hasEntrySatisfying(
                        "closed", closed -> assertThat(closed.toString()).contains("voicemail"));
    }

    @Test
    void aDeletedMemberCanBeAddedAgain() {
        add("jonas", null);
        members.delete(ADMIN, TENANT, "jonas", IfMatch.ANY);
        assertThat(members.change(ADMIN, TENANT, "jonas", IfMatch.ANY, before -> before))
                .isEmpty();

        var again = add("jonas", null);

        assertThat(again.revision()).isEqualTo(3);
        assertThat(reader.find(TENANT, "jonas")).isPresent();
        assertThat(members.add(ADMIN, TENANT, "jonas", profile("Jonas", null), List.of()))
                .isEmpty();
    }

    private StoredMember add(String id, @Nullable ForwardingRule rule) {
        return members.add(ADMIN, TENANT, id, profile("Jonas", rule), List.of()).orElseThrow();
    }

    private void rule(String id, ForwardingRule rule) {
        members.change(ADMIN, TENANT, id, IfMatch.ANY, before -> before.with(rule));
    }

    private static MemberProfile profile(String name, @Nullable ForwardingRule rule) {
        return new MemberProfile(name, null, MOBILE, OFFICE, null, rule, null, null, null);
    }
}

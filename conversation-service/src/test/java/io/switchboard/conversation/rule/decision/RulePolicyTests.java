package io.switchboard.conversation.rule.decision;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.rule.action.RuleAction;
import io.switchboard.conversation.setting.page.KeywordsPage;
import io.switchboard.conversation.setting.page.RulesPage;
import io.switchboard.voiceplan.OpeningHours;
import io.switchboard.voiceplan.OpeningHours.Day;
import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RulePolicyTests {

    /** A Saturday, 13:00 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final RuledState NEW = new RuledState(null, List.of());

    private static final Schedule BERLIN = new Schedule(
            "Europe/Berlin",
            List.of(new OpeningHours(List.of(Day.FRIDAY, Day.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0))),
            List.of());

    /** Labels and members whose ids begin with "old" were removed. */
    private static final RuleTargets TARGETS = new RuleTargets() {
        @Override
        public boolean isLabel(String id) {
            return !id.startsWith("old");
        }

        @Override
        public boolean isMember(String id) {
            return !id.startsWith("old");
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{}; Hi; true",
                "{'numbers':['+15005550006']}; Hi; true",
                "{'numbers':['+15005550007']}; Hi; false",
                "{'channels':['whatsapp','sms']}; Hi; true",
                "{'channels':['whatsapp']}; Hi; false",
                "{'words':['tyre','brake']}; My BRAKE squeaks; true",
                "{'words':['tyre']}; tyres; false",
                "{'match':'exact','words':['yes']}; Yes!; true",
                "{'match':'exact','words':['yes']}; yes please; false",
                "{'match':'prefix','words':['Straße']}; STRASSE 5; true",
                "{'words':['шина']}; Лопнула ШИНА; true",
                "{'words':['修理']}; 車を修理してください; true",
                "{'words':['👍']}; Great 👍🏽; true",
                "{'words':['a.c']}; abc; false",
                "{'words':['(*']}; what (* is; true",
                "{'words':['tyre'],'channels':['whatsapp']}; tyre; false",
                "{'labels':['vip','new']}; Hi; false",
                "{'words':['tyre']}; ``; false",
            })
    void allConditionsMustHold(String conditions, String body, boolean matches) {
        var plan = decide(NEW, body, "{'name':'a','if':%s,'then':{'close':true}}".formatted(conditions));

        assertThat(plan.isMatch()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "{'when':'outside'}; 2026-11-21T12:00:00Z; true",
                "{'when':'inside'}; 2026-11-20T08:00:00Z; true",
                "{'when':'inside'}; 2026-11-20T07:59:59Z; false",
                // 22:00 to 06:00 in Berlin, of which the second half belongs to the day on which it began.
                "{'when':'within','hours':[{'days':['saturday'],'from':'22:00','to':'06:00'}]}; 2026-11-22T04:59:59Z; true",
                "{'when':'within','hours':[{'days':['saturday'],'from':'22:00','to':'06:00'}]}; 2026-11-22T05:00:00Z; false",
                "{'when':'within','hours':[{'days':['sunday'],'from':'22:00','to':'06:00'}]}; 2026-11-22T04:59:59Z; false",
                // Clocks go forward at 02:00 of 29 March 2026.
                "{'when':'within','hours':[{'days':['sunday'],'from':'01:00','to':'04:00'}]}; 2026-03-29T01:59:59Z; true",
                "{'when':'within','hours':[{'days':['sunday'],'from':'01:00','to':'04:00'}]}; 2026-03-29T02:00:00Z; false"
            })
    void theTimeIsThatOfTheMessageInTheTenantsZone(String time, Instant at, boolean matches) {
        var policy = policy("{'name':'a','if':{'time':%s},'then':{'close':true}}".formatted(time));

        assertThat(policy.decide(text("Hi", at), NEW, TARGETS).isMatch()).isEqualTo(matches);
    }

    @Test
    void allRulesThatMatchActInTheirOrderUpToOneThatStops() {
        var plan = decide(
                NEW,
                "Hi",
                "{'name':'first','then':{'addLabels':['a']}}",
                "{'name':'off','enabled':false,'then':{'close':true}}",
                "{'name':'second','if':{'labels':['a']},'then':{'assign':'sara','notify':['tom']},'stop':true}",
                "{'name':'third','then':{'close':true}}");

        assertThat(plan.rules()).containsExactly("first", "second");
        assertThat(plan.actions())
                .extracting(RuleAction::kind, RuleAction::value, RuleAction::rule)
                .map(Object::toString)
                .containsExactly(
                        "(ASSIGN, \"sara\", \"second\")", "(LABEL, \"a\", \"first\")", "(NOTIFY, \"tom\", \"second\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            nullValues = "-",
            value = {
                "-; {'assign':'sara'}; sara",
                "tom; {'assign':'sara'}; tom",
                "tom; {'assign':'sara','reassign':true}; sara",
                "tom; {'unassign':true}; -",
                "-; {'assign':'old-sara'}; -"
            })
    void aConversationThatSomebodyHasStaysWithThem(@Nullable String before, String actions, @Nullable String after) {
        var plan = decide(new RuledState(before, List.of()), "Hi", "{'name':'a','then':%s}".formatted(actions));

        assertThat(plan.after().assignee()).isEqualTo(after);
        assertThat(plan.actions()).hasSize(Objects.equals(before, after) ? 0 : 1);
    }

    @Test
    void ofTwoRulesThatAssignTheFirstDecides() {
        var plan = decide(NEW, "Hi", "{'name':'a','then':{'assign':'sara'}}", "{'name':'b','then':{'assign':'tom'}}");

        assertThat(plan.after().assignee()).isEqualTo("sara");
    }

    @Test
    void whatWasRemovedIsPassedOver() {
        var plan = decide(
                NEW,
                "Hi",
                "{'name':'a','then':{'assign':'old-sara','addLabels':['old-label'],'notify':['old-tom']}}",
                "{'name':'b','then':{'assign':'jonas','addLabels':['label']}}");

        assertThat(plan.after()).isEqualTo(new RuledState("jonas", List.of("label")));
        assertThat(plan.actions()).extracting(RuleAction::rule).containsOnly("b");
    }

    @Test
    void aLabelThatIsThereIsNotAddedAgain() {
        var plan = decide(new RuledState(null, List.of("vip")), "Hi", "{'name':'a','then':{'addLabels':['vip']}}");

        assertThat(plan.isMatch()).isTrue();
        assertThat(plan.actions()).isEmpty();
    }

    @Test
    void theFirstKeywordThatMatchesAssignsAndLabelsBeforeTheRules() {
        var keywords = keywords(
                "{'match':'exact','words':['price'],'text':'Free'}",
                "{'match':'contains','words':['tyre','price'],'text':'10','assign':'sara','addLabels':['tyres','old']}",
                "{'match':'contains','words':['tyre'],'text':'20','addLabels':['never']}");
        var rules = "{'rules':[{'name':'a','if':{'labels':['tyres']},'then':{'assign':'jonas','addLabels':['vip']}}]}";
        var policy = new RulePolicy(
                JsonMapper.shared().readValue(rules.replace('\'', '"'), RulesPage.class), keywords, BERLIN);

        var plan = policy.decide(text("A tyre", NOW), NEW, TARGETS);

        assertThat(plan.rules()).containsExactly("Keyword “tyre”", "a");
        assertThat(plan.after()).isEqualTo(new RuledState("sara", List.of("tyres", "vip")));
        assertThat(policy.decide(text("Price?", NOW), NEW, TARGETS).isMatch())
                .as("the first keyword that matches only answers")
                .isFalse();
    }

    private static KeywordsPage keywords(String... rules) {
        var json = "{'rules':[%s]}".formatted(String.join(",", rules)).replace('\'', '"');
        return JsonMapper.shared().readValue(json, KeywordsPage.class);
    }

    private static RulePlan decide(RuledState state, String body, String... rules) {
        return policy(rules).decide(text(body == null ? "" : body, NOW), state, TARGETS);
    }

    private static RulePolicy policy(String... rules) {
        var json = "{'rules':[%s]}".formatted(String.join(",", rules)).replace('\'', '"');
        return new RulePolicy(
                JsonMapper.shared().readValue(json, RulesPage.class), new KeywordsPage(List.of()), BERLIN);
    }

    private static CustomerText text(String body, Instant at) {
        return new CustomerText(new AddressPair("sms", "+15005550006", "+15551230001"), body, at);
    }
}

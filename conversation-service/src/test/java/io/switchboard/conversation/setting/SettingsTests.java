package io.switchboard.conversation.setting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.switchboard.conversation.setting.page.SettingPage;
import io.switchboard.conversation.support.OneNumber;
import io.switchboard.conversation.support.TestStore;
import io.switchboard.conversation.template.Templates;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.audit.AuditEntry;
import io.switchboard.events.setting.SettingsUpdated;
import io.switchboard.web.ApiCaller;
import io.switchboard.web.ApiProblem;
import io.switchboard.web.FieldProblem;
import io.switchboard.web.IfMatch;
import io.switchboard.web.Role;
import io.switchboard.web.TenantId;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsTests {

    private static final TenantId DEMO = OneNumber.TENANT;
    private static final TenantId OTHER = new TenantId("other");
    private static final ApiCaller ADMIN = new ApiCaller("ann", null, DEMO, Set.of(Role.ADMIN));

    private final TestStore store = new TestStore();
    private final Settings settings = store.get(Settings.class);
    private final SettingController controller =
            new SettingController(store.get(SettingChanges.class), store.get(SettingReader.class));

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "auto-reply; {'enabled':'yes'}; the value must be true or false",
                "auto-reply; {'enabled':true,'text':5}; the value must be a text",
                "auto-reply; {'enabled':true,'minIntervalMinutes':'often'}; the value must be a number",
                "business-hours; {'timeZone':'UTC','hours':[{'days':['mon'],'from':'9:00','to':'17:00'}]}; the value must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday"
            })
    void aValueOfAnotherTypeSaysWhichIsWanted(String page, String json, String detail) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put(page, fields(json)))
                .withMessageContaining(detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto-reply",
                "keywords",
                "business-hours",
                "retention",
                "calls",
                "sending",
                "conversations",
                "rules",
                "company"
            })
    void aPageThatWasNeverSetHasDefaultsThatCanBeSent(String page) {
        var first = get(page);

        assertThat(first).containsEntry("revision", 0);
        assertThat(put(page, first)).isEqualTo(with(first, "revision", 1));
        assertThat(put(page, first)).as("unchanged values").containsEntry("revision", 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "auto-reply; {'enabled':true,'text':'Hi','outsideHoursText':'Closed','minIntervalMinutes':5,"
                        + "'quietAfterAgentMinutes':0,'unansweredText':'Soon','unansweredMinutes':5,'perNumber':{'+15005550006':{'enabled':false}}}",
                "keywords; {'rules':[{'match':'contains','words':['öffnungszeiten','Часы'],'text':'9 to 5','assign':'sara',"
                        + "'addLabels':[]}]}",
                "business-hours; {'timeZone':'Europe/Berlin','hours':[{'days':['friday'],'from':'22:00','to':'02:00'}],"
                        + "'holidays':['2026-12-25']}",
                "retention; {'bodiesDays':365,'mediaDays':30,'recordingsDays':90}",
                "calls; {'recording':true,'greeting':'Hello','defaultPlan':{'type':'hangUp'}}",
                "sending; {'defaultSenders':{'sms':'+15005550006'},'keepNumber':false,"
                        + "'rules':[{'channel':'sms','countries':['GB'],'prefixes':['+4930'],'from':'78787'}]}",
                "conversations; {'services':['IS00000000000000000000000000000001'],'endAutoCreation':true}",
                "company; {'companyName':'Müller & Söhne 自転車 🚲'}",
                "rules; {'rules':[{'name':'Workshop','enabled':true,'if':{'numbers':['+15005550006'],'channels':['sms'],"
                        + "'match':'prefix','words':['шина','👍'],'time':{'when':'within','hours':[{'days':['friday'],"
                        + "'from':'22:00','to':'02:00'}]},'labels':[]},'then':{'assign':'sara','reassign':true,"
                        + "'unassign':false,'addLabels':[],'close':true,'notify':['jonas']},'stop':true}]}"
            })
    void aPageIsReadAsItWasWritten(String page, String json) {
        put(page, fields(json));

        assertThat(get(page)).containsAllEntriesOf(fields(json)).containsEntry("revision", 1);
    }

    @Test
    void aCompanyNameHasNoSpacesAroundItAndUpTo80CharactersOfAnyAlphabet() {
        put("company", Map.of("companyName", "\u00a0 Miller's  Bikes\t"));
        assertThat(get("company")).containsEntry("companyName", "Miller's  Bikes");

        put("company", Map.of("companyName", "🚲".repeat(80)));
        assertThat(get("company")).containsEntry("companyName", "🚲".repeat(80));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put("company", Map.of("companyName", "🚲".repeat(81))))
                .withMessageContaining("1 to 80 characters");
        assertThat(put("company", Map.of())).doesNotContainKey("companyName");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "auto-reply; {'enabled':'yes'}; enabled",
                "auto-reply; {'enabled':1}; enabled",
                "auto-reply; {'text':5}; text",
                "auto-reply; {'text':'{{message.body'}; text",
                "auto-reply; {'text':'Hi {{name}}'}; text",
                "auto-reply; {'minIntervalMinutes':0}; minIntervalMinutes",
                "auto-reply; {'minIntervalMinutes':1.5}; minIntervalMinutes",
                "auto-reply; {'minIntervalMinutes':99999999999}; minIntervalMinutes",
                "auto-reply; {'quietAfterAgentMinutes':-1}; quietAfterAgentMinutes",
                "auto-reply; {'perNumber':{'+15005550006':{'text':'{{x}}'}}}; perNumber.+15005550006.text",
                "auto-reply; {'perNumber':{'call us':{}}}; perNumber",
                "auto-reply; {'perNumber':{'+15005550006':null}}; perNumber.+15005550006",
                "auto-reply; {'perNumber':[]}; perNumber",
                "auto-reply; {'perNumbers':{}}; perNumbers",
                "keywords; {'rules':[{'match':'exact','words':['a'],'text':'x'},{'match':'fuzzy'}]}; rules.1.match",
                "keywords; {'rules':[{'match':'exact','words':[],'text':'x'}]}; rules.0.words",
                "keywords; {'rules':[{'match':'exact','words':['a',' '],'text':'x'}]}; rules.0.words.1",
                "keywords; {'rules':[{'match':'exact','words':['a',null],'text':'x'}]}; rules.0.words.1",
                "keywords; {'rules':[null]}; rules.0",
                "keywords; {'rules':[{'match':'exact','words':['a'],'text':'x','addLabels':['no']}]}; rules.0.addLabels.0",
                "auto-reply; {'unansweredMinutes':0}; unansweredMinutes",
                "auto-reply; {'unansweredMinutes':1441}; unansweredMinutes",
                "auto-reply; {'unansweredText':'{{bike}}'}; unansweredText",
                "keywords; {'rules':[{'match':'exact','words':['a']}]}; rules.0",
                "keywords; {'rules':[{'match':'exact','words':['a'],'text':'x','templateId':'y'}]}; rules.0",
                "keywords; {'rules':[{'match':'exact','words':['a'],'templateId':'x'}]}; rules.0.templateId",
                "keywords; {'rules':[{'words':['a'],'text':'x'}]}; rules.0.match",
                "keywords; {'rules':{}}; rules",
                "business-hours; {'timeZone':'Mars/Olympus','hours':[]}; ^^",
                "business-hours; {'hours':[]}; ^^",
                "business-hours; {'timeZone':'UTC','hours':[{'days':['funday'],'from':'09:00','to':'17:00'}]};"
                        + " hours.0.days.0",
                "business-hours; {'timeZone':'UTC','hours':[{'days':['monday'],'from':'25:00','to':'17:00'}]};"
                        + " hours.0.from",
                "business-hours; {'timeZone':'UTC','hours':[],'holidays':['2026-02-30']}; holidays.0",
                "retention; {'bodiesDays':0}; bodiesDays",
                "retention; {'mediaDays':'30'}; mediaDays",
                "calls; {'defaultPlan':{'type':'sing'}}; defaultPlan",
                "calls; {'defaultPlan':{'type':'forward'}}; defaultPlan",
                "sending; {'defaultSenders':{'SMS':'+15005550006'}}; defaultSenders",
                "sending; {'defaultSenders':{'sms':'call me'}}; defaultSenders.sms",
                "sending; {'defaultSenders':{'sms':null}}; defaultSenders.sms",
                "sending; {'defaultSenders':{'sms':'+15005550999'}}; defaultSenders.sms",
                "sending; {'rules':[{'from':'+15005550999'}]}; rules.0.from",
                "sending; {'rules':[{'countries':['GB']}]}; rules.0.from",
                "sending; {'rules':[{'countries':['England'],'from':'+15005550006'}]}; rules.0.countries",
                "sending; {'rules':[{'prefixes':['49'],'from':'+15005550006'}]}; rules.0.prefixes",
                "conversations; {'services':'IS00000000000000000000000000000001'}; services",
                "conversations; {'services':[null]}; services.0",
                "conversations; {'services':[7]}; services.0",
                "conversations; {'services':['IS00000000000000000000000000000001','MG00000000000000000000000000000001']};"
                        + " services.1",
                "conversations; {'services':['IS0000000000000000000000000000000/']}; services.0",
                "conversations; {'services':['IS00000000000000000000000000000001 ']}; services.0",
                "conversations; {'services':['IS٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠']}; services.0",
                "conversations; {'services':['']}; services.0",
                "conversations; {'endAutoCreation':'yes'}; endAutoCreation",
                "conversations; {'service':[]}; service",
                "company; {'companyName':''}; companyName",
                "company; {'companyName':' \\u00a0 '}; companyName",
                "company; {'companyName':'Miller\\nBikes'}; companyName",
                "company; {'companyName':'Miller\\u202eBikes'}; companyName",
                "company; {'companyName':'\\ud800'}; companyName",
                "company; {'companyName':7}; companyName",
                "company; {'name':'Miller'}; name",
                "rules; {'rules':[{'then':{'close':true}}]}; rules.0.name",
                "rules; {'rules':[{'name':'a\\nb','then':{'close':true}}]}; rules.0.name",
                "rules; {'rules':[{'name':'a','then':{'close':true}},{'name':'a','then':{'close':true}}]}; rules.1.name",
                "rules; {'rules':[{'name':'a'}]}; rules.0.then",
                "rules; {'rules':[{'name':'a','then':{'reassign':true,'close':true}}]}; rules.0.then.reassign",
                "rules; {'rules':[{'name':'a','then':{'assign':'sara','unassign':true}}]}; rules.0.then.unassign",
                "rules; {'rules':[{'name':'a','then':{'addLabels':['none']}}]}; rules.0.then.addLabels.0",
                "rules; {'rules':[{'name':'a','then':{'addLabels':['']}}]}; rules.0.then.addLabels.0",
                "rules; {'rules':[{'name':'a','if':{'labels':['none']},'then':{'close':true}}]}; rules.0.if.labels.0",
                "rules; {'rules':[{'name':'a','if':{'numbers':['+15005550999']},'then':{'close':true}}]};"
                        + " rules.0.if.numbers.0",
                "rules; {'rules':[{'name':'a','if':{'numbers':['call us']},'then':{'close':true}}]}; rules.0.if.numbers",
                "rules; {'rules':[{'name':'a','if':{'channels':['SMS']},'then':{'close':true}}]}; rules.0.if.channels",
                "rules; {'rules':[{'name':'a','if':{'words':[' ']},'then':{'close':true}}]}; rules.0.if.words.0",
                "rules; {'rules':[{'name':'a','if':{'match':'regex'},'then':{'close':true}}]}; rules.0.if.match",
                "rules; {'rules':[{'name':'a','if':{'time':{}},'then':{'close':true}}]}; rules.0.if.time.when",
                "rules; {'rules':[{'name':'a','if':{'time':{'when':'never'}},'then':{'close':true}}]}; rules.0.if.time.when",
                "rules; {'rules':[{'name':'a','if':{'time':{'when':'within'}},'then':{'close':true}}]};"
                        + " rules.0.if.time.hours",
                "rules; {'rules':[{'name':'a','if':{'time':{'when':'inside','hours':[{'days':['friday'],'from':'09:00',"
                        + "'to':'10:00'}]}},'then':{'close':true}}]}; rules.0.if.time.hours",
                "rules; {'rules':[{'name':'a','so':{'close':true}}]}; rules.0.so"
            })
    void aWrongValueIsNamedByItsPlace(String page, String json, String place) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put(page, fields(json)))
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .extractingByKey("errors")
                        .asInstanceOf(InstanceOfAssertFactories.list(FieldProblem.class))
                        .first()
                        .satisfies(first -> {
                            assertThat(first.field()).as(first.detail()).isEqualTo(place);
                            assertThat(first.detail()).doesNotContain("tools.jackson", "io.switchboard", "java.");
                        }));
    }

    @Test
    void aRuleMayNameATemplateWithTheVariablesOfAnswers() {
        put("keywords", ruleWithTemplate("out-of-office"));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put("keywords", ruleWithTemplate("follow-up")))
                .satisfies(problem ->
                        assertThat(problem.getBody().getDetail()).contains("rules.0.templateId", "{{name}}"));
    }

    @Test
    void aRuleNamesTheTenantsOwnLabelsAndMembers() {
        var labels = store.get(MongoOperations.class);
        for (var tenant : List.of("demo", "other")) {
            labels.insert(
                    new Document("_id", "label-" + tenant)
                            .append("tenantId", tenant)
                            .append("nameKey", tenant)
                            .append("revision", 1),
                    "labels");
        }
        labels.insert(new Document("_id", "demo|sara").append("revision", 1).append("removed", false), "known_members");
        labels.insert(new Document("_id", "demo|tom").append("revision", 1).append("removed", true), "known_members");

        put("rules", fields("{'rules':[{'name':'a','then':{'assign':'sara','addLabels':['label-demo']}}]}"));

        for (var foreign : List.of("'addLabels':['label-other']", "'assign':'tom'", "'notify':['stranger']")) {
            assertThatExceptionOfType(ApiProblem.class)
                    .isThrownBy(() -> put("rules", fields("{'rules':[{'name':'a','then':{%s}}]}".formatted(foreign))))
                    .satisfies(
                            problem -> assertThat(problem.getBody().getDetail()).contains("rules.0.then"));
        }
    }

    @Test
    void aKeywordNamesTheTenantsOwnLabelsAndMembers() {
        var stored = store.get(MongoOperations.class);
        stored.insert(new Document("_id", "demo|sara").append("revision", 1).append("removed", false), "known_members");
        var rule = "{'rules':[{'match':'exact','words':['a'],'text':'x',%s}]}";

        put("keywords", fields(rule.formatted("'assign':'sara'")));

        for (var foreign : List.of("'assign':'stranger'", "'addLabels':['label-other']")) {
            assertThatExceptionOfType(ApiProblem.class)
                    .isThrownBy(() -> put("keywords", fields(rule.formatted(foreign))))
                    .satisfies(
                            problem -> assertThat(problem.getBody().getDetail()).contains("rules.0."));
        }
    }

    @Test
    void thereAreAtMostAHundredRules() {
        var rules = IntStream.range(0, 10_000)
                .mapToObj(number -> Map.of("name", "rule " + number, "then", Map.of("close", true)))
                .toList();

        assertThat(put("rules", Map.of("rules", rules.subList(0, 100)))).containsEntry("revision", 1);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put("rules", Map.of("rules", rules)))
                .satisfies(problem -> assertThat(problem.getBody().getDetail()).contains("at most 100 rules"));
    }

    @Test
    void aPageThatIsTooLargeIsRefused() {
        var rule = Map.of("match", "exact", "words", List.of("a"), "text", "x".repeat(1600));

        assertThat(put("keywords", Map.of("rules", Collections.nCopies(38, rule))))
                .containsEntry("revision", 1);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put("keywords", Map.of("rules", Collections.nCopies(45, rule))))
                .satisfies(problem -> assertThat(problem.getBody().getDetail()).contains("65536"));
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 10_000})
    void tooManyServicesAreRefusedWithOneProblem(int count) {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> put("conversations", Map.of("services", services(count))))
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .extractingByKey("errors")
                        .asInstanceOf(InstanceOfAssertFactories.list(FieldProblem.class))
                        .singleElement()
                        .satisfies(only -> assertThat(only.detail()).contains("at most 20")));
    }

    @Test
    void aServiceThatIsNamedTwiceCountsOnce() {
        var twice = new ArrayList<>(services(20));
        twice.addAll(services(20));

        assertThat(put("conversations", Map.of("services", twice))).containsEntry("services", services(20));
    }

    private static List<String> services(int count) {
        return IntStream.range(0, count).mapToObj("IS%032x"::formatted).toList();
    }

    @Test
    void theCacheHasAMaximum() {
        var values = "{\"rules\":[{\"match\":\"exact\",\"words\":[\"a\"],\"text\":\"%s\"}]}"
                .formatted("x".repeat(SettingJson.LONGEST - 100));
        var tenants = IntStream.range(0, 200)
                .mapToObj(number -> new TenantId("tenant" + number))
                .toList();
        tenants.forEach(tenant -> store.get(MongoOperations.class)
                .insert(StoredSetting.first(tenant, "keywords", values, Instant.EPOCH)));

        tenants.forEach(tenant -> settings.of(tenant, SettingPage.KEYWORDS));

        assertThat(settings.cachedPages()).isBetween(1, 8 * 1024 * 1024 / SettingJson.LONGEST);
    }

    @Test
    void anUnknownPageIsNotThere() {
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> get("colours"))
                .satisfies(problem -> assertThat(problem.getBody().getType()).hasPath("/problems/setting-not-found"));
    }

    @Test
    void aChangeIsAnnouncedWithoutItsValuesAndAuditedWithThem() {
        put("retention", Map.of("mediaDays", 30));
        put("retention", Map.of("mediaDays", 60));

        var published = store.published().take();
        assertThat(published)
                .extracting(CloudEvent::id)
                .containsExactly(
                        "demo|retention/1/0", "demo|retention/1/1", "demo|retention/2/0", "demo|retention/2/1");
        assertThat(published.get(2).data()).isEqualTo(new SettingsUpdated("retention", 2));
        assertThat(published.get(3).data()).isInstanceOfSatisfying(AuditEntry.class, entry -> {
            assertThat(entry.target()).isEqualTo("settings/retention");
            assertThat(entry.before()).isEqualTo(Map.of("mediaDays", 30, "revision", 1));
            assertThat(entry.after()).isEqualTo(Map.of("mediaDays", 60, "revision", 2));
        });
    }

    @Test
    void theValuesByWhichTwilioIsConfiguredAreAnnounced() {
        put("conversations", Map.of("services", services(1), "endAutoCreation", true));

        assertThat(store.published().take().getFirst().data())
                .isEqualTo(new SettingsUpdated(
                        "conversations", 1, Map.of("services", services(1), "endAutoCreation", true)));
    }

    @Test
    void aStaleRevisionIsRefused() {
        controller.replace(ADMIN, DEMO, "retention", IfMatch.parse("\"0\""), Map.of("mediaDays", 30));

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() ->
                        controller.replace(ADMIN, DEMO, "retention", IfMatch.parse("\"0\""), Map.of("mediaDays", 60)))
                .satisfies(problem -> assertThat(problem.getBody().getProperties())
                        .containsEntry("current", Map.of("mediaDays", 30, "revision", 1)));
    }

    @Test
    void ofManyFirstChangesAllAreKept() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(IntStream.range(1, 17)
                    .<Callable<Object>>mapToObj(days -> () -> put("retention", Map.of("mediaDays", days)))
                    .toList());
        }

        assertThat(get("retention")).containsEntry("revision", 16);
    }

    @Test
    void aTenantsSettingsAreItsOwn() {
        put("retention", Map.of("mediaDays", 30));

        assertThat(controller.get(OTHER, "retention").getBody()).isEqualTo(Map.of("revision", 0));
        assertThat(settings.of(OTHER, SettingPage.RETENTION).mediaDays()).isNull();
        assertThat(settings.of(DEMO, SettingPage.RETENTION).mediaDays()).isEqualTo(30);
    }

    @Test
    void anotherInstanceActsByTheNewValuesAfterTheAgeOfItsCache() {
        var other = new Settings(
                store.get(MongoOperations.class), store.clock(), new SettingCacheSettings(Duration.ofSeconds(2)));
        assertThat(other.of(DEMO, SettingPage.RETENTION).mediaDays()).isNull();

        put("retention", Map.of("mediaDays", 30));

        assertThat(settings.of(DEMO, SettingPage.RETENTION).mediaDays())
                .as("the instance that made the change")
                .isEqualTo(30);
        store.clock().advance(Duration.ofMillis(2001));
        assertThat(other.of(DEMO, SettingPage.RETENTION).mediaDays()).isEqualTo(30);
    }

    @Test
    void valuesOfALaterVersionAreReadAndUnreadableOnesHarmNoOtherPage() {
        var mongo = store.get(MongoOperations.class);
        mongo.insert(StoredSetting.first(DEMO, "retention", "{\"mediaDays\":30,\"logsDays\":7}", Instant.EPOCH));
        mongo.insert(StoredSetting.first(DEMO, "keywords", "{\"rules\":[{\"match\":\"fuzzy\"}]}", Instant.EPOCH));

        settings.prepare(List.of(DEMO), List.of(SettingPage.RETENTION, SettingPage.KEYWORDS));

        assertThat(settings.of(DEMO, SettingPage.RETENTION).mediaDays()).isEqualTo(30);
        assertThatExceptionOfType(Settings.UnreadableSetting.class)
                .isThrownBy(() -> settings.of(DEMO, SettingPage.KEYWORDS));
    }

    private Map<String, Object> ruleWithTemplate(String kind) {
        var id = store.get(Templates.class).page(DEMO, null, 10).stream()
                .filter(template -> template.kind().word().equals(kind))
                .findFirst()
                .orElseThrow()
                .id();
        return fields("{'rules':[{'match':'exact','words':['a'],'templateId':'%s'}]}".formatted(id));
    }

    private Map<String, Object> get(String page) {
        return Objects.requireNonNull(controller.get(DEMO, page).getBody());
    }

    private Map<String, Object> put(String page, Map<String, ? extends @Nullable Object> values) {
        return Objects.requireNonNull(controller
                .replace(ADMIN, DEMO, page, IfMatch.ANY, new HashMap<>(values))
                .getBody());
    }

    private static Map<String, Object> fields(String json) {
        return JsonMapper.shared().readValue(json.replace('\'', '"'), new TypeReference<>() {});
    }

    private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
        var changed = new HashMap<>(values);
        changed.put(name, value);
        return changed;
    }
}

package io.switchboard.voiceplan.check;

import java.util.List;

import io.switchboard.voiceplan.VoicePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PlanCheckTests {

    private static final String NUMBER = "+15005550006";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'forward','to':['+15005550006'],'otherwise':{'type':'voicemail'}} | PROBLEM rings-nobody @ to",
                "{'type':'forward','to':['+15005550006','client:a'],'otherwise':{'type':'voicemail'}}"
                        + " | PROBLEM calls-itself @ to",
                "{'type':'forward','to':['client:a','client:a'],'otherwise':{'type':'voicemail'}} | HINT rings-twice @ to",
                "{'type':'forward','to':['client:a']} | HINT nothing-after-ringing @ otherwise",
                "{'type':'forward','to':['+15551230002'],'otherwise':{'type':'voicemail'}}"
                        + " | HINT mailbox-may-answer @ confirm",
                "{'type':'menu','prompt':{'say':'1'},'digits':{'1':{'type':'voicemail'}}}"
                        + " | HINT menu-without-way-out @ otherwise",
                "{'type':'recording','then':{'type':'voicemail'}} | HINT recording-unannounced @ announcement",
                "{'type':'greeting','greeting':{'say':'Hi'},'then':{'type':'reject'}} | HINT reject-after-words @then null",
                "{'type':'businessHours','timeZone':'UTC','hours':[],'open':{'type':'voicemail'},'closed':{'type':'reject'}}"
                        + " | PROBLEM never-open @ hours"
            })
    void findsOneThingAtItsPlace(String plan, String finding) {
        assertThat(findings(plan).stream()
                        .map(found ->
                                found.severity() + " " + found.code() + " @" + found.place() + " " + found.field()))
                .containsExactly(finding);
    }

    @Test
    void saysWhatHappensOnDaysThatCloseEarlierOrDoNotOpen() {
        var findings = findings("""
            {'type':'businessHours','timeZone':'Europe/Berlin','hours':[
              {'days':['monday','tuesday','wednesday','thursday','friday'],'from':'08:00','to':'12:00'},
              {'days':['monday','tuesday','wednesday','thursday','friday'],'from':'13:00','to':'18:00'},
              {'days':['saturday'],'from':'09:00','to':'13:00'}],
             'open':{'type':'hangUp'},'closed':{'type':'greeting','greeting':{'say':'Closed'},'then':{'type':'voicemail'}}}\
            """);

        assertThat(findings.stream().map(PlanFinding::message))
                .containsExactly(
                        "Sunday is closed all day: callers reach the voicemail.",
                        "Saturday after 13:00: callers reach the voicemail.");
    }

    @Test
    void aPlanThatDoesWhatItSaysHasNoFindings() {
        assertThat(findings("""
            {'type':'forward','to':['+15551230002'],'confirm':{'say':'Press 1'},'otherwise':{'type':'voicemail'}}\
            """)).isEmpty();
    }

    private static List<PlanFinding> findings(String plan) {
        return PlanCheck.findings(new JsonMapper().readValue(plan.replace('\'', '"'), VoicePlan.class), NUMBER);
    }
}

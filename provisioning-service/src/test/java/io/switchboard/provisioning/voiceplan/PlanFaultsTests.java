package io.switchboard.provisioning.voiceplan;

import java.util.List;

import io.switchboard.voiceplan.check.PlanFinding;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PlanFaultsTests {

    @Test
    void findsAnErrorOfEachNode() {
        var faults = faults("""
            {'type':'businessHours','timeZone':'Mars/Base','holidays':[
               {'date':'2026-12-25','plan':{'type':'hangUp','lastWords':{'say':''}}}],
             'open':{'type':'menu','prompt':{'say':'%s'},'digits':{
               '1':{'type':'forward','to':['0151']},
               '2':{'type':'greeting','greeting':{'say':'Hi'}},
               '3':{'type':'voicemail'}}},
             'closed':{'type':'dance'}}\
            """.formatted("x".repeat(4097)));

        assertThat(faults.stream().map(fault -> fault.place() + " " + fault.field()))
                .containsExactly(
                        " null", "2026-12-25 lastWords", "open prompt", "open.1 null", "open.2 null", "closed null");
        assertThat(faults.stream().map(PlanFinding::message).toList().toString())
                .contains("IANA time zone", "4096", "+15551230001", "'then' is missing", "docs/voice-plans.md")
                .doesNotContain("io.switchboard");
    }

    @Test
    void findsWhatIsNoPlan() {
        assertThat(faults("'ring'")).hasSize(1);
        assertThat(faults("{'type':'greeting','greeting':{'say':'Hi'},'then':[]}")
                        .getFirst()
                        .place())
                .isEqualTo("then");
        assertThat(faults("{'type':'hangUp','lastWords':{'say':'Bye \\u0000'}}")
                        .getFirst()
                        .field())
                .isEqualTo("lastWords.say");
    }

    private static List<PlanFinding> faults(String plan) {
        var json = new JsonMapper();
        return new PlanFaults(json).of(json.readValue(plan.replace('\'', '"'), Object.class));
    }
}

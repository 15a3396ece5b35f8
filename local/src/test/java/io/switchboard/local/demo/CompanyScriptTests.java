package io.switchboard.local.demo;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompanyScriptTests {

    private final CompanyScript script = CompanyScript.read();

    @Test
    void sixtyCustomersWriteEachFromOneAddress() {
        assertThat(script.conversations())
                .hasSize(60)
                .extracting(CompanyScript.Talk::address)
                .doesNotHaveDuplicates()
                .allMatch(address -> address.matches("\\+[1-9][0-9]{7,14}"));
    }

    @Test
    void whoWritesAndWhatIsWrittenToIsKnown() {
        var members = script.members().stream().map(CompanyScript.Person::id).collect(Collectors.toSet());
        var labels = script.labels().stream().map(label -> label.get("name")).collect(Collectors.toSet());

        assertThat(script.conversations()).allSatisfy(talk -> {
            assertThat(talk.steps())
                    .isNotEmpty()
                    .allMatch(step -> step.startsWith("<")
                            || (step.matches("[>#] \\w+: .+")
                                    && members.contains(step.substring(2, step.indexOf(':')))));
            assertThat(talk.steps().getFirst()).startsWith("<");
            if (talk.labels() != null) {
                assertThat(labels).containsAll(talk.labels());
            }
        });
    }
}

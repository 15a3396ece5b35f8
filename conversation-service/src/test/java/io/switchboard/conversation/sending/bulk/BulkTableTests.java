package io.switchboard.conversation.sending.bulk;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.switchboard.conversation.sending.bulk.BulkTable.BadLine;
import io.switchboard.web.ApiProblem;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

class BulkTableTests {

    @Test
    void aColumnHoldsTheAddressesAndTheOthersTheValues() {
        var table = of("name;Address;plan\nAda;+1 555 123 0001;gold\nBob;+15551230002;1,50\n");

        assertThat(table.addresses()).containsExactly("+1 555 123 0001", "+15551230002");
        assertThat(table.values())
                .containsEntry("+1 555 123 0001", Map.of("name", "Ada", "plan", "gold"))
                .containsEntry("+15551230002", Map.of("name", "Bob", "plan", "1,50"));
    }

    @Test
    void ofAnAddressThatOccursTwiceTheFirstRowCounts() {
        var table = of("address,name\n+15551230001,Ada\n+15551230001,Bob\n");

        assertThat(table.addresses()).hasSize(2);
        assertThat(table.values()).containsEntry("+15551230001", Map.of("name", "Ada"));
    }

    @Test
    void everyLineThatIsWrongIsNamed() {
        var longest = "x".repeat(1600);
        var table = """
                address,name
                +15551230001,Ada
                78787,Bob
                ,Cleo

                +15551230002
                +15551230003,
                +15551230004,%sx
                +15551230005,%s
                """.formatted(longest, longest);

        assertRefused("invalid-recipients", table)
                .extracting(problem -> problem.getBody().getProperties())
                .extracting(properties -> properties.get("lines"))
                .asInstanceOf(LIST)
                .extracting(line -> ((BadLine) line).line())
                .containsExactly(3, 4, 6, 7, 8);
    }

    @Test
    void anAddressIsCheckedForItsChannel() {
        var table = "address\nUS.1234567890\n".getBytes(StandardCharsets.UTF_8);

        assertThat(BulkTable.of(table, "whatsapp").addresses()).containsExactly("US.1234567890");
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> BulkTable.of(table, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "name\nAda\n",
                "address,\n+15551230001,x\n",
                "address,a,a\n",
                "address\n\"x",
                "address\n\"x\"y\n"
            })
    void aTableWithoutAHeaderOrWithBrokenQuotesIsRefused(String table) {
        assertRefused("invalid-csv", table);
    }

    @Test
    void atMostAThousandRecipientsAreTaken() {
        var rows = IntStream.range(0, 1001)
                .mapToObj(row -> "+1555" + (1_000_000 + row))
                .collect(Collectors.joining("\n"));

        assertRefused("invalid-recipients", "address\n" + rows);
    }

    @Test
    void otherCharacterSetsAreRefused() {
        var latin = "address,name\n+15551230001,Zoë\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> BulkTable.of(latin, null))
                .withMessageContaining("UTF-8");
    }

    private static BulkTable of(String table) {
        return BulkTable.of(table.getBytes(StandardCharsets.UTF_8), null);
    }

    private static ThrowableAssertAlternative<ApiProblem> assertRefused(String type, String table) {
        return assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> of(table))
                .satisfies(problem ->
                        assertThat(String.valueOf(problem.getBody().getType())).endsWith(type));
    }
}

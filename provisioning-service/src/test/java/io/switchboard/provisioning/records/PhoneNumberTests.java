package io.switchboard.provisioning.records;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.switchboard.events.NumberRecord;
import io.switchboard.web.TenantId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource({
        "+15005550006, Reception, Reception",
        "+15005550006, ' Reception ', Reception",
        "+15005550006, (500) 555-0006,",
        "+15005550006, +15005550006,",
        "+4930123456, 030 123456,",
        "+15005550006, 0006, 0006",
        "+4930123456, +49 30 123456,",
        "+15005550006, Desk 6, Desk 6",
        "+15005550006, (500) 555-0007, (500) 555-0007",
        "+15005550006, '',",
        "+15005550006, ' ',"
    })
    void isPublishedUnderTheNameThatAPersonGaveIt(String address, String friendlyName, String name) {
        var record = (NumberRecord) Objects.requireNonNull(
                number(address, friendlyName).toCompactedRecord().data());

        assertThat(record.name()).isEqualTo(name);
    }

    private static PhoneNumber number(String address, String friendlyName) {
        var now = Instant.parse("2026-11-21T09:30:00.123Z");
        return new PhoneNumber(
                "1",
                address,
                "PN1",
                "AC1",
                new TenantId("demo"),
                friendlyName,
                List.of(),
                List.of("sms"),
                null,
                null,
                false,
                StoredNumberState.of(new NumberState.Active("PN1")),
                null,
                null,
                null,
                null,
                now,
                now,
                1L);
    }
}

package io.switchboard.emulator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.StreamSupport;

import com.twilio.base.ResourceSet;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.usage.record.Daily;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Usage Records, as Twilio's SDK reads them. */
class UsageRecordTests extends EmulatorTest {

    @Test
    void theTextsOfADayAreBilled() {
        customerTexts("Hi");
        customerTexts("x".repeat(161));
        var today = LocalDate.now(ZoneOffset.UTC);

        var records = Daily.reader()
                .setStartDate(today.minusDays(1))
                .setEndDate(today.plusDays(1))
                .setIncludeSubaccounts(false)
                .read(demo());

        assertThat(of(records, "sms-inbound").getCount()).isEqualTo("2");
        assertThat(of(records, "totalprice").getPrice()).isEqualByComparingTo("0.0237");
        assertThat(Daily.reader().setEndDate(today.minusDays(7)).read(demo())).isEmpty();
    }

    @Test
    void aTextHasItsPriceOnceItHasArrived() {
        customerTexts("x".repeat(161));

        assertThat(Message.reader().read(demo()))
                .first()
                .satisfies(text -> assertThat(text.getPrice()).isEqualTo("-0.01580"))
                .satisfies(text ->
                        assertThat(text.getPriceUnit().getCurrencyCode()).isEqualTo("USD"));
    }

    @Test
    void aMainAccountSeesTheUsageOfItsSubaccountsUnlessAskedOtherwise() {
        customerTexts("Hi");

        assertThat(of(Daily.reader().setCategory("totalprice").read(main()), "totalprice")
                        .getPrice())
                .isEqualByComparingTo("0.0079");
        assertThat(Daily.reader().setIncludeSubaccounts(false).read(main())).isEmpty();
        assertThat(Daily.reader().read(other())).isEmpty();
    }

    private static Daily of(ResourceSet<Daily> records, String category) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.getCategory().equals(category))
                .findFirst()
                .orElseThrow();
    }
}

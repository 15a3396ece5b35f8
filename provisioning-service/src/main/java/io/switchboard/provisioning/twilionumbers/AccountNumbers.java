package io.switchboard.provisioning.twilionumbers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.switchboard.provisioning.records.NumberRecorder;
import io.switchboard.twilio.IncomingNumber;
import io.switchboard.twilio.TwilioAccount;
import org.springframework.stereotype.Component;

/**
 * Reads all numbers of an account from Twilio, each with its record. One page is in memory at a time, so that the memory
 * does not grow with the account.
 */
@Component
public class AccountNumbers {

    /** As many as Twilio puts on a page at most: one query of the database for each request to Twilio. */
    static final int PAGE = 1000;

    private final NumberRecorder numbers;

    public AccountNumbers(NumberRecorder numbers) {
        this.numbers = numbers;
    }

    /**
     * Passes the numbers on, page by page.
     *
     * @return what Twilio listed, once it is complete
     * @throws RuntimeException when Twilio does not list all numbers; the pages before are passed on then
     */
    public ListedNumbers eachPage(TwilioAccount twilio, Consumer<List<FoundNumber>> consumer) {
        var listed = new ListedNumbers();
        var page = new ArrayList<IncomingNumber>(PAGE);
        try (var all = twilio.numbers().list()) {
            for (var next = all.iterator(); next.hasNext(); ) {
                var number = next.next();
                listed.add(number);
                page.add(number);
                if (page.size() == PAGE) {
                    consumer.accept(found(page));
                    page.clear();
                }
            }
        }
        if (!page.isEmpty()) {
            consumer.accept(found(page));
        }
        return listed;
    }

    private List<FoundNumber> found(List<IncomingNumber> page) {
        var recorded = numbers.withAddresses(
                page.stream().map(IncomingNumber::phoneNumber).toList());
        return page.stream()
                .map(number -> new FoundNumber(number, recorded.get(number.phoneNumber())))
                .toList();
    }
}

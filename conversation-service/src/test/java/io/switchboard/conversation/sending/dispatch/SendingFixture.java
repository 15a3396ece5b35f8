package io.switchboard.conversation.sending.dispatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.switchboard.conversation.sending.pace.PaceSettings;
import io.switchboard.conversation.support.EmulatedTwilio;
import io.switchboard.conversation.support.PublishedEvents;
import io.switchboard.conversation.support.TestClock;
import io.switchboard.conversation.support.TestDirectory;
import io.switchboard.events.AccountRefused;
import io.switchboard.events.CloudEvent;
import io.switchboard.events.MessageStatusChanged;
import io.switchboard.testing.TestMongo;

/** What is around the sender in a test: a database, a Twilio, a clock, and two tenants with an account and a number each. */
public final class SendingFixture implements AutoCloseable {

    public static final String OURS = "+15005550006";
    public static final String OTHERS = "+15005550016";
    public static final String CUSTOMER = "+15551230001";
    public static final String ACCOUNT = "AC000000000000000000000000000000d1";
    public static final String OTHER_ACCOUNT = "AC000000000000000000000000000000d2";

    public final TestClock clock = new TestClock();
    public final MongoDatabase database = TestMongo.emptyDatabase();
    public final PublishedEvents published = new PublishedEvents();
    public final EmulatedTwilio twilio = EmulatedTwilio.of(clock);
    public final TestDirectory directory = directory();
    private final List<SendingProcess> processes = new ArrayList<>();

    public static TestDirectory directory() {
        return new TestDirectory()
                .account(ACCOUNT, "demo", "token")
                .account(OTHER_ACCOUNT, "other", "token")
                .number(OURS, "demo", ACCOUNT)
                .number(OTHERS, "other", OTHER_ACCOUNT);
    }

    public SendingProcess process() {
        return process(database);
    }

    public SendingProcess process(MongoDatabase watched) {
        var process = new SendingProcess(watched, published, directory, twilio, clock);
        return kept(process);
    }

    public SendingProcess process(MongoDatabase watched, Duration twilioTimeout) {
        var process = new SendingProcess(
                watched,
                published,
                directory,
                clock,
                SendingProcess.settings(twilio.url(), SendingProcess.POLICY, twilioTimeout));
        return kept(process);
    }

    /** A process that keeps its senders to Twilio's rates. */
    public SendingProcess pacedProcess(MongoDatabase watched) {
        var process = new SendingProcess(
                watched,
                published,
                directory,
                clock,
                SendingProcess.settings(twilio.url(), SendingProcess.POLICY, Duration.ofMillis(300)),
                new PaceSettings(true, Map.of(), Map.of()));
        return kept(process);
    }

    /** Closed with the fixture, unless its test closes it earlier. */
    private SendingProcess kept(SendingProcess process) {
        processes.removeIf(SendingProcess::isClosed);
        processes.add(process);
        return process;
    }

    public void pass(Duration duration) {
        clock.advance(duration);
    }

    /** The statuses that were published of a message, in order. */
    public List<String> publishedStatuses() {
        return published.take().stream()
                .map(CloudEvent::data)
                .filter(MessageStatusChanged.class::isInstance)
                .map(data -> ((MessageStatusChanged) data).status())
                .toList();
    }

    /** The accounts that were reported as refused since the last time. */
    public List<AccountRefused> refusedAccounts() {
        return published.take().stream()
                .map(CloudEvent::data)
                .filter(AccountRefused.class::isInstance)
                .map(AccountRefused.class::cast)
                .toList();
    }

    @Override
    public void close() {
        processes.forEach(SendingProcess::close);
        twilio.close();
        database.drop();
    }
}

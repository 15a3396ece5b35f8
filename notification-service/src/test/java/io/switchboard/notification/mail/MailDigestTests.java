package io.switchboard.notification.mail;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.switchboard.events.EventType;
import io.switchboard.events.member.Member;
import io.switchboard.mongo.IdGenerator;
import io.switchboard.mongo.lease.Leases;
import io.switchboard.notification.bell.BellFixtures;
import io.switchboard.notification.occurrence.BellFixture;
import io.switchboard.notification.recipient.NotificationRecipient;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** E-mails against a real SMTP server. */
class MailDigestTests {

    private static final Map<String, Object> BY_EMAIL =
            Map.of("types", Map.of("sms_received", Map.of("bell", true, "sound", false, "email", true, "push", false)));

    private GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private BellFixture bell;
    private MailSettings settings;
    private DigestJournal journal;

    @BeforeEach
    void start() {
        server.start();
        settings = TestMail.settings("127.0.0.1", server.getSmtp().getPort());
        bell = new BellFixture(settings);
        journal = new DigestJournal(bell.mongo, new IdGenerator(), bell.clock);
        bell.member("ann", "agent");
        bell.member("jonas", "agent");
        bell.choose("ann", BY_EMAIL);
    }

    @AfterEach
    void stop() {
        server.stop();
        bell.close();
    }

    @Test
    void whatStaysUnreadIsOneMessageOnce() throws Exception {
        bell.happens(bell.text("m1", "c1", "Is the bike ready?"), bell.text("m2", "c2", "Hello"));
        run();
        assertThat(server.getReceivedMessages()).isEmpty();

        bell.clock.advance(Duration.ofMinutes(15));
        run();
        run();
        bell.clock.advance(Duration.ofHours(1));
        run();

        assertThat(server.getReceivedMessages()).singleElement().satisfies(message -> {
            assertThat(message.getAllRecipients()).extracting(Object::toString).containsExactly("ann@example.com");
            assertThat(message.getSubject()).isEqualTo("New SMS from +15551230001 and 1 more");
            assertThat(GreenMailUtil.getBody(message))
                    .contains("Is the bike ready?", "Hello", "https://switchboard.example.com");
        });
    }

    @Test
    void whatIsReadInTimeIsNotSent() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        BellFixtures.readAll(bell.notifications, NotificationRecipient.id(BellFixture.DEMO, "ann"));

        bell.clock.advance(Duration.ofMinutes(20));
        run();

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void whatIsReadBetweenCollectingAndSendingIsNotSent() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        bell.clock.advance(Duration.ofMinutes(20));
        journal.collect(NotificationRecipient.id(BellFixture.DEMO, "ann"));
        BellFixtures.readAll(bell.notifications, NotificationRecipient.id(BellFixture.DEMO, "ann"));

        run();

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aCrashAfterTheIntentLeavesTheEntriesToTheNextMessage() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        bell.clock.advance(Duration.ofMinutes(20));
        // The digest of an instance that crashed before any entry took its id.
        bell.mongo.insert(new StoredDigest(
                new IdGenerator().next(),
                NotificationRecipient.id(BellFixture.DEMO, "ann"),
                StoredDigest.INTENDED,
                0,
                bell.clock.instant(),
                bell.clock.instant()));

        run();
        bell.clock.advance(Duration.ofMinutes(5));
        run();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aCrashWhileSendingRepeatsTheSameMessage() throws Exception {
        bell.happens(bell.text("m1", "c1", "Hi"));
        bell.clock.advance(Duration.ofMinutes(20));
        journal.collect(NotificationRecipient.id(BellFixture.DEMO, "ann"));
        var claimed = journal.claim(journal.due(10).getFirst()).orElseThrow();
        sender().send(claimed);
        // As if the instance had crashed before it recorded that.
        bell.mongo.save(claimed);

        assertThat(journal.due(10)).isEmpty();
        bell.clock.advance(Duration.ofMinutes(3));
        run();

        assertThat(server.getReceivedMessages())
                .hasSize(2)
                .extracting(MimeMessage::getMessageID)
                .containsOnly(server.getReceivedMessages()[0].getMessageID());
    }

    @Test
    void twoInstancesSendOneMessage() {
        bell.happens(bell.text("m1", "c1", "Hi"), bell.text("m2", "c2", "Hello"));
        bell.clock.advance(Duration.ofMinutes(20));
        var owner = NotificationRecipient.id(BellFixture.DEMO, "ann");

        journal.collect(owner);
        new DigestJournal(bell.mongo, new IdGenerator(), bell.clock).collect(owner);
        run();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatIsAwayGetsItLater() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        bell.clock.advance(Duration.ofMinutes(20));
        server.stop();
        run();
        server = new GreenMail(new ServerSetup(settings.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        run();
        assertThat(server.getReceivedMessages()).isEmpty();

        bell.clock.advance(Duration.ofMinutes(2));
        run();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void quietHoursHoldAMessage() {
        bell.choose(
                "ann",
                Map.of(
                        "types",
                        Objects.requireNonNull(BY_EMAIL.get("types")),
                        "quietHours",
                        Map.of(
                                "timeZone",
                                "UTC",
                                "holidays",
                                List.of(),
                                "hours",
                                List.of(Map.of("days", List.of("saturday"), "from", "12:00", "to", "13:00")))));
        bell.happens(bell.text("m1", "c1", "Hi"));
        bell.clock.advance(Duration.ofMinutes(30));
        run();
        assertThat(server.getReceivedMessages()).isEmpty();

        bell.clock.advance(Duration.ofMinutes(31));
        run();

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMemberWhoHasNoAddressAnyMoreGetsNothing() {
        bell.happens(bell.text("m1", "c1", "Hi"));
        bell.clock.advance(Duration.ofMinutes(20));
        bell.happens(bell.event(
                EventType.MEMBER_UPDATED,
                "ann/2",
                new Member("ann", "Ann", null, List.of("agent"), 2, bell.clock.instant())));

        run();

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com\r\nBcc: eve@example.com",
                "ann@example.com\n",
                "ann@example.com, eve@example.com",
                "Ann <ann@example.com>",
                "ann",
                "@example.com",
                "ann@exam ple.com",
                ""
            })
    void anAddressThatIsNotOneAddressIsRefused(String address) {
        assertThat(MailAddress.parse(address)).isEmpty();
    }

    private void run() {
        new MailTask(journal, sender(), new Leases(bell.mongo, bell.clock, "test"), Duration.ofSeconds(1)).run();
    }

    private DigestSender sender() {
        return new DigestSender(
                journal,
                bell.recipients,
                MailConfiguration.server(settings),
                settings,
                new MailMeters(bell.registry),
                bell.clock);
    }
}

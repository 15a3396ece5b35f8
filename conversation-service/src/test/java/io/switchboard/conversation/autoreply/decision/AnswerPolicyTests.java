package io.switchboard.conversation.autoreply.decision;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import io.switchboard.conversation.autoreply.decision.AnswerPolicy.Draft;
import io.switchboard.conversation.consent.OptOutWord;
import io.switchboard.conversation.message.AddressPair;
import io.switchboard.conversation.setting.page.AutoReplyPage;
import io.switchboard.conversation.setting.page.AutoReplyPage.NumberReply;
import io.switchboard.conversation.setting.page.KeywordsPage;
import io.switchboard.conversation.setting.page.KeywordsPage.KeywordRule;
import io.switchboard.conversation.setting.page.KeywordsPage.Match;
import io.switchboard.voiceplan.OpeningHours;
import io.switchboard.voiceplan.OpeningHours.Day;
import io.switchboard.voiceplan.Schedule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerPolicyTests {

    private static final String OURS = "+15005550006";
    private static final String THEIRS = "+15551230001";

    /** A Saturday, 13:00 in Berlin. */
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static final Schedule WEEKDAYS = schedule("Europe/Berlin", "09:00", "17:00", List.of());
    private static final Schedule ALWAYS = new Schedule(
            "Etc/UTC",
            List.of(new OpeningHours(Arrays.asList(Day.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)),
            List.of());

    @Test
    void aMessageIsAnsweredByTheTextOfItsTime() {
        assertThat(text(policy(WEEKDAYS), message("Hi", Instant.parse("2026-11-20T12:00:00Z"))))
                .isEqualTo("We are here");
        assertThat(text(policy(WEEKDAYS), message("Hi", NOW))).isEqualTo("We are closed");
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks in Berlin go back at 03:00 of 25 October 2026 and forward at 02:00 of 29 March 2026.
        "2026-10-23T06:59:59Z, false",
        "2026-10-23T07:00:00Z, true",
        "2026-10-26T07:59:59Z, false",
        "2026-10-26T08:00:00Z, true",
        "2026-03-27T08:00:00Z, true",
        "2026-03-30T06:59:59Z, false",
        "2026-03-30T07:00:00Z, true",
        "2026-12-25T10:00:00Z, false",
        "2026-12-24T10:00:00Z, true"
    })
    void businessHoursFollowTheClocksAndTheHolidays(Instant at, boolean isOpen) {
        var hours = schedule("Europe/Berlin", "09:00", "17:00", List.of(LocalDate.parse("2026-12-25")));

        assertThat(text(policy(hours), message("Hi", at))).isEqualTo(isOpen ? "We are here" : "We are closed");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T21:30:00Z, true", "2026-11-21T00:30:00Z, true", "2026-11-21T01:00:00Z, false"})
    void businessHoursMayCrossMidnight(Instant at, boolean isOpen) {
        var hours = schedule("Europe/Berlin", "22:00", "02:00", List.of());

        assertThat(text(policy(hours), message("Hi", at))).isEqualTo(isOpen ? "We are here" : "We are closed");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "true, null, null, We are closed",
                "true, null, Ours are closed, Ours are closed",
                "true, null, '', null",
                "false, null, null, null",
                "null, null, null, We are closed"
            })
    void aNumberHasItsOwnTexts(
            @Nullable Boolean isEnabled, @Nullable String text, @Nullable String closed, @Nullable String answer) {
        var replies = replies(true, Map.of(OURS, new NumberReply(isEnabled, text, closed)));
        var policy = new AnswerPolicy(replies, new KeywordsPage(List.of()), WEEKDAYS, Duration.ofHours(1));

        assertThat(text(policy, message("Hi", NOW))).isEqualTo(answer);
    }

    @Test
    void aNumberCanBeTheOnlyOneWithAnswers() {
        var replies = replies(false, Map.of(OURS, new NumberReply(true, null, null)));
        var policy = new AnswerPolicy(replies, new KeywordsPage(List.of()), ALWAYS, Duration.ofHours(1));

        assertThat(text(policy, message("Hi", NOW))).isEqualTo("We are here");
        assertThat(policy.draft(message("Hi", NOW, "sms", "+15005550007", THEIRS), NOW)
                        .outcome())
                .isEqualTo(AnswerOutcome.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE, It costs 10",
        "price?, It costs 10",
        "What about opening hours, From 9 to 5",
        "Hi, We are here",
        "Priceless, We are here"
    })
    void theFirstKeywordThatMatchesAnswersAtAnyTime(String body, String answer) {
        var rules = List.of(
                rule(Match.EXACT, "It costs 10", "price", "cost"),
                rule(Match.CONTAINS, "From 9 to 5", "opening hours"),
                rule(Match.CONTAINS, "Never reached", "price"));

        assertThat(text(policy(ALWAYS, rules), message(body, NOW))).isEqualTo(answer);
        if (!answer.equals("We are here")) {
            assertThat(text(policy(WEEKDAYS, rules), message(body, NOW))).isEqualTo(answer);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sms, 24365, SENDER",
        "sms, BIKES, SENDER",
        "sms, +1555123, ANSWERED",
        "sms, Restricted, SENDER",
        "sms, '', SENDER",
        "whatsapp, +15551230001, ANSWERED",
        "messenger, 1234567890, ANSWERED"
    })
    void aSenderThatCannotReceiveGetsNoAnswer(String channel, String theirs, AnswerOutcome outcome) {
        assertThat(policy(ALWAYS)
                        .draft(message("Hi", NOW, channel, OURS, theirs), NOW)
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void aNumberOfTheTenantItselfGetsNoAnswer() {
        var own = new CustomerMessage(new AddressPair("sms", OURS, THEIRS), "Hi", NOW, null, true);

        assertThat(policy(ALWAYS).draft(own, NOW).outcome()).isEqualTo(AnswerOutcome.SENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "start", "Help!", "UNSUBSCRIBE"})
    void aWordThatTwilioAnswersGetsNoAnswerEvenIfItIsAKeyword(String body) {
        var rules = List.of(rule(Match.CONTAINS, "x", "stop", "start", "help", "unsubscribe"));

        assertThat(policy(ALWAYS, rules).draft(message(body, NOW), NOW).outcome())
                .isEqualTo(AnswerOutcome.OPT_OUT_WORD);
    }

    @Test
    void aWordThatTwilioRecognisedGetsNoAnswer() {
        var recognised =
                new CustomerMessage(new AddressPair("sms", OURS, THEIRS), "ne plus", NOW, OptOutWord.REFUSAL, false);

        assertThat(policy(ALWAYS).draft(recognised, NOW).outcome()).isEqualTo(AnswerOutcome.OPT_OUT_WORD);
    }

    @Test
    void aMessageThatIsReadLateGetsNoAnswer() {
        var policy = policy(ALWAYS);

        assertThat(policy.draft(message("Hi", NOW), NOW.plus(Duration.ofMinutes(60)))
                        .outcome())
                .isEqualTo(AnswerOutcome.ANSWERED);
        assertThat(policy.draft(message("Hi", NOW), NOW.plus(Duration.ofMinutes(61)))
                        .outcome())
                .isEqualTo(AnswerOutcome.LATE);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "never",
            value = {
                // routed, opted out, minutes since the last answer, minutes since a person wrote, objection
                "true, false, never, never, never",
                "false, false, never, never, UNROUTED",
                "true, true, never, never, OPTED_OUT",
                "true, false, 59, never, TOO_SOON",
                "true, false, 60, never, never",
                "true, false, 0, never, TOO_SOON",
                "true, false, -5, never, TOO_SOON",
                "true, false, never, 29, PERSON",
                "true, false, never, 30, never",
                "true, false, never, -1, PERSON",
                "true, false, 10, 10, PERSON"
            })
    void aConversationMayBeAReasonForNoAnswer(
            boolean isRouted,
            boolean isOptedOut,
            @Nullable Integer answered,
            @Nullable Integer person,
            @Nullable AnswerOutcome objection) {
        var facts = new ConversationFacts(isRouted, isOptedOut, false, minutesAgo(answered), null, minutesAgo(person));

        assertThat(policy(ALWAYS).objection(message("Hi", NOW), new Draft("x", null, false), facts))
                .isEqualTo(Optional.ofNullable(objection));
    }

    @ParameterizedTest
    @CsvSource({
        "Hi, false, 120, REPEATED",
        "' HI ', false, 120, REPEATED",
        "Hi, true, 120, ",
        "Hello, false, 120, ",
        "Hi, false, 1440, "
    })
    void aTextThatWasAnsweredBeforeIsTakenForAMachine(
            String body, boolean isCommand, int minutes, @Nullable AnswerOutcome objection) {
        var facts = new ConversationFacts(true, false, false, minutesAgo(minutes), AnsweredText.of("Hi"), null);

        assertThat(policy(ALWAYS).objection(message(body, NOW), new Draft("x", null, isCommand), facts))
                .isEqualTo(Optional.ofNullable(objection));
    }

    /** Whatever customers and people write at whatever times, answers keep their distance. */
    @Test
    void answersKeepTheirIntervalAndStayAwayFromPeople() {
        for (var seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var policy = policy(ALWAYS);
            Instant answered = null;
            Instant person = null;
            var at = NOW;
            for (var step = 0; step < 100; step++) {
                at = at.plusSeconds(random.nextInt(1, 3600));
                if (random.nextInt(10) == 0) {
                    person = at;
                    continue;
                }
                var message = message("Text " + step, at);
                var facts = new ConversationFacts(true, false, false, answered, null, person);
                if (policy.objection(message, new Draft("x", null, false), facts)
                        .isEmpty()) {
                    assertThat(answered == null || !at.isBefore(answered.plus(Duration.ofMinutes(60))))
                            .as("seed %d", seed)
                            .isTrue();
                    assertThat(person == null || !at.isBefore(person.plus(Duration.ofMinutes(30))))
                            .as("seed %d", seed)
                            .isTrue();
                    answered = at;
                }
            }
        }
    }

    /** Two machines that answer each other automatically stop by themselves. */
    @Test
    void twoTenantsDoNotAnswerEachOtherForever() {
        var policy = policy(ALWAYS);
        var answers = 0;
        Instant[] answeredAt = new Instant[2];
        var at = NOW;
        var turn = 0;
        while (answers < 100) {
            at = at.plusSeconds(2);
            var facts = new ConversationFacts(true, false, false, answeredAt[turn], null, null);
            if (policy.objection(message("Answer " + answers, at), new Draft("x", null, false), facts)
                    .isPresent()) {
                break;
            }
            answeredAt[turn] = at;
            answers++;
            turn = 1 - turn;
        }

        assertThat(answers).isEqualTo(2);
    }

    private static @Nullable Instant minutesAgo(@Nullable Integer minutes) {
        return minutes == null ? null : NOW.minus(Duration.ofMinutes(minutes));
    }

    private static @Nullable String text(AnswerPolicy policy, CustomerMessage message) {
        var draft = policy.draft(message, message.at()).draft();
        return draft == null ? null : Objects.requireNonNull(draft.text());
    }

    private static AnswerPolicy policy(Schedule hours) {
        return policy(hours, List.of());
    }

    private static AnswerPolicy policy(Schedule hours, List<KeywordRule> rules) {
        return new AnswerPolicy(replies(true, Map.of()), new KeywordsPage(rules), hours, Duration.ofHours(1));
    }

    private static AutoReplyPage replies(boolean isEnabled, Map<String, NumberReply> perNumber) {
        return new AutoReplyPage(isEnabled, "We are here", "We are closed", 60, 30, "Soon", 15, perNumber);
    }

    private static KeywordRule rule(Match match, String text, String... words) {
        return new KeywordRule(match, List.of(words), text, null, null, List.of());
    }

    private static Schedule schedule(String zone, String from, String to, List<LocalDate> holidays) {
        var days = List.of(
                        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY)
                .stream()
                .map(Day::of)
                .toList();
        return new Schedule(
                zone, List.of(new OpeningHours(days, LocalTime.parse(from), LocalTime.parse(to))), holidays);
    }

    private static CustomerMessage message(String body, Instant at) {
        return message(body, at, "sms", OURS, THEIRS);
    }

    private static CustomerMessage message(String body, Instant at, String channel, String ours, String theirs) {
        return new CustomerMessage(
                new AddressPair(channel, ours, theirs),
                body,
                at,
                OptOutWord.in(body).orElse(null),
                false);
    }
}
